// Hands the rows of a file to whatever takes them, and keeps the first faults with their places.
import type { Fault } from '../../core/outcome.ts';
import type { RowTaker } from './feeder.ts';
import type { OpenedFile } from './open-file.ts';
import { faultsKept, rowFault, type RowFault } from './report.ts';
import type { Row } from './row.ts';

export interface ImportFileProgress {
  rows: number;
  accepted: number;
  bytesRead: number;
  bytesTotal: number;
  rowsPerSecond: number;
}

const reportEvery = 5_000;

export async function takeRows(
  path: string,
  file: OpenedFile,
  taker: RowTaker,
  report: () => void,
): Promise<RowFault[]> {
  const faults: RowFault[] = [];
  for await (const block of file.blocks) {
    for (const { place = path, line, told } of block) {
      const before = taker.progress.rows;
      const fault = await take(told, taker);
      const { rows } = taker.progress;
      if (fault !== undefined && faults.length < faultsKept) faults.push(rowFault(`${place}:${line}`, fault));
      if (rows !== before && rows % reportEvery === 0) report();
    }
  }
  return faults;
}

async function take(told: Row['told'], taker: RowTaker): Promise<Fault | undefined> {
  switch (told.kind) {
    case 'event':
      return taker.feed(told.event);
    case 'fault':
      return taker.turnAway(told.fault);
    case 'not-counted':
      await taker.leaveOut(told.reason);
      return undefined;
  }
}

/** Says how far a file has come, and how fast since now. */
export function progressReporter(
  { progress }: RowTaker,
  file: OpenedFile,
  now: () => number,
  onProgress: ((shown: ImportFileProgress) => void) | undefined,
): () => void {
  const before = progress.rows;
  const startedAt = now();
  return () => {
    const seconds = Math.max(0.001, (now() - startedAt) / 1000);
    onProgress?.({
      rows: progress.rows,
      accepted: progress.accepted,
      bytesRead: file.bytesRead(),
      bytesTotal: file.bytesTotal,
      rowsPerSecond: Math.round((progress.rows - before) / seconds),
    });
  };
}
