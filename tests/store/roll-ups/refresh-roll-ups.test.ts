import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Type } from 'typebox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../store/open-store.ts';
import { refreshRollUps } from '../../../store/roll-ups/refresh-roll-ups.ts';
import type { Store } from '../../../store/store.ts';
import { silentLog } from '../../support/silent-log.ts';
import { forgetAll, person, tell as tellStore, type Told } from './told.ts';

const ties = {
  name: 'ties',
  params: Type.Object({}),
  row: Type.Object({ tie: Type.String() }),
  sql: `SELECT concat(toString(toUInt8(substring(toString(from_person), 25))), '→', toString(toUInt8(substring(toString(to_person), 25))), ' ', reason, ' ', toString(n)) AS tie
        FROM tablee.daily_ties FINAL WHERE n > 0 ORDER BY day, tie`,
};
const activity = {
  name: 'activity',
  params: Type.Object({}),
  row: Type.Object({ line: Type.String() }),
  sql: `SELECT concat(community, ' ', toString(toUInt8(substring(toString(person), 25))), ' ', verb, ' ', toString(n)) AS line
        FROM tablee.daily_activity FINAL WHERE n > 0 ORDER BY day, line`,
};

let store: Store;

const tell = (...messages: Told[]) => tellStore(store, messages);
const tiesNow = async () => (await store.query(ties, {})).map(({ tie }) => tie);
const activityNow = async () => (await store.query(activity, {})).map(({ line }) => line);

beforeAll(async () => {
  store = await openStore({ dataDir: mkdtempSync(join(tmpdir(), 'tablee-roll-ups-')), log: silentLog });
});
afterAll(async () => {
  await store.close();
});
beforeEach(() => forgetAll(store));

describe('ties', () => {
  it.each<{ what: string; told: Told[]; ties: string[] }>([
    {
      what: 'an explicit reply',
      told: [
        { id: 1, by: 1, at: 0 },
        { id: 2, by: 2, at: 0.1, verb: 'reply', answers: [1] },
      ],
      ties: ['2→1 reply 1'],
    },
    {
      what: 'a reaction',
      told: [
        { id: 1, by: 1, at: 0 },
        { id: 2, by: 2, at: 0.1, verb: 'react', answers: [1] },
      ],
      ties: ['2→1 reaction 1'],
    },
    { what: 'a mention', told: [{ id: 1, by: 1, at: 0, names: [[2, 'mention']] }], ties: ['1→2 mention 1'] },
    {
      what: 'a reply that also names the author, once',
      told: [
        { id: 1, by: 1, at: 0 },
        { id: 2, by: 2, at: 0.1, answers: [1], names: [[1, 'reply']] },
      ],
      ties: ['2→1 reply 1'],
    },
    {
      what: 'no tie with oneself',
      told: [
        { id: 1, by: 1, at: 0 },
        { id: 2, by: 1, at: 0.1, answers: [1] },
      ],
      ties: [],
    },
    { what: 'no reply to a thing never seen', told: [{ id: 2, by: 2, at: 0, answers: [99] }], ties: [] },
    {
      what: 'a thread: each answers the latest earlier message by someone else',
      told: [
        { id: 1, by: 1, at: 0, thread: 1 },
        { id: 2, by: 2, at: 0.1, thread: 1 },
        { id: 3, by: 2, at: 0.2, thread: 1 },
        { id: 4, by: 3, at: 0.3, thread: 1 },
        { id: 5, by: 2, at: 0.4, thread: 1 },
      ],
      ties: ['2→1 reply 2', '2→3 reply 1', '3→2 reply 1'],
    },
    {
      what: 'a thread: not across seven days',
      told: [
        { id: 1, by: 1, at: 0, thread: 1 },
        { id: 2, by: 2, at: 7, thread: 1 },
        { id: 3, by: 1, at: 14.5, thread: 1 },
      ],
      ties: ['2→1 reply 1'],
    },
    {
      what: 'a thread: the age counts from the answered message, not from the run before',
      told: [
        { id: 1, by: 1, at: 0, thread: 1 },
        { id: 2, by: 2, at: 6, thread: 1 },
        { id: 3, by: 2, at: 8, thread: 1 },
      ],
      ties: ['2→1 reply 1'],
    },
    {
      what: 'a thread: an addressed message answers its addressee only',
      told: [
        { id: 1, by: 1, at: 0, thread: 1 },
        { id: 2, by: 2, at: 0.1, thread: 1 },
        { id: 3, by: 3, at: 0.2, thread: 1, answers: [1] },
      ],
      ties: ['2→1 reply 1', '3→1 reply 1'],
    },
    {
      what: 'bots neither answer nor are answered',
      told: [
        { id: 1, by: 1, at: 0, thread: 1 },
        { id: 2, by: 9, at: 0.1, thread: 1, bot: true, answers: [1] },
        { id: 3, by: 2, at: 0.2, thread: 1 },
        { id: 4, by: 3, at: 0.3, answers: [2], names: [[9, 'mention']] },
      ],
      ties: ['2→1 reply 1'],
    },
  ])('$what', async ({ told, ties: expected }) => {
    await tell(...told);
    await refreshRollUps(store);
    expect(await tiesNow()).toEqual(expected);
  });

  it('are the same in whatever order and however late things arrive', async () => {
    const told: Told[] = [
      { id: 1, by: 1, at: 0, thread: 1 },
      { id: 2, by: 2, at: 3, thread: 1 },
      { id: 3, by: 3, at: 9, thread: 1 },
      { id: 4, by: 4, at: 40, answers: [2] },
      { id: 5, by: 5, at: 41, verb: 'react', answers: [1] },
    ];
    const expected = ['2→1 reply 1', '3→2 reply 1', '4→2 reply 1', '5→1 reaction 1'];
    for (const message of [...told].reverse()) {
      await tell(message);
      await refreshRollUps(store);
    }
    expect(await tiesNow()).toEqual(expected);
  });
});

describe('activity', () => {
  it('counts an event told twice once, and leaves out bots and corrections', async () => {
    await tell({ id: 1, by: 1, at: 0 }, { id: 1, by: 1, at: 0 }, { id: 2, by: 1, at: 0, verb: 'edit' });
    await tell({ id: 1, by: 1, at: 0 }, { id: 3, by: 9, at: 0, bot: true });
    await refreshRollUps(store);
    expect(await activityNow()).toEqual(['room 1 post 1']);
  });

  it('follows a merge of accounts and a change of channels, and undoes them', async () => {
    await tell({ id: 1, by: 1, at: 0 }, { id: 2, by: 2, at: 0 });
    await refreshRollUps(store);
    expect(await refreshRollUps(store)).toEqual([]);
    const merge = (removed: boolean, version: number) =>
      store.insert(
        {
          name: 'tablee.accounts',
          columns: {
            account: () => person(2),
            person: () => person(1),
            removed: () => removed,
            version: () => version,
          },
        },
        [{}],
      );
    await merge(false, 1);
    await store.insert(
      {
        name: 'tablee.communities',
        columns: { community: () => 'hall', channels: () => ['room'], version: () => 1 },
      },
      [{}],
    );
    expect(await refreshRollUps(store)).toEqual(['2026-01-01']);
    expect(await activityNow()).toEqual(['hall 1 post 2']);
    await merge(true, 2);
    await refreshRollUps(store);
    expect(await activityNow()).toEqual(['hall 1 post 1', 'hall 2 post 1']);
  });
});

describe('corrections', () => {
  const post: Told = { id: 1, by: 1, at: 0, thread: 1, names: [[3, 'mention']] };
  const reply: Told = { id: 2, by: 2, at: 1, thread: 1 };
  const taken: Told = { id: 3, by: 9, at: 5, verb: 'delete', answers: [1] };
  const moved: Told = { id: 4, by: 9, at: 5, verb: 'move', answers: [1], community: 'attic' };

  it.each<{ what: string; told: Told[]; activity: string[]; ties: string[] }>([
    {
      what: 'none',
      told: [post, reply],
      activity: ['room 1 post 1', 'room 2 post 1'],
      ties: ['1→3 mention 1', '2→1 reply 1'],
    },
    {
      what: 'a thing taken back is gone from activity, ties and its thread',
      told: [post, reply, taken],
      activity: ['room 2 post 1'],
      ties: [],
    },
    {
      what: 'what was said in answer to a thing taken back still was said',
      told: [post, { ...reply, answers: [1] }, taken],
      activity: ['room 2 post 1'],
      ties: ['2→1 reply 1'],
    },
    {
      what: 'only the source a thing came from takes it back',
      told: [post, reply, { ...taken, source: '/other' }],
      activity: ['room 1 post 1', 'room 2 post 1'],
      ties: ['1→3 mention 1', '2→1 reply 1'],
    },
    {
      what: 'an edit changes no figure, whomever it names',
      told: [post, { id: 5, by: 1, at: 0, verb: 'edit', answers: [1], names: [[4, 'mention']] }],
      activity: ['room 1 post 1'],
      ties: ['1→3 mention 1'],
    },
    {
      what: 'a thing moved counts where it was moved to, with its thread',
      told: [post, reply, moved],
      activity: ['attic 1 post 1', 'attic 2 post 1'],
      ties: ['1→3 mention 1', '2→1 reply 1'],
    },
    {
      what: 'a message of a thread moves alone',
      told: [post, reply, { ...moved, answers: [2] }],
      activity: ['room 1 post 1', 'attic 2 post 1'],
      ties: ['1→3 mention 1', '2→1 reply 1'],
    },
    {
      what: 'the last move holds',
      told: [post, moved, { ...moved, id: 6, at: 7, community: 'room' }],
      activity: ['room 1 post 1'],
      ties: ['1→3 mention 1'],
    },
  ])('$what', async ({ told, activity: expectedActivity, ties: expectedTies }) => {
    for (const message of told) {
      await tell(message);
      await refreshRollUps(store);
    }
    expect(await activityNow()).toEqual(expectedActivity);
    expect(await tiesNow()).toEqual(expectedTies);
    await forgetAll(store);
    for (const message of [...told].reverse()) await tell(message);
    await refreshRollUps(store);
    expect(await activityNow()).toEqual(expectedActivity);
    expect(await tiesNow()).toEqual(expectedTies);
  });
});
