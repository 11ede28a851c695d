// What an import did, row by row at first and then, once the loader is through, event by event.
import type { Fault } from '../../core/outcome.ts';
import type { Feeder, RowTaker } from './feeder.ts';
import type { Surveyed } from './survey.ts';

/** A row that could not be taken, and where it stands. */
export interface RowFault {
  /** `FILE:LINE`, `ARCHIVE:FILE:LINE`, or the event's number. */
  at: string;
  code: string;
  detail: string;
}

/** What became of the rows, or would become of them. */
export interface RowReport {
  rows: number;
  accepted: number;
  /** Told apart before storing; the loader finds the others. */
  duplicates: number;
  refused: Readonly<Record<string, number>>;
  /** No interactions, by reason. */
  notCounted: Readonly<Record<string, number>>;
  /** The first of the faults; all are counted in `refused`. */
  faults: readonly RowFault[];
  surveyed: Surveyed;
}

export interface ImportReport extends RowReport {
  run: string;
  /** `import:RUN`: once drained, `inbox.ledger.byOutcome(origin)` says what became of the accepted. */
  origin: string;
  /** Everything accepted lies below this sequence: hand it to the loader's `drained`. */
  to: number;
}

export interface RehearsalReport extends RowReport {
  /** Known with other content: an import puts them into quarantine. */
  conflicts: number;
}

export const faultsKept = 100;

export function rowReport(
  { progress }: RowTaker,
  faults: readonly RowFault[],
  surveyed: Surveyed,
): RowReport {
  const { rows, accepted, duplicates, refused, notCounted } = progress;
  return { rows, accepted, duplicates, refused, notCounted, faults, surveyed };
}

export function importReport(
  feeder: Feeder,
  faults: readonly RowFault[],
  surveyed: Surveyed,
  to: number,
): ImportReport {
  const { origin, progress } = feeder;
  return { ...rowReport(feeder, faults, surveyed), run: progress.run, origin, to };
}

export function rowFault(at: string, { code, detail, pointer }: Fault): RowFault {
  return { at, code, detail: pointer ? `${pointer} ${detail}` : detail };
}
