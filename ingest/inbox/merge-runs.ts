// Which runs of the index to merge, and their entries in order: few runs mean few places to look a key up in.
import { type KeyEntries } from './key-entry.ts';
import type { KeyRun } from './key-run.ts';
import { mergeKeys } from './sorted-keys.ts';

/** So many of about one size become one: each entry is written again once for every fourfold growth of the index. */
const mergedAtOnce = 4;
const smallest = 4_096;

/** Small enough for a turn of the event loop. */
const entriesInSlice = 16_384;

function levelOf(count: number): number {
  return Math.max(0, Math.floor(Math.log2(count / smallest) / Math.log2(mergedAtOnce)));
}

/** The oldest runs of the smallest size of which there are enough; none when all is tidy. */
export function runsToMerge<Run extends { count: number }>(runs: readonly Run[]): readonly Run[] {
  const levels = new Map<number, Run[]>();
  for (const run of runs) levels.set(levelOf(run.count), [...(levels.get(levelOf(run.count)) ?? []), run]);
  const full = [...levels.keys()].sort((one, other) => one - other);
  for (const level of full) {
    const alike = levels.get(level) ?? [];
    if (alike.length >= mergedAtOnce) return alike.slice(0, mergedAtOnce);
  }
  return [];
}

/** All their entries in order, slice by slice: buckets of all runs begin alike, at the same first bits of a key. */
export function* mergedSlices(runs: readonly KeyRun[]): Generator<KeyEntries> {
  const total = runs.reduce((sum, { count }) => sum + count, 0);
  const wanted = Math.max(0, Math.ceil(Math.log2(total / entriesInSlice)));
  const bits = Math.min(wanted, ...runs.map((run) => run.bits));
  for (let slice = 0; slice < 2 ** bits; slice++) {
    const parts = runs.map((run) => {
      const width = 2 ** (run.bits - bits);
      return run.read(width * slice, width * (slice + 1));
    });
    yield parts.reduce(mergeKeys, new Uint32Array(0));
  }
}
