// Marks days whose roll-ups are out of date. A touch is always above every earlier one, whoever made it.
import type { Day } from '../../core/ids.ts';
import type { Store } from '../store.ts';

/**
 * Marks these days. `version` is the least the touch may be (milliseconds since 1970);
 * the statement itself goes above the highest touch there is, so a clock that runs back hides nothing.
 */
export async function touchDays(store: Store, days: readonly Day[], version: number): Promise<void> {
  if (days.length === 0) return;
  await store.command({
    name: 'touch-days',
    sql: `
      INSERT INTO tablee.touched_days (day, touched)
      SELECT arrayJoin({days:Array(Date)}), greatest({version:UInt64}, (SELECT max(touched) + 1 FROM tablee.touched_days))`,
    params: { days, version },
    brief: true,
  });
}
