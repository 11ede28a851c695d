// The body of an insert of packed rows: RowBinaryWithNamesAndTypes, whose head says what the bytes are.
import { writeLength, writeText } from './row-binary.ts';
import type { PackedBytes, TableDefinition } from './store.ts';

export const packedFormat = 'RowBinaryWithNamesAndTypes';

type Packed<T> = NonNullable<TableDefinition<T>['packed']>;

/** Head and rows in one piece. */
export function packedBody<T>({ types, bytesOf }: Packed<T>, rows: readonly T[]): Buffer {
  const head = headOf(types);
  const stretches = joined(rows, bytesOf);
  const size = stretches.reduce((sum, { from, to }) => sum + to - from, head.length);
  const body = Buffer.allocUnsafe(size);
  let at = head.copy(body);
  for (const { bytes, from, to } of stretches) at += bytes.copy(body, at, from, to);
  return body;
}

/** Rows that lie one after another are copied together. */
function joined<T>(rows: readonly T[], bytesOf: (row: T) => PackedBytes): PackedBytes[] {
  const stretches: PackedBytes[] = [];
  let last: PackedBytes | undefined;
  for (const row of rows) {
    const { bytes, from, to } = bytesOf(row);
    if (last?.bytes === bytes && last.to === from) last.to = to;
    else stretches.push((last = { bytes, from, to }));
  }
  return stretches;
}

function headOf(types: Readonly<Record<string, string>>): Buffer {
  const names = Object.keys(types);
  const texts = [...names, ...Object.values(types)];
  const head = Buffer.alloc(texts.reduce((sum, text) => sum + text.length + 5, 5));
  let at = writeLength(head, 0, names.length);
  for (const text of texts) at = writeText(head, at, text);
  return head.subarray(0, at);
}
