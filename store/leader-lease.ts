// Of several houses on one ClickHouse server, one computes roll-ups and analyses: whoever holds the lease.
import { Type } from 'typebox';
import { defineQuery } from './define-query.ts';
import { clickhouseNumber, tableExists, tableUnknown } from './store-errors.ts';
import type { Store } from './store.ts';

/*
 * As with the migration lock, CREATE TABLE without IF NOT EXISTS succeeds for exactly one of several who try at once.
 * Here every term of office is a table of its own, with a number that only grows: `leader_term_7`. Its holder writes
 * into it that it is alive. Whoever finds the newest term silent for longer than the lease begins the next one; of
 * several, one can. A holder that was merely slow finds a newer term, or its own gone, and steps down; until it looks
 * again it trusts its term no longer than the lease, by its own clock, counted from before it last wrote. Ages are told
 * by the server's clock, so that the houses' clocks need not agree. Two may work for a moment all the same, when a
 * holder goes on with something it began: roll-ups and runs are the same whoever computes them, so that costs only time.
 */
export const usualLeaseSeconds = 60;
const prefix = 'leader_term_';
const tableOf = (term: number) => `${prefix}${term}`;

const newestTerm = defineQuery({
  name: 'newest-leader-term',
  params: Type.Object({}),
  row: Type.Object({ term: Type.Integer(), ageSeconds: Type.Integer() }),
  sql: `
    SELECT toUInt32(substring(name, ${prefix.length + 1})) AS term,
      dateDiff('second', metadata_modification_time, now()) AS ageSeconds
    FROM system.tables
    WHERE database = 'tablee' AND startsWith(name, '${prefix}')
    ORDER BY term DESC`,
});

/** Nothing when the holder has not written yet. */
const lastSign = (term: number) =>
  defineQuery({
    name: 'last-sign-of-leader',
    params: Type.Object({}),
    row: Type.Object({ signs: Type.Integer(), silentSeconds: Type.Integer() }),
    sql: `
      SELECT count() AS signs, dateDiff('second', max(at), now()) AS silentSeconds
      FROM tablee.${tableOf(term)}`,
  });

export interface LeaderLease {
  /** Takes the lease, or renews it; whether it is ours. Called more often than the lease lasts. */
  renew(): Promise<boolean>;
  /** Whether it is ours as far as is known without asking. */
  holds(): boolean;
  /** Lets go, so that the next need not wait. */
  release(): Promise<void>;
}

/** @param now milliseconds that never run backwards */
export function createLeaderLease(
  store: Store,
  { leaseSeconds = usualLeaseSeconds, now = () => performance.now() } = {},
): LeaderLease {
  let term: number | undefined;
  let trustedUntil = 0;

  let asking: Promise<boolean> | undefined;

  /** Two who ask at once share the answer. */
  function renew(): Promise<boolean> {
    asking ??= renewNow().finally(() => (asking = undefined));
    return asking;
  }

  async function renewNow(): Promise<boolean> {
    const asked = now();
    const terms = await store.query(newestTerm, {});
    const newest = terms[0];
    if (term !== undefined && newest?.term !== term) term = undefined;
    if (term === undefined && (newest === undefined || (await isSilent(newest)))) {
      term = await begin((newest?.term ?? 0) + 1);
      if (term !== undefined) await clearBefore(term, terms);
    }
    if (term === undefined || !(await sign(term))) {
      term = undefined;
      return false;
    }
    trustedUntil = asked + leaseSeconds * 1_000;
    return true;
  }

  async function isSilent({
    term: held,
    ageSeconds,
  }: {
    term: number;
    ageSeconds: number;
  }): Promise<boolean> {
    if (ageSeconds <= leaseSeconds) return false;
    const [last] = (await orNothing(tableUnknown, () => store.query(lastSign(held), {}))) ?? [];
    return last !== undefined && (last.signs === 0 || last.silentSeconds > leaseSeconds);
  }

  /** Ours only if nobody is farther by then: a slow one may make a table that has come and gone before. */
  async function begin(next: number): Promise<number | undefined> {
    // Only the newest signs are worth keeping.
    const sql = `CREATE TABLE tablee.${tableOf(next)} (at DateTime) ENGINE = Memory
      SETTINGS min_rows_to_keep = 1, max_rows_to_keep = 10`;
    const made = await orNothing(tableExists, async () => {
      await store.command({ name: 'begin-leader-term', sql, brief: true });
      return true;
    });
    if (made === undefined) return undefined;
    const [newest] = await store.query(newestTerm, {});
    if (newest?.term === next) return next;
    await drop(next);
    return undefined;
  }

  async function sign(held: number): Promise<boolean> {
    const sql = `INSERT INTO tablee.${tableOf(held)} SELECT now()`;
    const signed = await orNothing(tableUnknown, async () => {
      await store.command({ name: 'sign-as-leader', sql, brief: true });
      return true;
    });
    return signed === true;
  }

  async function clearBefore(held: number, terms: readonly { term: number }[]): Promise<void> {
    for (const { term: before } of terms) if (before < held) await drop(before);
  }

  async function drop(held: number): Promise<void> {
    await store.command({
      name: 'end-leader-term',
      sql: `DROP TABLE IF EXISTS tablee.${tableOf(held)} SYNC`,
    });
  }

  return {
    renew,
    holds: () => term !== undefined && now() < trustedUntil,
    async release() {
      if (term === undefined) return;
      const held = term;
      term = undefined;
      await drop(held);
    },
  };
}

/** For a store nobody else works on. */
export const ownLease: LeaderLease = {
  renew: () => Promise.resolve(true),
  holds: () => true,
  release: () => Promise.resolve(),
};

async function orNothing<T>(number: number, act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (clickhouseNumber(error) === number) return undefined;
    throw error;
  }
}
