// Every figure roll-ups hold, a line each, to be compared byte for byte.
import { Type } from 'typebox';
import type { Store } from '../../store/store.ts';

const figures = {
  name: 'figures',
  params: Type.Object({}),
  row: Type.Object({ line: Type.String() }),
  sql: `
    SELECT line
    FROM (
      SELECT concat('activity ', toString(tuple(day, community, person, verb, n))) AS line
      FROM tablee.daily_activity FINAL WHERE n > 0
      UNION ALL
      SELECT concat('tie ', toString(tuple(day, community, from_person, to_person, reason, n)))
      FROM tablee.daily_ties FINAL WHERE n > 0
      UNION ALL
      SELECT concat('feed ', toString(tuple(day, community, source, name, events, bot_events, visits, last_time)))
      FROM tablee.daily_feed FINAL WHERE n > 0
      UNION ALL
      SELECT concat('measure ', toString(tuple(objective, day, time, value)))
      FROM tablee.measures FINAL
    )
    ORDER BY line`,
};

export async function figuresNow(store: Store): Promise<string[]> {
  return (await store.query(figures, {})).map(({ line }) => line);
}
