// Merging two people by hand, and taking it back. Both are new rows; what was told about either is never rewritten.
import type { PersonId } from '../../core/ids.ts';
import { mergesTable, type MergeRow } from '../rows/merges.ts';
import { readCurrent, writeChanges } from '../rows/versioned.ts';
import type { Store } from '../store.ts';

/** From now on `merged` counts as `person`; an earlier merge of the same one is replaced. Again and again changes nothing. */
export async function mergePeople(store: Store, merge: MergeRow, now: number): Promise<void> {
  await writeChanges(store, mergesTable, [merge], { now, missing: 'keep' });
}

/** Whether there was a merge to take back. */
export async function unmergePerson(store: Store, merged: PersonId, now: number): Promise<boolean> {
  const { known, newest } = await readCurrent(store, mergesTable);
  const merge = known.get(merged);
  if (merge === undefined || merge.removed) return false;
  await store.insert(mergesTable.table, [{ ...merge, removed: true, version: Math.max(now, newest + 1) }]);
  return true;
}
