// The questions pages ask, asked of the real engine: with nothing stored, and with the least that makes an answer.
import { beforeAll, describe, expect, it } from 'vitest';
import type { CommunityEvidence } from '../../store/rows/community-evidence.ts';
import { communityWeeks } from '../../store/rows/community-week.ts';
import { reveals } from '../../store/rows/reveals.ts';
import { runs } from '../../store/rows/run.ts';
import { shortlists } from '../../store/rows/shortlist-entry.ts';
import { adoptionByWeek } from '../../store/queries/adoption-by-week.ts';
import { communityHistory } from '../../store/queries/community-history.ts';
import { communityStatesNow } from '../../store/queries/community-states.ts';
import { declaredMoments } from '../../store/queries/declared-moments.ts';
import { declaredObjectives } from '../../store/queries/declared-objectives.ts';
import { latestRun } from '../../store/queries/latest-run.ts';
import { ledgerBySource } from '../../store/queries/ledger-by-source.ts';
import { listedCommunities } from '../../store/queries/listed-communities.ts';
import { networkOfCommunity } from '../../store/queries/network-of-community.ts';
import { objectiveProgress } from '../../store/queries/objective-progress.ts';
import { recentActivity } from '../../store/queries/recent-activity.ts';
import { choiceOf } from '../../store/queries/quarantine-arrivals.ts';
import { quarantinedEvents } from '../../store/queries/quarantined-events.ts';
import { shortlistChoices } from '../../store/queries/shortlist-choices.ts';
import { shortlistedPeople } from '../../store/queries/shortlisted-people.ts';
import { sourceFreshness } from '../../store/queries/source-freshness.ts';
import type { Store } from '../../store/store.ts';
import { temporaryStore } from '../store/temporary-store.ts';
import { sampleEvidence } from '../support/sample-evidence.ts';

const run = '6f3c9f0e-6d0e-8a53-9f6e-0d2f5e9d1c11';
const person = '00000000-0000-8000-8000-000000000001';
const day = '2026-11-20';
const community = 'chat:t:cases';

let store: Store;
beforeAll(async () => {
  store = await temporaryStore();
});

const window = { community, from: '2026-10-27', thisWeek: '2026-11-16', to: '2026-11-24' };
const questions: [name: string, ask: () => Promise<object[]>][] = [
  ['latest run', () => store.query(latestRun, {})],
  [
    'listed communities',
    () => store.query(listedCommunities, { since: '2025-10-01', today: '2026-11-23', only: '' }),
  ],
  [
    'one community',
    () => store.query(listedCommunities, { since: '2025-10-01', today: '2026-11-23', only: community }),
  ],
  ['community states', () => store.query(communityStatesNow, { run })],
  ['community history', () => store.query(communityHistory, { run, community })],
  ['adoption', () => store.query(adoptionByWeek, { run })],
  ['declared objectives', () => store.query(declaredObjectives, {})],
  ['objective progress', () => store.query(objectiveProgress, { run })],
  ['declared moments', () => store.query(declaredMoments, {})],
  ['shortlisted people', () => store.query(shortlistedPeople, { run, scope: '', cap: 0 })],
  ['shortlist choices', () => store.query(shortlistChoices, { run, scope: '' })],
  ['network', () => store.query(networkOfCommunity, { run, community })],
  ['ledger', () => store.query(ledgerBySource, { from: '2026-10-27' })],
  ['freshness', () => store.query(sourceFreshness, { from: '2026-10-27' })],
  ['quarantine', () => store.query(quarantinedEvents, choiceOf({}, '2026-11-24'))],
];

describe('with nothing stored', () => {
  it.each(questions)('%s has no rows', async (_, ask) => {
    expect(await ask()).toEqual([]);
  });

  it('recent activity is nobody', async () => {
    expect(await store.query(recentActivity, window)).toEqual([
      { contributors: 0, contributions: 0, only_readers: 0, week_contributors: 0, week_contributions: 0 },
    ]);
  });
});

describe('with a little stored', () => {
  const evidence: CommunityEvidence = sampleEvidence('lively', 7, day);
  beforeAll(async () => {
    const insert = (sql: string) => store.command({ name: 'test-rows', sql });
    await insert(`INSERT INTO tablee.communities (community, name, kind, hosts, themes, closed_on, removed, version)
      VALUES ('chat:t:cases', 'Customer cases', 'practice', ['${person}'], ['win'], '2299-12-31', 0, 1), ('chat:t:silent', 'Silence', 'interest', [], [], '2299-12-31', 0, 1),
        ('chat:t:closed', 'Closed', 'interest', [], [], '2026-06-01', 0, 1)`);
    await insert(`INSERT INTO tablee.daily_feed (day, community, source, name, events, visits, last_time, n, version) VALUES
      ('${day}', 'chat:t:cases', '/chat', 'ignored', 9, 9, toDateTime64('2026-11-20 10:00:00', 3, 'UTC'), 1, 1),
      ('${day}', 'chat:t:heard', '/chat', 'Only heard', 4, 4, toDateTime64('2026-11-20 11:00:00', 3, 'UTC'), 1, 1),
      ('${day}', 'chat:t:sign-ins', '/chat', 'Sign-ins only', 4, 0, toDateTime64('2026-11-20 11:00:00', 3, 'UTC'), 1, 1)`);
    await insert(`INSERT INTO tablee.daily_activity (day, community, person, verb, n, version) VALUES
      ('${day}', 'chat:t:cases', '${person}', 'post', 3, 1), ('2026-11-02', 'chat:t:cases', '${person}', 'reply', 2, 1),
      ('${day}', 'chat:t:cases', generateUUIDv4(), 'view', 5, 1)`);
    await insert(
      `INSERT INTO tablee.directory (person, sealed, department, site, removed, version) VALUES ('${person}', 'sealed', 'Sales', 'Lyon', 0, 1)`,
    );
    await insert(`INSERT INTO tablee.ledger (hour, source, outcome, n, version) VALUES
      (toDateTime('2026-11-20 10:00:00', 'UTC'), '/chat', 'stored', 5, 1), (toDateTime('2026-11-20 10:00:00', 'UTC'), '/chat', 'stored', 9, 2)`);
    await store.insert(runs, [
      {
        run,
        window: { from: '2026-08-30', to: '2026-11-23' },
        parameters: '',
        inputs: '',
        codeVersion: '',
        started: 1,
        finished: 1_795_000_000_000,
        durationMs: 9,
        stages: { ties: 100 },
        peakMemoryMb: 300,
      },
    ]);
    const week = {
      run,
      community,
      state: 'lively',
      rawState: 'lively',
      since: '2026-10-05',
      members: 20,
      tookPart: 7,
      onlyRead: 6,
    } as const;
    const counts = {
      contributions: 42,
      contributors: 7,
      viewers: 13,
      activeWeeks: 8,
      topShare: 0.2,
      remedy: 'none',
      evidence,
    } as const;
    await store.insert(communityWeeks, [
      { ...week, ...counts, week: '2026-11-09' },
      { ...week, ...counts, week: '2026-11-16' },
    ]);
    const facts = {
      influence: 9,
      responders: 12,
      newlyCovered: 12,
      coveredBefore: 0,
      coveredWithout: 3,
      contributions: 5,
      activeWeeks: 4,
      departments: 2,
      rank: 1,
    };
    await store.insert(shortlists, [
      { run, community: '', position: 1, person, alternate: false, cap: 0, ...facts },
    ]);
  });

  it('lists communities that were opened, heard, or both', async () => {
    const listed = await store.query(listedCommunities, {
      since: '2025-10-01',
      today: '2026-11-23',
      only: '',
    });
    expect(listed).toMatchObject([
      { community: 'chat:t:cases', name: 'Customer cases', kind: 'practice', hosts: 1, themes: ['win'] },
      {
        community: 'chat:t:heard',
        name: 'Only heard',
        kind: '',
        last_heard_ms: Date.parse('2026-11-20T11:00:00Z'),
      },
      { community: 'chat:t:silent', name: 'Silence', last_heard_ms: 0 },
    ]);
  });

  it('leaves out closed communities, but still answers for one that is asked for', async () => {
    const days = { since: '2025-10-01', today: '2026-11-23' };
    const all = await store.query(listedCommunities, { ...days, only: '' });
    expect(all.map(({ name }) => name)).not.toContain('Closed');
    expect(await store.query(listedCommunities, { ...days, only: 'chat:t:closed' })).toHaveLength(1);
  });

  it('reads the newest run and the latest week of each community', async () => {
    expect(await store.query(latestRun, {})).toEqual([
      { run, from: '2026-08-30', to: '2026-11-23', finished_ms: 1_795_000_000_000 },
    ]);
    const [state, ...others] = await store.query(communityStatesNow, { run });
    expect(others).toEqual([]);
    expect(state).toMatchObject({ week: '2026-11-16', state: 'lively', took_part: 7 });
    expect(JSON.parse(state?.evidence ?? '')).toEqual(evidence);
    expect(await store.query(communityHistory, { run, community })).toHaveLength(2);
  });

  it('counts people and not their messages, and readers apart', async () => {
    expect(await store.query(recentActivity, window)).toEqual([
      { contributors: 1, contributions: 5, only_readers: 1, week_contributors: 1, week_contributions: 3 },
    ]);
  });

  it('finds the sealed name of whom it proposes', async () => {
    expect(await store.query(shortlistedPeople, { run, scope: '', cap: 0 })).toMatchObject([
      { person, sealed: 'sealed', department: 'Sales', responders: 12, alternate: false },
    ]);
  });

  it('takes the newest version of a ledger cell', async () => {
    expect(await store.query(ledgerBySource, { from: '2026-10-27' })).toMatchObject([
      { source: '/chat', outcome: 'stored', n: 9, last_hour_ms: Date.parse('2026-11-20T10:00:00Z') },
    ]);
  });

  it('keeps who was shown a name', async () => {
    await store.insert(reveals, [
      { time: 1_795_000_000_000, role: 'manager', viewer: 'abc', page: 'shortlist', community, people: 8 },
    ]);
    await store.command({
      name: 'test-read',
      sql: 'SELECT throwIf(count() != 1) FROM tablee.reveals FORMAT Null',
    });
  });
});
