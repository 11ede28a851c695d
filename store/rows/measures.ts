// How a reported business figure lies in `tablee.measures`.
import type { Day, EventKey } from '../../core/ids.ts';
import type { TableDefinition } from '../store.ts';

/** One value of an objective's figure, as another tool reported it. */
export interface Measure {
  key: EventKey;
  /** First 16 hex digits of a hash over the content: tells a repeat from a conflict. */
  fingerprint: string;
  source: string;
  objective: string;
  value: number;
  /** Milliseconds since 1970, bounded by `received`. */
  time: number;
  received: number;
  day: Day;
}

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
