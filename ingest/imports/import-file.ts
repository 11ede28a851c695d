// Brings in a file of any size: streamed, resumed where it was interrupted, harmless when repeated.
import type { Fault } from '../../core/outcome.ts';
import { readMapping } from '../mapping/read-mapping.ts';
import { realWait } from '../wait.ts';
import { createFeeder, type Feeder } from './feeder.ts';
import { importIdOf } from './file-identity.ts';
import type { ImportEventsParts } from './import-events.ts';
import { formatOf, openRows, type FileFormat, type MappedRow } from './mapped-rows.ts';
import { readText, type TextPieces } from './read-text.ts';
import { faultsKept, reportOf, type ImportReport, type RowFault } from './report.ts';

export interface ImportFileOptions {
  /** Found from the file's name when absent. */
  format?: FileFormat;
  /** Path of a YAML mapping; only lines that are CloudEvents already go without. */
  mapping?: string;
  /** The feed's name in the ledger; the mapping's `source` when absent. */
  source?: string;
  onProgress?: (progress: ImportFileProgress) => void;
}

export interface ImportFileProgress {
  rows: number;
  accepted: number;
  bytesRead: number;
  bytesTotal: number;
  rowsPerSecond: number;
}

const reportEvery = 5_000;

/**
 * Resolves when every row is on disk in the inbox; loading goes on (see {@link ImportReport.to}).
 * @throws OperatorError with all faults of mapping and header before a row is read.
 */
export async function importFile(
  path: string,
  { wait = realWait, ...parts }: ImportEventsParts,
  options: ImportFileOptions,
): Promise<ImportReport> {
  const given = options.mapping === undefined ? undefined : await readMapping(options.mapping);
  const text = await readText(path);
  const rows = await openRows(path, text, options.format ?? formatOf(path), given);
  const importId = await importIdOf(path, given?.text ?? '');
  const source = options.source ?? given?.mapping.source ?? '/import';
  const resumed = parts.inbox.imports.read(importId);
  const feeder = createFeeder({ ...parts, wait }, { source, importId, ...(resumed && { resumed }) });
  const report = progressReporter(
    feeder,
    text,
    parts.clock.now(),
    () => parts.clock.now(),
    options.onProgress,
  );
  const faults = await feedAll(path, rows, feeder, report);
  const to = await feeder.finish();
  await parts.inbox.imports.forget(importId);
  return reportOf(feeder, faults, to);
}

async function feedAll(
  path: string,
  blocks: AsyncIterable<MappedRow[]>,
  feeder: Feeder,
  report: () => void,
): Promise<RowFault[]> {
  const faults: RowFault[] = [];
  let behind = feeder.progress.rows;
  for await (const block of blocks) {
    for (const row of block) {
      if (behind > 0) {
        behind -= 1;
        continue;
      }
      const fault = await feedTold(row.told, feeder);
      if (fault !== undefined && faults.length < faultsKept) faults.push(rowFault(path, row.line, fault));
      if (feeder.progress.rows % reportEvery === 0) report();
    }
  }
  return faults;
}

async function feedTold(told: MappedRow['told'], feeder: Feeder): Promise<Fault | undefined> {
  switch (told.kind) {
    case 'event':
      return feeder.feed(told.event);
    case 'fault':
      return feeder.turnAway(told.fault);
    case 'not-counted':
      await feeder.leaveOut(told.reason);
      return undefined;
  }
}

function rowFault(path: string, line: number, { code, detail, pointer }: Fault): RowFault {
  return { at: `${path}:${line}`, code, detail: pointer === undefined ? detail : `${pointer} ${detail}` };
}

function progressReporter(
  { progress }: Feeder,
  text: TextPieces,
  startedAt: number,
  now: () => number,
  onProgress: ImportFileOptions['onProgress'],
): () => void {
  const before = progress.rows;
  return () => {
    const seconds = Math.max(0.001, (now() - startedAt) / 1000);
    onProgress?.({
      rows: progress.rows,
      accepted: progress.accepted,
      bytesRead: text.bytesRead(),
      bytesTotal: text.bytesTotal,
      rowsPerSecond: Math.round((progress.rows - before) / seconds),
    });
  };
}
