// Which analysis a page rests on, and until when its figures are complete.
import { Type, type Static } from 'typebox';
import { Day } from '../../core/ids.ts';
import { addDays } from '../../core/windows.ts';
import { latestRun } from '../../store/queries/latest-run.ts';
import type { Store } from '../../store/store.ts';

export const Analysis = Type.Union([
  Type.Object({
    run: Type.String(),
    /** Last day that was counted whole. */
    completeUntil: Day,
    finished: Type.Integer(),
  }),
  Type.Null(),
]);
export type Analysis = Static<typeof Analysis>;

export async function findAnalysis(store: Store): Promise<Analysis> {
  const [newest] = await store.query(latestRun, {});
  if (newest === undefined) return null;
  return { run: newest.run, completeUntil: addDays(newest.to, -1), finished: newest.finished_ms };
}
