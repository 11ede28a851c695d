// How an event that could not be read lies in `tablee.quarantine`, its body sealed.
import type { Day } from '../../core/ids.ts';
import type { Fault } from '../../core/outcome.ts';
import type { TableDefinition } from '../store.ts';

export interface QuarantineRow {
  /** The same body refused for the same reason on the same day is one row. */
  id: string;
  day: Day;
  received: number;
  source: string;
  /** `webhook`, `import:RUN`, … */
  origin: string;
  fault: Fault;
  /** Sealed text: the event as it came, or the interaction when it was already read (core/sealing.ts). */
  sealed: string;
  seq: number;
}

export const quarantineTable: TableDefinition<QuarantineRow> = {
  name: 'tablee.quarantine',
  columns: {
    id: (row) => row.id,
    day: (row) => row.day,
    received: (row) => row.received,
    source: (row) => row.source,
    origin: (row) => row.origin,
    code: (row) => row.fault.code,
    detail: (row) => row.fault.detail,
    pointer: (row) => row.fault.pointer ?? '',
    sealed: (row) => row.sealed,
    seq: (row) => row.seq,
  },
};
