// The rows of a CSV, NDJSON or JSON file as its mapping reads them, each with the line it stands on.
import { OperatorError } from '../../core/errors.ts';
import type { Fault, NotCounted } from '../../core/outcome.ts';
import { columnsOf } from '../mapping/check-mapping.ts';
import { payloadMapper, rowMapper, type RecordMapper } from '../mapping/compile-mapping.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { jsonFaults, type CheckedMapping } from '../mapping/read-mapping.ts';
import { refuseFaults } from './faults.ts';
import { readCsv, readLines } from './read-records.ts';
import type { TextPieces } from './read-text.ts';

export type FileFormat = 'csv' | 'ndjson' | 'json';

/** One thing a row tells, ready to be fed, or the reason it is not. */
export interface MappedRow {
  line: number;
  told: Told;
}

type Told =
  | { kind: 'event'; event: unknown }
  | { kind: 'not-counted'; reason: NotCounted }
  | { kind: 'fault'; fault: Fault };

type Block = AsyncIterable<MappedRow[]>;

/** By the end of a file's name: `.csv`, `.ndjson`, `.jsonl` or `.json`, each also with `.gz`; CSV for any other. */
export function formatOf(path: string): FileFormat {
  if (/\.(ndjson|jsonl)(\.gz)?$/i.test(path)) return 'ndjson';
  return /\.json(\.gz)?$/i.test(path) ? 'json' : 'csv';
}

/** @throws OperatorError with every fault of the header, or when a mapping is missing or does not fit the format. */
export async function openRows(
  path: string,
  text: TextPieces,
  format: FileFormat,
  given: CheckedMapping | undefined,
): Promise<Block> {
  if (given === undefined) {
    if (format === 'ndjson') return lineRows(text, (event) => [{ kind: 'event', event }]);
    throw new OperatorError(`${path} needs a mapping that says what is what in it.`, {
      code: 'MAPPING_MISSING',
    });
  }
  if (format === 'csv') return csvRows(path, text, given);
  refuseFaults(
    path,
    jsonFaults(given).map((detail) => ({ line: 1, detail })),
  );
  const map = payloadMapper(given);
  return format === 'json' ? documentRows(path, text, map) : lineRows(text, map);
}

async function csvRows(path: string, text: TextPieces, given: CheckedMapping): Promise<Block> {
  const { header, blocks } = await readCsv(path, text, given.mapping.separator);
  refuseHeader(path, header, given.mapping);
  return mappedRows(blocks, header.length, rowMapper(given, header));
}

async function* mappedRows(
  blocks: AsyncIterable<{ line: number; fields: string[] }[]>,
  width: number,
  map: RecordMapper<readonly string[]>,
): AsyncGenerator<MappedRow[]> {
  const narrow: Fault = { code: 'invalid-event', detail: `expected ${width} columns` };
  for await (const block of blocks) {
    yield block.flatMap(({ line, fields }): MappedRow[] =>
      fields.length === width
        ? map(fields).map((told) => ({ line, told }))
        : [{ line, told: { kind: 'fault', fault: narrow } }],
    );
  }
}

async function* lineRows(text: TextPieces, map: (record: unknown) => Told[]): AsyncGenerator<MappedRow[]> {
  for await (const block of readLines(text)) {
    yield block.flatMap(({ line, text: one }) => toldBy(one, map).map((told) => ({ line, told })));
  }
}

/** A whole JSON document is one record: `each` in the mapping leads to its items. */
async function* documentRows(
  path: string,
  text: TextPieces,
  map: (record: unknown) => Told[],
): AsyncGenerator<MappedRow[]> {
  let whole = '';
  for await (const piece of text) {
    whole += piece;
    if (whole.length > longestDocument)
      throw new OperatorError(`${path} is too long to be read whole; write one item a line (.ndjson).`, {
        code: 'FILE_UNREADABLE',
      });
  }
  yield toldBy(whole, map).map((told) => ({ line: 1, told }));
}

/** Characters of a JSON document read whole. */
const longestDocument = 2 ** 26;

function toldBy(text: string, map: (record: unknown) => Told[]): Told[] {
  try {
    return map(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [{ kind: 'fault', fault: { code: 'malformed-json', detail: 'not valid JSON' } }];
  }
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
