// English: what every page says.
import type { Role } from '../../../core/gate.ts';
import type { CommunityKind } from '../../../core/registry.ts';
import type { Format } from '../../format.ts';

export const common = (f: Format) => ({
  tagline: 'Is anyone at the table?',
  skip: 'Skip to the page',
  navigation: 'Pages',
  nav: {
    overview: 'Overview',
    objectives: 'Objectives',
    effects: 'Effects',
    communities: 'Communities',
    shortlist: 'Whom to invite',
    sources: 'Sources',
    counting: 'How we count',
  },
  roles: {
    sponsor: 'project sponsor',
    manager: 'community manager',
    admin: 'administrator',
    auditor: 'auditor',
    employee: 'employee',
  } satisfies Record<Role, string>,
  signedInAs: (role: string) => `Signed in as ${role}`,
  signOut: 'Sign out',
  language: 'Language',
  kinds: {
    sector: 'Sectors',
    practice: 'Practices',
    expertise: 'Expertise',
    interest: 'Interests',
    project: 'Projects',
    function: 'Functions',
    '': 'Other tables',
  } satisfies Record<CommunityKind | '', string>,
  kind: {
    sector: 'sector',
    practice: 'practice',
    expertise: 'expertise',
    interest: 'interest',
    project: 'project',
    function: 'function',
    '': 'not declared',
  } satisfies Record<CommunityKind | '', string>,
  showFigures: 'Show the figures',
  completeUntil: (day: string) => `Complete until ${f.date(day)}.`,
  howWeCount: 'How we count',
  whatToDo: 'What to do next',
  colon: ':',
  week: 'Week',
  weekOf: (day: string) => `Week of ${f.date(day)}`,
  members: 'Members',
  tookPart: 'Took part',
  onlyRead: 'Only read',
  resting: 'Not seen',
  people: { one: 'person', other: 'people' },
  owner: 'Owner',
  withheldHint: `Groups of fewer than ${f.number(f.k)} people are never shown.`,
  campaign: (title: string) => `Campaign: ${title}`,
  gathering: (title: string) => `Gathering: ${title}`,
  noAnalysis: 'No analysis has run yet',
  noAnalysisHint:
    'States, objectives and shortlists appear after the first one. What has come in is safe and is counted then.',
  analysisRunning: 'An analysis is running; this page shows the one before.',
  analysisFailed:
    'The last analysis failed. Figures are those of the one before; nothing that came in is lost.',
});
