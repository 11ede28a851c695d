// Who counts as whom after each kind of fact, and which days that makes stale: those of the account and no other.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mergePeople, unmergePerson } from '../../../store/identities/merge-people.ts';
import { identitiesBehind, refreshIdentities } from '../../../store/identities/refresh-identities.ts';
import { linksOfPerson } from '../../../store/queries/links-of-person.ts';
import { accountsTable } from '../../../store/rows/accounts.ts';
import { writeChanges } from '../../../store/rows/versioned.ts';
import { refreshRollUps } from '../../../store/roll-ups/refresh-roll-ups.ts';
import { staleDays } from '../../../store/roll-ups/stale-days.ts';
import type { Store } from '../../../store/store.ts';
import { forgetAll, person, tell } from '../roll-ups/told.ts';
import { temporaryStore } from '../temporary-store.ts';

let store: Store;
beforeAll(async () => {
  store = await temporaryStore();
});
beforeEach(() => forgetAll(store));

const now = 1;
const merge = (a: number, b: number) =>
  mergePeople(store, { merged: person(a), person: person(b), sealed: '' }, now);
const stale = async () => (await store.query(staleDays, {})).map(({ day }) => day);

describe('a merge', () => {
  beforeEach(async () => {
    await tell(store, [
      { id: 1, by: 1, at: 0 },
      { id: 2, by: 2, at: 3 },
      { id: 3, by: 3, at: 5, names: [[1, 'mention']] },
      { id: 4, by: 3, at: 9, answers: [1], verb: 'reply' },
      { id: 5, by: 3, at: 40 },
    ]);
    await refreshRollUps(store);
  });

  it('makes stale the days on which the account acted or was named', async () => {
    await merge(1, 2);
    expect(await identitiesBehind(store)).toBe(true);
    await refreshIdentities(store);
    expect(await identitiesBehind(store)).toBe(false);
    expect(await stale()).toEqual(['2026-01-01', '2026-01-06']);
  });

  it('recomputes, besides these, the day on which it was answered', async () => {
    await merge(1, 2);
    expect(await refreshRollUps(store)).toEqual(['2026-01-01', '2026-01-06', '2026-01-10']);
    expect(await refreshRollUps(store)).toEqual([]);
  });

  it('taken back, makes the same days stale again', async () => {
    await merge(1, 2);
    await refreshRollUps(store);
    expect(await unmergePerson(store, person(1), now)).toBe(true);
    expect(await unmergePerson(store, person(1), now)).toBe(false);
    await refreshIdentities(store);
    expect(await stale()).toEqual(['2026-01-01', '2026-01-06']);
  });

  it('that changes nobody makes nothing stale', async () => {
    await merge(20, 21);
    expect(await refreshRollUps(store)).toEqual([]);
  });

  it('cut short between links and days is made good', async () => {
    await merge(1, 2);
    const cut: Store = {
      ...store,
      command: (statement) =>
        statement.name === 'touch-changed-days' ? Promise.reject(new Error('cut')) : store.command(statement),
    };
    await expect(refreshIdentities(cut)).rejects.toThrow('cut');
    expect(await stale()).toEqual([]);
    await refreshIdentities(store);
    expect(await stale()).toEqual(['2026-01-01', '2026-01-06']);
  });
});

it('tells who counts as one person, and on which basis', async () => {
  const row = { account: person(1), person: person(7) };
  await writeChanges(store, accountsTable, [row], { now, missing: 'keep' });
  await merge(2, 1);
  await refreshIdentities(store);
  const expected = [
    { account: person(1), person: person(7), basis: 'directory', sealed: '' },
    { account: person(2), person: person(7), basis: 'merge', sealed: '' },
  ];
  expect(await store.query(linksOfPerson, { id: person(2) })).toEqual(expected);
  expect(await store.query(linksOfPerson, { id: person(7) })).toEqual(expected);
  expect(await store.query(linksOfPerson, { id: person(3) })).toEqual([]);
});
