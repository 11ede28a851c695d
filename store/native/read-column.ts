// One column of a Native block (ClickHouse docs, "Native format"): numbers as they lie in memory, texts after their length.
import { endianness } from 'node:os';
import type { ByteSource } from './byte-source.ts';
import type { Coded, ColumnType, ColumnTypes, Lists } from './column-types.ts';

/** Nothing when the answer ends in the middle. */
type Reader<T> = (source: ByteSource, rows: number) => Promise<T | undefined>;

export const columnReaders: { readonly [T in ColumnType]: Reader<ColumnTypes[T]> } = {
  Bool: numbers(Uint8Array),
  UInt8: numbers(Uint8Array),
  UInt16: numbers(Uint16Array),
  UInt32: numbers(Uint32Array),
  Int32: numbers(Int32Array),
  Float32: numbers(Float32Array),
  Float64: numbers(Float64Array),
  Date: numbers(Uint16Array),
  UUID: (source, rows) => numbers(Uint32Array)(source, 4 * rows),
  String: texts,
  'LowCardinality(String)': coded,
  'Array(UInt8)': lists(numbers(Uint8Array)),
  'Array(UInt16)': lists(numbers(Uint16Array)),
  'Array(UInt32)': lists(numbers(Uint32Array)),
};

interface NumberArray {
  readonly buffer: ArrayBufferLike;
}

/** Copied, so that they lie where numbers of their size may and the bytes they came in can go. */
function numbers<A extends NumberArray>(Column: {
  new (length: number): A;
  readonly BYTES_PER_ELEMENT: number;
}): Reader<A> {
  return async (source, rows) => {
    const bytes = await source.take(rows * Column.BYTES_PER_ELEMENT);
    if (bytes === undefined) return undefined;
    const column = new Column(rows);
    const own = Buffer.from(column.buffer);
    own.set(bytes);
    if (endianness() === 'BE') swapBytes(own, Column.BYTES_PER_ELEMENT);
    return column;
  };
}

/** Numbers come with their smallest byte first. */
function swapBytes(bytes: Buffer, each: number): void {
  if (each === 2) bytes.swap16();
  if (each === 4) bytes.swap32();
  if (each === 8) bytes.swap64();
}

async function texts(source: ByteSource, rows: number): Promise<string[] | undefined> {
  const column: string[] = [];
  for (let row = 0; row < rows; row++) {
    const length = await source.takeNumber();
    const bytes = length === undefined ? undefined : await source.take(length);
    if (bytes === undefined) return undefined;
    column.push(bytes.toString('utf8'));
  }
  return column;
}

/** Ends are 64 bits wide; a block never holds more than 2^32 values. */
function lists<A>(values: Reader<A>): Reader<Lists<A>> {
  return async (source, rows) => {
    const wide = await numbers(Uint32Array)(source, 2 * rows);
    if (wide === undefined) return undefined;
    const ends = wide.filter((_, i) => i % 2 === 0);
    const read = await values(source, ends.at(-1) ?? 0);
    return read && { ends, values: read };
  };
}

/** The width of codes is the low byte of their kind. */
const codeReaders = [numbers(Uint8Array), numbers(Uint16Array), numbers(Uint32Array)] as const;

/** A version, then the kind of codes, the texts of this block, and the codes; each length in 64 bits. */
async function coded(source: ByteSource, rows: number): Promise<Coded | undefined> {
  const head = await numbers(Uint32Array)(source, 6);
  if (head === undefined) return undefined;
  const words = await texts(source, head[4] ?? 0);
  const count = words && (await source.take(8));
  const codes = count && (await codeReaders[(head[2] ?? 0) & 0xff]?.(source, rows));
  return codes && { words, codes };
}
