// The objectives as declared, and how far back their figures look.
import type { Day } from '../../core/ids.ts';
import type { Objective } from '../../core/registry.ts';
import { addDays, type DayWindow } from '../../core/windows.ts';
import { declaredObjectives } from '../../store/queries/declared-objectives.ts';
import type { Store } from '../../store/store.ts';
import { evaluatedWeeks } from '../communities/history.ts';

export type MeasuredObjective = Omit<Objective, 'title' | 'owner' | 'theme'>;

export async function readObjectives(store: Store): Promise<MeasuredObjective[]> {
  const rows = await store.query(declaredObjectives, {});
  return rows
    .map(({ objective, measure, baseline, target, starts_on, due_on, communities }) => ({
      objective,
      measure,
      baseline,
      target,
      startsOn: starts_on,
      dueOn: due_on,
      communities,
    }))
    .sort((a, b) => (a.objective < b.objective ? -1 : 1));
}

/**
 * Threads are counted over the window, by community over four weeks at least, each with seven days for an answer; a year
 * of them only if an objective asks.
 */
export function firstThreadDay(objectives: readonly MeasuredObjective[], { from, to }: DayWindow): Day {
  const weeks = objectives.some(({ measure }) => measure === 'answered-share') ? evaluatedWeeks : 0;
  const byCommunity = addDays(to, -7 * (weeks + 5));
  return byCommunity < from ? byCommunity : from;
}
