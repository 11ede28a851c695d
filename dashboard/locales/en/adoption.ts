// English: how far people have come.
import type { Rung } from '../../../store/rows/adoption-report.ts';
import type { Figure } from '../../gate.ts';
import type { Format } from '../../format.ts';

export const adoption = (f: Format) => ({
  title: 'Adoption',
  question: 'How far have people come?',
  answer: (contributors: Figure, entitled: Figure, answered: Figure | null) =>
    entitled.shown && entitled.value === 0
      ? 'Nobody is entitled yet: import the directory, or wait for the first events.'
      : `${capital(f.figure(contributors))} of ${f.count(entitled, { one: 'person', other: 'people' })} entitled contributed in the last four weeks; ${answered === null ? 'no tool tells who was answered' : answered.shown ? `${f.figure(answered)} ever had an answer from a colleague` : 'how many ever had an answer is withheld'}.`,
  none: 'The ladder starts with the first analysis',
  noneHint: 'Import the directory and connect a source; everyone entitled then stands on a rung.',
  ladder: 'Which rung do people stand on?',
  ladderLead: 'Each rung counts everyone who ever reached it or one above it.',
  rung: 'Rung',
  people: 'People',
  share: 'Share of the entitled',
  interval: '95% interval',
  notTold: 'not recorded',
  rungs: {
    entitled: 'entitled',
    invited: 'invited',
    activated: 'seen at least once',
    joined: 'joined a community',
    reacted: 'reacted or more',
    posted: 'posted',
    'was-answered': 'was answered',
    regular: 'regular: four weeks of eight',
    ambassador: 'ambassador',
  } satisfies Record<Rung, string>,
  invitedMissing: 'No tool reports invitations; people may have been invited all the same.',
  rhythm: 'How often do they come?',
  measure: 'Measure',
  value: 'Value',
  measures: {
    weeklyActive: 'Seen in the last week',
    monthlyActive: 'Seen in four weeks',
    contributors: 'Contributed in four weeks',
    readers: 'Only read in four weeks',
  },
  stickiness: 'Of those seen in four weeks, here on an average working day',
  breadth: 'Communities per person seen',
  depth: 'Actions per person seen',
  gini: 'Unevenness among contributors (0 = all alike, 1 = one voice)',
  days: 'Days here in four weeks',
  daysHere: 'Days',
  bins: ['1 day', '2–3 days', '4–7 days', '8–14 days', '15 days or more'],
  cohorts: 'Do newcomers come back?',
  cohortsLead:
    'People by the four weeks in which they were first seen; share still seen in each four weeks after that. Periods that are not over are left out.',
  nearlyAll: (share: number) => `over ${f.percent(share)}`,
  cohortsNone: 'Needs two periods of four weeks after the first source was connected.',
  arrived: 'First seen from',
  later: (periods: number) => `${f.number(4 * periods)} weeks on`,
  replies: 'How long does a question wait?',
  median: (hours: Figure) =>
    hours.shown
      ? `Half of the threads of the last four weeks had an answer within ${f.count(hours, { one: 'working hour', other: 'working hours' })}.`
      : 'Too few people to tell how long threads wait.',
  medianUnknown: 'More than half of the threads of the last four weeks still wait, or none was opened.',
  unanswered: (share: Figure) =>
    share.shown
      ? `${f.percent(share.value)} had no answer after seven days.`
      : 'How many had none after seven days is withheld: too few people.',
  small:
    'Contributed: posted, answered, reacted and the like; reading is told apart. Working hours are nine to five, Monday to Friday; threads still waiting count as waiting.',
});

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
