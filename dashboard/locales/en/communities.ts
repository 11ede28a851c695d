// English: the list of communities, and one of them.
import type { Figure } from '../../gate.ts';
import type { Format } from '../../format.ts';
import { readers } from './states.ts';

export const communities = (f: Format) => ({
  title: 'Communities',
  question: 'Which tables are alive, which are empty, and since when?',
  listHeading: 'The same tables as a list',
  filter: 'Filter',
  allKinds: 'All kinds',
  allStates: 'All states',
  kind: 'Kind',
  state: 'State',
  apply: 'Show',
  clear: 'Show all',
  found: (shown: number, all: number) =>
    shown === all
      ? f.count(all, { one: 'community', other: 'communities' })
      : `${f.number(shown)} of ${f.number(all)} communities`,
  noneFound: 'No community is of this kind and in this state.',
  columns: {
    name: 'Community',
    kind: 'Kind',
    state: 'State',
    since: 'Since',
    tookPart: 'Took part, 4 weeks',
    onlyRead: 'Only read, 4 weeks',
    members: 'Members',
    evidence: 'What speaks for it',
  },
  sortBy: (column: string) => `Sort by ${column}`,
  small:
    'Took part and only read: members seen in the last four weeks. Fewer than the smallest group is never shown in figures.',
});

export const community = (f: Format) => ({
  question: (name: string) => `How is “${name}” doing?`,
  face: (state: string, filled: number, half: number) =>
    `Table with twelve seats, ${state}: ${f.number(filled)} filled, ${f.number(half)} half-filled`,
  faceClosed: (state: string) => `Table, ${state}`,
  opened: (day: string) => `opened on ${f.date(day)}`,
  lately: 'What has happened lately?',
  lastHeard: (instant: string) => `Last interaction on ${instant}.`,
  neverHeard: 'Nothing has come in from it yet.',
  recent: (contributors: Figure, contributions: Figure, onlyRead: Figure) =>
    contributors.shown && contributors.value === 0
      ? 'Nobody contributed in the last 28 days.'
      : `${capital(f.count(contributors, { one: 'person', other: 'people' }))} contributed in the last 28 days${contributions.shown ? `, ${f.count(contributions, { one: 'time', other: 'times' })}` : ''}; ${readers(f, onlyRead)}.`,
  thisWeek: (contributors: Figure, contributions: Figure) =>
    contributors.shown && contributors.value === 0
      ? 'This week: nobody yet.'
      : `This week: ${f.count(contributors, { one: 'person', other: 'people' })}${contributions.shown ? `, ${f.count(contributions, { one: 'contribution', other: 'contributions' })}` : ''}.`,
  liveSmall: 'Straight from what has come in, today included; everyone who wrote counts, member or not.',
  course: 'How did it come to this?',
  courseFinding: (now: Figure, then: Figure) =>
    now.shown && then.shown && now.value === 0
      ? `Nobody took part in four weeks${then.value === 0 ? ', nor eight weeks before' : `, against ${f.number(then.value)} eight weeks before`}`
      : now.shown && then.shown
        ? `${f.count(now, { one: 'member', other: 'members' })} took part in four weeks, against ${f.number(then.value)} eight weeks before`
        : `${capital(f.count(now, { one: 'member', other: 'members' }))} took part in the last four weeks`,
  courseMeasure: `Members seen, rolling four weeks, by week, people; weeks with fewer than ${f.number(f.k)} are left out, not drawn as zero`,
  feedSilent: (day: string) =>
    `Nothing at all has come in from its tool since ${f.date(day)}: what looks like silence may be the feed’s, not people’s.`,
  strip: 'Month by month',
  noHistory: 'Its history begins with the first analysis.',
  openShortlist: 'Whom to invite, and why',
  managerOnly: 'Names are for the community manager.',
  network: 'Who answers whom?',
  networkFinding: (departments: number, across: string | null) =>
    across === null
      ? `${f.count(departments, { one: 'department meets', other: 'departments meet' })} here`
      : `${f.count(departments, { one: 'department meets', other: 'departments meet' })} here; ${across} of the ties join two of them`,
  networkMeasure:
    'People who contributed in the last twelve weeks; a line is an answer, a larger dot draws answers from more colleagues',
  networkNone: 'No picture: fewer people than the smallest group answered one another.',
  networkSmall: 'Names stand only beside those on the shortlist. That you saw them is logged.',
  department: 'Department',
  noDepartment: 'Not in the directory',
  otherDepartments: 'Other departments',
  people: 'People',
  tiesInside: 'Ties inside',
  tiesAcross: 'Ties to others',
});

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
