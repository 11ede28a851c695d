// Brings in a file of any size: streamed, resumed where it was interrupted, harmless when repeated.
import { OperatorError } from '../../core/errors.ts';
import type { Fault } from '../../core/outcome.ts';
import { realWait } from '../wait.ts';
import { refuseFaults } from './faults.ts';
import { createFeeder, type Feeder } from './feeder.ts';
import { importIdOf } from './file-identity.ts';
import type { ImportEventsParts } from './import-events.ts';
import { columnsOf, createRowMapper, type RowMapper } from './map-row.ts';
import { readMapping, type Mapping } from './mapping.ts';
import { readCsv, readLines } from './read-records.ts';
import { readText, type TextPieces } from './read-text.ts';
import { faultsKept, reportOf, type ImportReport, type RowFault } from './report.ts';

export interface ImportFileOptions {
  /** Found from the file's name when absent (`.csv`, `.ndjson`, `.jsonl`, each also with `.gz`). */
  format?: 'csv' | 'ndjson';
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
  const rows = await openRows(path, text, options, given?.mapping);
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

/** One row, ready to be fed, or the reason it cannot be. */
type Row = { line: number } & ReturnType<RowMapper<unknown>>;

async function openRows(
  path: string,
  text: TextPieces,
  { format = formatOf(path) }: ImportFileOptions,
  mapping: Mapping | undefined,
): Promise<AsyncIterable<Row[]>> {
  if (format === 'ndjson') return jsonRows(text, mapping);
  if (mapping === undefined) {
    throw new OperatorError(`${path} is CSV and needs a mapping that says which column is what.`, {
      code: 'MAPPING_MISSING',
    });
  }
  const { header, blocks } = await readCsv(path, text, mapping.separator);
  refuseHeader(path, header, mapping);
  return csvRows(blocks, header, mapping);
}

function formatOf(path: string): 'csv' | 'ndjson' {
  return /\.(ndjson|jsonl)(\.gz)?$/i.test(path) ? 'ndjson' : 'csv';
}

function refuseHeader(path: string, header: readonly string[], mapping: Mapping): void {
  const missing = columnsOf(mapping).filter((column) => !header.includes(column));
  const twice = header.filter((column, index) => header.indexOf(column) !== index);
  refuseFaults(path, [
    ...missing.map((column) => ({
      line: 1,
      detail: `no column "${column}"; there are ${header.join(', ')}`,
    })),
    ...twice.map((column) => ({ line: 1, detail: `column "${column}" appears twice` })),
  ]);
}

async function* csvRows(
  blocks: AsyncIterable<{ line: number; fields: string[] }[]>,
  header: readonly string[],
  mapping: Mapping,
): AsyncGenerator<Row[]> {
  const map = createRowMapper<readonly string[]>(mapping, (column) => {
    const index = header.indexOf(column);
    return (fields) => fields[index] ?? '';
  });
  const width = header.length;
  const narrow: Fault = { code: 'invalid-event', detail: `expected ${width} columns` };
  for await (const block of blocks) {
    yield block.map(({ line, fields }) =>
      fields.length === width ? { line, ...map(fields) } : { line, kind: 'fault', fault: narrow },
    );
  }
}

async function* jsonRows(text: TextPieces, mapping: Mapping | undefined): AsyncGenerator<Row[]> {
  const map: RowMapper<unknown> =
    mapping === undefined
      ? (event) => ({ kind: 'event', event })
      : createRowMapper(mapping, (column) => {
          const path = column.split('.');
          return (row) => valueAt(row, path);
        });
  for await (const block of readLines(text)) {
    yield block.map(({ line, text: one }) => {
      try {
        return { line, ...map(JSON.parse(one)) };
      } catch {
        return { line, kind: 'fault', fault: { code: 'malformed-json', detail: 'not valid JSON' } };
      }
    });
  }
}

/** The text at a dotted path; lists are joined by blanks. */
function valueAt(row: unknown, path: readonly string[]): string {
  let value = row;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return '';
    value = (value as Record<string, unknown>)[name];
  }
  if (Array.isArray(value)) return value.map(String).join(' ');
  return isScalar(value) ? String(value) : '';
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

async function feedAll(
  path: string,
  blocks: AsyncIterable<Row[]>,
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
      const fault = row.kind === 'event' ? await feeder.feed(row.event) : await feeder.turnAway(row.fault);
      if (fault !== undefined && faults.length < faultsKept) faults.push(rowFault(path, row.line, fault));
      if (feeder.progress.rows % reportEvery === 0) report();
    }
  }
  return faults;
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
