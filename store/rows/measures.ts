// How a reported business figure lies in `tablee.measures`.
import { Type, type Static } from 'typebox';
import { Day, EventKey } from '../../core/ids.ts';
import type { TableDefinition } from '../store.ts';

/** One value of an objective's figure, as another tool reported it. */
export const Measure = Type.Object({
  key: EventKey,
  /** First 16 hex digits of a hash over the content: tells a repeat from a conflict. */
  fingerprint: Type.String(),
  source: Type.String(),
  objective: Type.String(),
  value: Type.Number(),
  /** Milliseconds since 1970, bounded by `received`. */
  time: Type.Integer(),
  received: Type.Integer(),
  day: Day,
});
export type Measure = Static<typeof Measure>;

export interface MeasureRow {
  measure: Measure;
  seq: number;
}

export const measuresTable: TableDefinition<MeasureRow> = {
  name: 'tablee.measures',
  columns: {
    key: (row) => row.measure.key,
    objective: (row) => row.measure.objective,
    day: (row) => row.measure.day,
    time: (row) => row.measure.time,
    value: (row) => row.measure.value,
    source: (row) => row.measure.source,
    seq: (row) => row.seq,
  },
};
