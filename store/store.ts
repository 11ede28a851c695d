// The one way to ClickHouse, embedded or server: typed queries in, checked rows out.
import type { Static, TObject } from 'typebox';
import type { ColumnBlock, ColumnList } from './native/column-types.ts';

/** A question to the store. `sql` names tables in full (`tablee.x`) and takes values only as `{name:Type}`. */
export interface QueryDefinition<P extends TObject = TObject, R extends TObject = TObject> {
  /** Shows up in the server's query log. */
  name: string;
  params: P;
  row: R;
  sql: string;
}

/** A question whose answer is too large for rows: whole columns of numbers instead. */
export interface ColumnsDefinition<P extends TObject = TObject, C extends ColumnList = ColumnList> {
  name: string;
  params: P;
  /** As the answer has them, in its order. */
  columns: C;
  sql: string;
}

/** A table we insert into: its columns in order, each with how a row's value is written. */
export interface TableDefinition<T> {
  name: string;
  /** Column name → the row's value. Dates as `YYYY-MM-DD`, instants in milliseconds, arrays as arrays. */
  columns: Readonly<Record<string, (row: T) => ColumnValue>>;
  /**
   * For rows that come ready to be stored, which saves taking them apart and putting them together again. No two of one
   * insert may have the same key: if they have, both lie in the table until they are merged or read through `FINAL`.
   */
  packed?: {
    /** Columns in the order they are packed, with the types they are packed as: the store checks that both are its own. */
    types: Readonly<Record<string, string>>;
    /** The row as RowBinary. */
    bytesOf: (row: T) => PackedBytes;
  };
}
/** A stretch of bytes that others share. */
export interface PackedBytes {
  bytes: Buffer;
  from: number;
  /** Exclusive. */
  to: number;
}

export type ColumnValue = string | number | boolean | readonly string[] | readonly number[];

export interface InsertOptions {
  /** Second belt against repeats (`insert_deduplication_token`); never the mechanism. */
  token?: string;
}

export interface Statement {
  name: string;
  sql: string;
  params?: Record<string, unknown>;
  /** Done in a moment where all is well: given up as early as an insert, so that a hung line is noticed. */
  brief?: boolean;
}

export interface Store {
  /** All rows of a small answer, checked against the definition's row schema; 64-bit integers come as numbers. */
  query<P extends TObject, R extends TObject>(
    definition: QueryDefinition<P, R>,
    params: Static<P>,
  ): Promise<Static<R>[]>;
  /** Rows in blocks as they come, for answers too large to hold. */
  stream<P extends TObject, R extends TObject>(
    definition: QueryDefinition<P, R>,
    params: Static<P>,
  ): AsyncIterable<Static<R>[]>;
  /** The same, column by column; a column of another type than declared is an error (`STORE_ROW`). */
  columns<P extends TObject, C extends ColumnList>(
    definition: ColumnsDefinition<P, C>,
    params: Static<P>,
  ): AsyncIterable<ColumnBlock<C>>;
  /** Resolves when the rows are on stable storage. One call, one block: all or nothing within a partition. */
  insert<T>(table: TableDefinition<T>, rows: readonly T[], options?: InsertOptions): Promise<void>;
  /** A statement without an answer (INSERT SELECT, ALTER …); values only as `{name:Type}`. */
  command(statement: Statement): Promise<void>;
  ping(): Promise<boolean>;
  close(): Promise<void>;
}
