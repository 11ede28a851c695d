// The rows of a CSV or NDJSON file, in blocks, each with the line it stands on.
import { OperatorError } from '../../core/errors.ts';
import { createCsvReader, separatorOf, type CsvReader } from './csv.ts';
import type { TextPieces } from './read-text.ts';

export interface CsvRows {
  header: string[];
  blocks: AsyncIterable<{ line: number; fields: string[] }[]>;
}

/** Reads the header at once, the rest as it is asked for. @throws OperatorError `FILE_EMPTY`. */
export async function readCsv(path: string, text: TextPieces, separator?: string): Promise<CsvRows> {
  const pieces = text[Symbol.asyncIterator]();
  let start = '';
  while (!start.includes('\n')) {
    const piece = await pieces.next();
    if (piece.done === true) break;
    start += piece.value;
  }
  const reader = createCsvReader(separator ?? separatorOf(start.split('\n', 1)[0] ?? ''));
  const first = reader.push(start);
  const [header, ...records] = first.length > 0 ? first : reader.end();
  if (header === undefined) throw new OperatorError(`${path} is empty.`, { code: 'FILE_EMPTY' });
  return { header: header.fields.map((name) => name.trim()), blocks: blocksOf(records, pieces, reader) };
}

async function* blocksOf(
  first: { line: number; fields: string[] }[],
  pieces: AsyncIterator<string>,
  reader: CsvReader,
): AsyncGenerator<{ line: number; fields: string[] }[]> {
  try {
    yield first;
    for (let piece = await pieces.next(); piece.done !== true; piece = await pieces.next()) {
      yield reader.push(piece.value);
    }
    yield reader.end();
  } finally {
    await pieces.return?.();
  }
}

/** Lines of a file that are not blank, in blocks. */
export async function* readLines(
  text: AsyncIterable<string>,
): AsyncGenerator<{ line: number; text: string }[]> {
  let rest = '';
  let line = 1;
  const number = (lines: string[]) =>
    lines.map((one) => ({ line: line++, text: one })).filter((one) => one.text.trim() !== '');
  for await (const piece of text) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield number(lines);
  }
  yield number([rest]);
}
