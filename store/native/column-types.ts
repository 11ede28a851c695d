// The types a column may have when an answer is read column by column, and what each arrives as.

/** Rows that share few texts: row i is `words[codes[i]]`. */
export interface Coded {
  words: readonly string[];
  codes: Uint8Array | Uint16Array | Uint32Array;
}

/** One list a row: row i is `values[ends[i − 1] … ends[i])`, the first from 0. */
export interface Lists<A> {
  ends: Uint32Array;
  values: A;
}

/** ClickHouse's name of a type → one block's column. */
export interface ColumnTypes {
  Bool: Uint8Array;
  UInt8: Uint8Array;
  UInt16: Uint16Array;
  UInt32: Uint32Array;
  Int32: Int32Array;
  Float32: Float32Array;
  Float64: Float64Array;
  /** Days since 1970. */
  Date: Uint16Array;
  /** Four words a row, as ClickHouse lays them out: `number-uuids.ts` reads them. */
  UUID: Uint32Array;
  String: string[];
  'LowCardinality(String)': Coded;
  'Array(UInt8)': Lists<Uint8Array>;
  'Array(UInt16)': Lists<Uint16Array>;
  'Array(UInt32)': Lists<Uint32Array>;
}
export type ColumnType = keyof ColumnTypes;

/** Column names in the order of the answer, each with its type. */
export type ColumnList = Readonly<Record<string, ColumnType>>;

/** Some rows of an answer, column by column. */
export interface ColumnBlock<C extends ColumnList> {
  rows: number;
  columns: { readonly [Name in keyof C]: ColumnTypes[C[Name]] };
}
