// What an import did, row by row at first and then, once the loader is through, event by event.
import type { Feeder } from './feeder.ts';

/** A row that could not be taken, and where it stands. */
export interface RowFault {
  /** `FILE:LINE`, or the event's number. */
  at: string;
  code: string;
  detail: string;
}

export interface ImportReport {
  run: string;
  /** `import:RUN`: once drained, `inbox.ledger.byOutcome(origin)` says what became of the accepted. */
  origin: string;
  rows: number;
  accepted: number;
  refused: Readonly<Record<string, number>>;
  /** The first of the faults; all are counted in `refused`. */
  faults: readonly RowFault[];
  /** Everything accepted lies below this sequence: hand it to the loader's `drained`. */
  to: number;
}

export const faultsKept = 100;

export function reportOf(
  { progress, origin }: Feeder,
  faults: readonly RowFault[],
  to: number,
): ImportReport {
  const { run, rows, accepted, refused } = progress;
  return { run, origin, rows, accepted, refused, faults, to };
}
