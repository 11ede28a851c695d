// How the count of everything that came to the door lies in `tablee.ledger`: running totals, the newest version wins.
import type { LedgerSide } from '../../core/outcome.ts';
import type { TableDefinition } from '../store.ts';

export interface LedgerCell {
  /** Milliseconds since 1970, on the hour. */
  hour: number;
  /** The feed: `/NAME` of a webhook source, or the source an import names; empty when it is unknown. */
  source: string;
  /** `webhook`, `import:RUN`, … */
  origin: string;
  outcome: LedgerSide;
  /** A quarantine or refusal code; empty for `received`, `stored` and `duplicate`. */
  reason: string;
}

export interface LedgerRow extends LedgerCell {
  n: number;
  version: number;
}

export const ledgerTable: TableDefinition<LedgerRow> = {
  name: 'tablee.ledger',
  columns: {
    hour: (row) => row.hour,
    source: (row) => row.source,
    origin: (row) => row.origin,
    outcome: (row) => row.outcome,
    reason: (row) => row.reason,
    n: (row) => row.n,
    version: (row) => row.version,
  },
};

/** Origins of what administrators hand in again from quarantine: to be read, or to be erased. */
export const replayOrigin = 'replay';
export const discardOrigin = 'discard';
