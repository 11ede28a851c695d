// Rows as an analysis of a company of 1,200 people and 60 communities would leave them, the same every time.
import type { Role, RoleEvidence } from '../../store/rows/role-evidence.ts';
import { mulberry32 } from '../../fixtures/random.ts';
import type { CommunityState } from '../../core/community-state.ts';
import { communityKinds } from '../../core/registry.ts';
import { addDays, dayNumber, weekOf } from '../../core/windows.ts';
import type { ReportSubject } from '../../store/rows/run-report.ts';
import type { Sealer } from '../../core/sealing.ts';
import type { Answers } from './fake-store.ts';
import { sampleOutlook, sampleReport } from './sample-reports.ts';
import { sampleDecisionEffects, sampleDecisions } from './sample-decisions.ts';
import { sampleEvidence } from './sample-evidence.ts';

export const sampleNow = Date.parse('2026-11-23T17:04:00Z');
const until = '2026-11-23';
const run = '6f3c9f0e-6d0e-8a53-9f6e-0d2f5e9d1c11';
const weeksKept = 52;

const subjects = [
  'Customer cases',
  'Data practice',
  'Energy sector',
  'Public sector',
  'Retail and food',
  'Healthcare',
  'Banking',
  'Tenders that win',
  'Legal watch',
  'Sustainable purchasing',
  'Accessibility',
  'Lean office',
  'Python corner',
  'Security',
  'Cloud migration',
  'Site of Lyon',
  'Site of Nantes',
  'Mentoring',
  'Running at noon',
  'Bread and sourdough',
  'Book club',
  'Chess',
  'New joiners',
  'Onboarding 2026',
  'Project Aurora',
  'Project Belvedere',
  'Project Comet',
  'Finance',
  'Human resources',
  'Communication',
  'Works council',
  'Mobility',
  'Sales north',
  'Sales south',
  'Pricing',
  'Field engineers',
  'Quality',
  'Innovation challenge',
  'Patents',
  'Translation',
  'Design system',
  'Research notes',
  'Agile coaches',
  'Facility',
  'Travel',
  'Photography',
  'Cycling',
  'Gardeners',
  'Parents',
  'Volunteers',
  'Assembly line 4',
  'Logistics',
  'Warehouse of Metz',
  'Customer service',
  'Spare parts',
  'Training',
  'Architects',
  'Testing',
  'Old intranet',
  'Tomorrow’s office',
];

/** Most tables have some life, a quarter stands empty. */
const pattern: readonly CommunityState[] = [
  'lively',
  'warming',
  'simmering',
  'lively',
  'empty',
  'emptying',
  'sparse',
  'monologue',
  'lively',
  'never-opened',
  'simmering',
  'read-only',
  'empty',
  'too-early',
  'warming',
  'lively',
];

export interface SampleCommunity {
  id: string;
  name: string;
  kind: string;
  state: CommunityState;
  members: number;
  tookPart: number;
  onlyRead: number;
}

const fullness: Readonly<Record<CommunityState, readonly [took: number, read: number]>> = {
  lively: [0.42, 0.34],
  warming: [0.3, 0.38],
  simmering: [0.16, 0.3],
  sparse: [0.03, 0.15],
  emptying: [0.1, 0.25],
  monologue: [0.02, 0.4],
  'read-only': [0, 0.45],
  empty: [0, 0],
  'never-opened': [0, 0],
  'too-early': [0.06, 0.1],
};

export function sampleCommunities(count = 60): SampleCommunity[] {
  const random = mulberry32(7);
  return Array.from({ length: count }, (_, index) => {
    const state = pattern[Math.floor(random() * pattern.length)] ?? 'simmering';
    const members = index === 59 ? 4 : Math.round(8 + 420 * random() ** 3);
    const [took, read] = fullness[state];
    const tookPart = Math.round(members * took * (0.7 + 0.6 * random()));
    return {
      id: `slack:T024:C${String(index + 1).padStart(3, '0')}`,
      name: nameOf(index),
      kind: index % 13 === 12 ? '' : (communityKinds[Math.floor(random() * communityKinds.length)] ?? ''),
      state,
      members,
      tookPart,
      onlyRead: Math.min(members - tookPart, Math.round(members * read * (0.7 + 0.6 * random()))),
    };
  });
}

function nameOf(index: number): string {
  const round = Math.floor(index / subjects.length);
  return `${subjects[index % subjects.length] ?? ''}${round > 0 ? ` ${round + 1}` : ''}`;
}

export interface SampleOptions {
  communities?: SampleCommunity[];
  sealer: Sealer;
  /** No analysis has run and nothing is declared. */
  empty?: boolean;
}

export function sampleAnswers({
  communities = sampleCommunities(),
  sealer,
  empty = false,
}: SampleOptions): Answers {
  if (empty) return emptyAnswers;
  const only = (wanted: unknown) => communities.filter(({ id }) => wanted === '' || id === wanted);
  return {
    ...emptyAnswers,
    'latest-run': () => [{ run, from: addDays(until, -84), to: until, finished_ms: sampleNow - 600_000 }],
    'listed-communities': (params) =>
      only(params['only']).map(({ id, name, kind, state }, index) => ({
        community: id,
        name,
        kind,
        hosts: index % 5 === 0 ? 0 : 1,
        themes: index % 3 === 0 ? ['customer-cases'] : [],
        opened_on: addDays(until, state === 'too-early' ? -12 : -330 + index),
        last_heard_ms:
          state === 'never-opened'
            ? 0
            : sampleNow - (state === 'empty' ? 90 : 0.02 + (index % 7) / 10) * 86_400_000,
      })),
    'community-states': () => communities.map((community) => weekRow(community, 0)),
    'run-report': ({ subject }) => [
      {
        content: JSON.stringify(
          sampleReport(
            subject as ReportSubject,
            until,
            communities.map(({ id }) => id),
          ),
        ),
      },
    ],
    'community-outlook': ({ community }) =>
      only(community).map(({ state, tookPart }) => ({
        outlook: JSON.stringify(sampleOutlook(state, tookPart)),
      })),
    'community-history': ({ community }) => only(community).flatMap(history),
    'recent-activity': ({ community }) =>
      only(community).map(({ tookPart, onlyRead }) => ({
        contributors: tookPart,
        contributions: tookPart * 4,
        only_readers: onlyRead,
        week_contributors: Math.round(tookPart / 3),
        week_contributions: Math.round(tookPart * 0.9),
      })),
    'adoption-by-week': adoption,
    'declared-objectives': () => objectives(communities),
    'objective-progress': progress,
    'objective-forecasts': forecasts,
    'declared-moments': () => moments(communities),
    'effects-of-campaigns': () => [campaignEffect, observedCampaign],
    'effects-of-gatherings': () => gatheringEffects,
    'decisions-so-far': ({ community, decision }) =>
      sampleDecisions(only(community), until, run).filter(
        (row) => decision === '' || row.decision === decision,
      ),
    'effects-of-decisions': () => sampleDecisionEffects,
    'shortlisted-people': ({ scope }) => shortlist(String(scope), sealer),
    'shortlist-choices': shortlistChoices,
    'network-of-community': network,
    'ledger-by-source': () => ledger,
    'source-freshness': () => [
      { source: '/slack/T024', last_heard_ms: sampleNow - 60_000, events: 81_204, communities: 41 },
      {
        source: '/discourse/forum',
        last_heard_ms: sampleNow - 5 * 86_400_000,
        events: 1204,
        communities: 12,
      },
    ],
    'ledger-by-hour': () => hourly,
    'source-clocks': () => [
      { source: '/slack/T024', events: 9_120, median_behind_ms: 1_240, ahead_share: 0.004 },
    ],
    'quarantine-tally': () => [
      { source: '/slack/T024', code: 'invalid-event', origin: 'webhook', n: 12 },
      { source: '/our-forum', code: 'held', origin: 'webhook', n: 121 },
    ],
    'quarantined-events': () => [
      {
        id: '11111111-1111-8111-8111-111111111111',
        received_ms: sampleNow - 7_200_000,
        source: '/slack/T024',
        origin: 'webhook',
        code: 'invalid-event',
        detail: 'Expected one of the known verbs',
        pointer: '/data/verb',
      },
    ],
  };
}

const emptyAnswers: Answers = Object.fromEntries(
  [
    'latest-run',
    'listed-communities',
    'community-states',
    'community-history',
    'run-report',
    'community-outlook',
    'recent-activity',
    'adoption-by-week',
    'declared-objectives',
    'objective-progress',
    'objective-forecasts',
    'effects-of-campaigns',
    'effects-of-gatherings',
    'decisions-so-far',
    'effects-of-decisions',
    'declared-moments',
    'shortlisted-people',
    'shortlist-choices',
    'network-of-community',
    'ledger-by-source',
    'source-freshness',
    'quarantined-events',
    'quarantine-tally',
    'ledger-by-hour',
    'source-clocks',
  ].map((name) => [name, () => []]),
);

function weekRow(community: SampleCommunity, weeksAgo: number) {
  const { id, state, members } = community;
  const trend = state === 'emptying' ? 1 + weeksAgo / 6 : state === 'warming' ? 1 / (1 + weeksAgo / 6) : 1;
  const wave = weeksAgo === 0 ? 1 : 0.85 + 0.3 * Math.abs(Math.sin(weeksAgo * 1.7 + members));
  const took = Math.min(members, Math.round(community.tookPart * Math.min(3, trend) * wave));
  const read = Math.min(members - took, Math.round(community.onlyRead * wave));
  const evidence = sampleEvidence(state, took, until);
  return {
    community: id,
    week: addDays(until, -7 * (weeksAgo + 1)),
    state: weeksAgo > 20 && (state === 'emptying' || state === 'empty') ? 'simmering' : state,
    since: addDays(weekOf(until), -7 * (4 + ((dayNumber(until) + members) % 20))),
    members,
    took_part: took,
    only_read: read,
    contributions: took * 6,
    contributors: took,
    active_weeks: evidence.activeWeeks,
    top_share: evidence.topShare,
    remedy: remedyOf(state),
    evidence: JSON.stringify(evidence),
  };
}

function history(community: SampleCommunity) {
  const weeks = community.state === 'too-early' ? 2 : weeksKept;
  return Array.from({ length: weeks }, (_, index) => weekRow(community, weeks - 1 - index));
}

function remedyOf(state: CommunityState) {
  const known = {
    empty: 'close',
    'never-opened': 'recruit-host',
    'read-only': 'seed',
    monologue: 'invite-ambassadors',
    sparse: 'merge',
    emptying: 'answer-threads',
  } as const;
  return state in known ? known[state as keyof typeof known] : 'none';
}

function adoption() {
  return Array.from({ length: weeksKept }, (_, index) => {
    const share = 0.06 + 0.22 / (1 + Math.exp(-(index - 26) / 7)) + 0.008 * Math.sin(index);
    return {
      week: addDays(until, -7 * (weeksKept - index)),
      entitled: 1150 + index,
      entitled_basis: 'directory',
      weekly_active: Math.round(1150 * share),
      monthly_active: Math.round(1150 * (share + 0.28)),
      monthly_contributors: Math.round(1150 * share),
      monthly_readers: Math.round(1150 * (0.2 + 0.1 * Math.sin(index / 9))),
    };
  });
}

const declared = [
  {
    objective: 'cases',
    title: 'Customer cases reach the sales teams',
    measure: 'monthly-contributor-share',
    baseline: 0.05,
    target: 0.4,
  },
  {
    objective: 'adoption',
    title: 'Half of us are seen every month',
    measure: 'monthly-active-share',
    baseline: 0.2,
    target: 0.5,
  },
  {
    objective: 'answers',
    title: 'Questions find an answer',
    measure: 'answered-share',
    baseline: 0.4,
    target: 0.8,
  },
  {
    objective: 'rooms',
    title: 'Twenty lively communities',
    measure: 'lively-communities',
    baseline: 4,
    target: 20,
  },
  {
    objective: 'deals',
    title: 'Deals closed with a shared case',
    measure: 'reported',
    baseline: 0,
    target: 60,
  },
] as const;

function objectives(communities: readonly SampleCommunity[]) {
  return declared.map((objective, index) => ({
    ...objective,
    theme: 'Win together',
    starts_on: addDays(until, -200),
    due_on: index === 0 ? '2027-06-30' : '2027-03-31',
    owner: 'Sales',
    communities: index === 1 ? [] : communities.slice(index * 3, index * 3 + 4).map(({ id }) => id),
  }));
}

function progress() {
  const statuses = ['at-risk', 'on-track', 'reached', 'off-track', 'no-data'] as const;
  const gained = [0.55, 0.75, 1.05, 0.3, 0];
  return declared.flatMap(({ objective, baseline, target }, place) =>
    Array.from({ length: 28 }, (_, index) => {
      const attainment = ((gained[place] ?? 0) * (index + 1)) / 28;
      const value = baseline + attainment * (target - baseline);
      const counted = target > 1 ? 0 : 1200;
      return {
        objective,
        week: addDays(until, -7 * (28 - index)),
        value: target > 1 ? Math.round(value) : value,
        numerator: counted * value,
        denominator: counted,
        attainment,
        pace: attainment / ((index + 1) / 60),
        status: statuses[place] ?? 'no-data',
      };
    }),
  );
}

/** The first three go on as they went, in a band that widens; the others have no forecast. */
function forecasts() {
  const last = progress().filter(({ week }) => week === addDays(until, -7));
  return last.slice(0, 3).map(({ objective, value }, place) => {
    const course = (spread: number) =>
      Array.from({ length: 18 }, (_, i) => value * (1 + 0.006 * i + spread * Math.sqrt(i + 1)));
    return {
      objective,
      probability: [0.61, 0.87, 1][place] ?? 0,
      weeks_left: 18,
      history_weeks: 52,
      needed_gain: 0.008,
      best_gain: 0.011,
      lows: course(-0.03),
      middles: course(0),
      highs: course(0.03),
      curves: place === 2 ? ['logistic', 'bass'] : [],
      curve_limits: place === 2 ? [0.9, 1.1] : [],
      curve_ends: place === 2 ? [0.75, 0.85] : [],
    };
  });
}

const campaignWeeks = Array.from({ length: 16 }, (_, i) => i - 8);

const campaignEffect = {
  campaign: 'launch',
  title: 'Autumn launch',
  from: addDays(until, -84),
  to: addDays(until, -70),
  communities: ['slack:T024:C001', 'slack:T024:C002', 'slack:T024:C003'],
  method: 'compared',
  verdict: 'more',
  reason: '',
  ratio: 1.31,
  low: 1.12,
  high: 1.53,
  p: 0.012,
  touched: 3,
  compared: 22,
  people: 41,
  weeks: campaignWeeks,
  ratios: campaignWeeks.map((week) => (week < 0 ? 1 : 1.31) + 0.05 * Math.sin(2 * week)),
};

const observedWeeks = Array.from({ length: 20 }, (_, i) => i - 12);

const observedCampaign = {
  ...campaignEffect,
  campaign: 'everywhere',
  title: 'New look everywhere',
  communities: [],
  method: 'observed',
  compared: 0,
  weeks: observedWeeks,
  ratios: observedWeeks.map((week) => (week < 0 ? 1 : 1.31) + 0.05 * Math.sin(2 * week)),
};

const gathering = {
  gathering: 'day',
  title: 'Community day in Lyon',
  day: addDays(until, -35),
  communities: ['slack:T024:C001'],
  verdict: 'more',
  reason: '',
  met: 36,
  pairs: 410,
  new_ties: 58,
  expected: 9.4,
  p: 0.001,
  lasting_known: false,
  lasting: 0,
};
const gatheringEffects = [
  gathering,
  { ...gathering, gathering: 'few', title: 'Table of six', met: 6, pairs: 11, new_ties: 2, expected: 0.3 },
  { ...gathering, gathering: 'old', title: 'Summer fair', lasting_known: true, lasting: 31 },
  {
    ...gathering,
    gathering: 'new',
    title: 'Breakfast',
    verdict: 'cannot-tell',
    reason: 'too-recent',
    met: 0,
  },
];

function moments(communities: readonly SampleCommunity[]) {
  const ids = communities.slice(0, 30).map(({ id }) => id);
  return [
    {
      moment: 'launch',
      what: 'campaign',
      title: 'Autumn launch',
      from: addDays(until, -84),
      to: addDays(until, -70),
      communities: ids,
    },
    {
      moment: 'day',
      what: 'gathering',
      title: 'Community day in Lyon',
      from: addDays(until, -35),
      to: addDays(until, -34),
      communities: ids,
    },
  ];
}

const names = [
  'Odette Carafon',
  'Émile Brasseur',
  'Aya N’Diaye',
  'Joris van Dam',
  'Maëlle Le Goff',
  'Karim Bensaïd',
  'Ines Prado',
  'Tomasz Zając',
  'Lucie Chêne',
  'Hannah Weiss',
];
const departments = [
  'Sales',
  'Engineering',
  'Customer service',
  'Finance',
  'Research',
  'Human resources',
  'Logistics',
  'Legal',
  'Purchasing',
];
export const sampleNames: readonly string[] = names;

const personId = (index: number) => `00000000-0000-8000-8000-${String(index + 1).padStart(12, '0')}`;

function shortlist(scope: string, sealer: Sealer) {
  const size = scope === '' ? 10 : 8;
  return names.slice(0, size).map((name, index) => ({
    person: personId(index),
    position: index + 1,
    influence: 18 - index,
    responders: 31 - 2 * index,
    newly_covered: 31 - 4 * index > 0 ? 31 - 4 * index : 2,
    covered_before: index * 22,
    covered_without: 150 - (index % 3) * 7,
    contributions: 64 - 5 * index,
    active_weeks: 12 - (index % 4),
    departments: 1 + (index % 6),
    alternate: index >= size - 2,
    flag: index < 4 ? ('confirmed' as const) : index < 7 ? ('possible' as const) : ('none' as const),
    top_chance: Math.max(0.05, 1 - 0.09 * index),
    median_rank: index === size - 1 ? 0 : 1 + index,
    rank_low: index,
    rank_high: index + 4,
    newcomer_share: index === 5 ? 0.6 : 0.1,
    team_share: index === 6 ? 0.7 : 0.3,
    roles: sampleRoles[index % sampleRoles.length] ?? [],
    persona: 'catalyst' as const,
    role_evidence: JSON.stringify(sampleRoleEvidence),
    sealed: index === 3 ? '' : sealer.seal(JSON.stringify({ name, email: `p${index}@example.org` })),
    department: departments[index % departments.length] ?? '',
    site: index % 2 === 0 ? 'Lyon' : 'Nantes',
  }));
}

const sampleRoles: readonly (readonly Role[])[] = [
  ['central-connector', 'boundary-spanner'],
  [],
  ['information-broker'],
  ['peripheral-expert'],
];

const sampleRoleEvidence: RoleEvidence = {
  connector: { topChance: 0.98, responders: 31, activeWeeks: 12 },
  spanner: { contacts: 24, bar: 11, departments: 6, largestShare: 0.3, closestLinkTo: 4 },
  broker: { betweenness: 0.061, bar: 0.02, twiceError: 0.02, constraint: 0.11, usualConstraint: 0.2 },
  expert: {
    contacts: 6,
    medianContacts: 9,
    opened: 12,
    answered: 11,
    answeredRate: 0.86,
    bar: 0.7,
    answersGiven: 17,
  },
  persona: { contributions: 64, posts: 20, replies: 30, responses: 140 },
};

function shortlistChoices() {
  const facts = { places: 8, people: 180, min_responders: 10, word_of_mouth: 0.61 };
  return [
    { cap: 8, most_per_department: 8, proposed: 8, departments: 4, reached: 152, expected: 91, share_of_best: 0.96, ...facts },
    { cap: 0, most_per_department: 3, proposed: 8, departments: 5, reached: 149, expected: 90, share_of_best: 0.95, ...facts },
    { cap: 1, most_per_department: 1, proposed: 8, departments: 8, reached: 131, expected: 82, share_of_best: 0.93, ...facts },
  ]; // prettier-ignore
}

function network() {
  const random = mulberry32(11);
  return Array.from({ length: 70 }, (_, index) => {
    const group = index % departments.length;
    const angle = (2 * Math.PI * group) / departments.length + random();
    const distance = index < 8 ? 20 * random() : 40 + 60 * random();
    const ties = Array.from({ length: 1 + Math.floor(3 * random()) }, () =>
      personId(Math.floor(random() * (random() < 0.6 ? 10 : 70))),
    );
    return {
      person: personId(index),
      x: distance * Math.cos(angle),
      y: distance * Math.sin(angle),
      influence: index < 10 ? 18 - index : 4 * random(),
      ties,
      weights: ties.map(() => 1),
      department: group === 8 && index > 30 ? '' : (departments[group] ?? ''),
    };
  });
}

const counted = (source: string, outcome: string, reason: string, n: number) => ({
  source,
  outcome,
  reason,
  n,
  again: 0,
  last_hour_ms: sampleNow - 240_000,
});

const ledger = [
  { ...counted('/our-slack', 'received', '', 84_673), again: 3 },
  counted('/our-slack', 'stored', '', 81_204),
  counted('/our-slack', 'duplicate', '', 311),
  counted('/our-slack', 'quarantined', 'invalid-event', 12),
  counted('/our-slack', 'refused', 'bad-signature', 4),
  counted('/our-slack', 'refused', 'private-conversation', 3_127),
  counted('/our-slack', 'erased', 'invalid-event', 3),
  counted('/our-forum', 'received', '', 1_205),
  counted('/our-forum', 'stored', '', 1_204),
  counted('/our-forum', 'quarantined', 'conflict', 1),
];

const hourly = [2, 1, 0].flatMap((hoursAgo) =>
  ledger.slice(0, 4).map(({ source, outcome, reason, n }) => ({
    hour_ms: sampleNow - hoursAgo * 3_600_000,
    source,
    outcome,
    reason,
    n: Math.ceil(n / (400 + 90 * hoursAgo)),
  })),
);
