// One of several holds the lease; a silent one is replaced, a slow one steps down, one that leaves is followed at once.
import { Type } from 'typebox';
import { beforeAll, describe, expect, it } from 'vitest';
import { createLeaderLease } from '../../store/leader-lease.ts';
import type { OpenedStore } from '../../store/open-store.ts';
import { temporaryStore } from './temporary-store.ts';

let store: OpenedStore;
beforeAll(async () => {
  store = await temporaryStore({ engine: { memoryMb: 600 } });
});

const terms = {
  name: 'test-terms',
  params: Type.Object({}),
  row: Type.Object({ name: Type.String() }),
  sql: `SELECT name FROM system.tables WHERE database = 'tablee' AND startsWith(name, 'leader_term_') ORDER BY name`,
};
const termsNow = async () => (await store.query(terms, {})).map(({ name }) => name);

describe('the lease', () => {
  it('goes to exactly one of many who ask at once, again and again', async () => {
    for (let round = 0; round < 5; round++) {
      const all = Array.from({ length: 6 }, () => createLeaderLease(store));
      const held = await Promise.all(all.map((lease) => lease.renew()));
      expect(held.filter(Boolean)).toHaveLength(1);
      expect(all.map((lease) => lease.holds())).toEqual(held);
      expect(await Promise.all(all.map((lease) => lease.renew()))).toEqual(held);
      await Promise.all(all.map((lease) => lease.release()));
      expect(await termsNow()).toEqual([]);
    }
  });

  it('passes from a silent holder to the next, and the silent one steps down when it looks again', async () => {
    const slow = createLeaderLease(store, { leaseSeconds: 1 });
    const next = createLeaderLease(store, { leaseSeconds: 1 });
    expect([await slow.renew(), await next.renew()]).toEqual([true, false]);
    await expect.poll(() => next.renew(), { timeout: 20_000, interval: 100 }).toBe(true);
    expect(await slow.renew()).toBe(false);
    expect([slow.holds(), await next.renew()]).toEqual([false, true]);
    expect(await termsNow()).toHaveLength(1);
    await next.release();
  });

  it('is trusted no longer than it lasts, whether or not anybody looks', async () => {
    let now = 0;
    const lease = createLeaderLease(store, { leaseSeconds: 10, now: () => now });
    await lease.renew();
    now = 9_999;
    expect(lease.holds()).toBe(true);
    now = 10_000;
    expect(lease.holds()).toBe(false);
    await lease.release();
  });

  it('is not held up by one who died before it could sign', async () => {
    await store.command({
      name: 'test',
      sql: 'CREATE TABLE tablee.leader_term_41 (at DateTime) ENGINE = Memory',
    });
    const lease = createLeaderLease(store, { leaseSeconds: 1 });
    await expect.poll(() => lease.renew(), { timeout: 20_000, interval: 100 }).toBe(true);
    expect(await termsNow()).toEqual(['leader_term_42']);
    await lease.release();
  });

  it('is not taken by one who comes late with an old number', async () => {
    const late = createLeaderLease(
      {
        ...store,
        async command(statement) {
          if (statement.name === 'begin-leader-term')
            await store.command({
              name: 'test',
              sql: 'CREATE TABLE tablee.leader_term_7 (at DateTime) ENGINE = Memory',
            });
          await store.command(statement);
        },
      },
      { leaseSeconds: 60 },
    );
    expect(await late.renew()).toBe(false);
    expect(await termsNow()).toEqual(['leader_term_7']);
    await store.command({ name: 'test', sql: 'DROP TABLE tablee.leader_term_7 SYNC' });
  });

  it('passes on what else goes wrong', async () => {
    const broken = { ...store, query: () => Promise.reject(new Error('no route')) };
    await expect(createLeaderLease(broken).renew()).rejects.toThrow('no route');
  });
});
