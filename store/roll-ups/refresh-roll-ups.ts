// Recomputes the roll-ups of every day that is out of date, whole, one month at a time.
import { addDays } from '../../core/windows.ts';
import type { Day } from '../../core/ids.ts';
import { refreshIdentities } from '../identities/refresh-identities.ts';
import { touchDays } from '../rows/touched-days.ts';
import type { Store, TableDefinition } from '../store.ts';
import { dailyActivity } from './daily-activity.ts';
import { dailyFeed } from './daily-feed.ts';
import { dailyTies } from './daily-ties.ts';
import { bots, corrections, objects } from './objects.ts';
import { daysCorrected, daysThatAnswer, staleDays } from './stale-days.ts';

export interface RollUpProgress {
  /** Days recomputed so far, of how many. */
  done: number;
  total: number;
}

interface RolledDay {
  day: Day;
  touched: number;
  version: number;
}

const rolledDays: TableDefinition<RolledDay> = {
  name: 'tablee.rolled_days',
  columns: {
    day: (row) => row.day,
    touched: (row) => row.touched,
    version: (row) => row.version,
  },
};

/**
 * Brings roll-ups up to date with interactions, identities and registry, and returns the days recomputed.
 * A pure function of what is stored: doing it twice, or being stopped half way and starting again, changes nothing.
 * One caller at a time.
 */
export async function refreshRollUps(
  store: Store,
  progress?: (step: RollUpProgress) => void,
): Promise<Day[]> {
  await refreshIdentities(store);
  const { done, corrected } = await refreshOnce(store, progress);
  if (corrected.length === 0) return done;
  // What the corrected days themselves correct is told the next time, so that this ends however much keeps coming in.
  const again = await refreshOnce(store, progress);
  return [...new Set([...done, ...again.done])].sort();
}

/** Recomputes what is stale now; days found wrong on the way are marked, and returned as `corrected`. */
async function refreshOnce(
  store: Store,
  progress?: (step: RollUpProgress) => void,
): Promise<{ done: Day[]; corrected: Day[] }> {
  const stale = await store.query(staleDays, {});
  const [first] = stale;
  if (first === undefined) return { done: [], corrected: [] };
  const version = first.version + 1;
  const touched = stale.map(({ day }) => day);
  const months = byMonth(touched);
  for (const month of months) await run(store, objects, month, version);
  const corrected = (await store.query(daysCorrected, windowOf(touched))).map(({ day }) => day);
  await touchDays(store, corrected, 0);
  for (const month of months)
    for (const found of [corrections, bots]) await run(store, found, month, version);
  for (const month of months) {
    for (const rollUp of [dailyFeed, dailyActivity]) await run(store, rollUp, month, version);
  }
  const answering = await store.query(daysThatAnswer, windowOf(touched));
  const all = [...touched, ...answering.map(({ day }) => day)].sort();
  let done = 0;
  for (const month of byMonth(all)) {
    await run(store, dailyTies, month, version);
    progress?.({ done: (done += month.length), total: all.length });
  }
  await store.insert(
    rolledDays,
    stale.map((row) => ({ ...row, version })),
  );
  return { done: all, corrected };
}

/** Rows of one key are one already, or the last of them wins through `FINAL`: looking for them costs an insert dear. */
const distinct = '\nSETTINGS optimize_on_insert = 0';

async function run(store: Store, { name, sql }: { name: string; sql: string }, days: Day[], version: number) {
  await store.command({ name, sql: sql + distinct, params: { ...windowOf(days), version } });
}

function windowOf(days: readonly Day[]): { days: Day[]; from: Day; to: Day } {
  const sorted = [...days].sort();
  return { days: sorted, from: sorted[0] ?? '1970-01-01', to: addDays(sorted.at(-1) ?? '1970-01-01', 1) };
}

/** One insert may touch one partition only, so that it is all or nothing. */
function byMonth(days: readonly Day[]): Day[][] {
  const months = new Map<string, Day[]>();
  for (const day of days) {
    const month = day.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), day]);
  }
  return [...months.values()];
}
