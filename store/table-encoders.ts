// Learns each table's column types once, and keeps the writer of its rows.
import { Type } from 'typebox';
import { TableeError } from '../core/errors.ts';
import { defineQuery } from './define-query.ts';
import type { Store, TableDefinition } from './store.ts';
import { rowEncoder, type RowEncoder } from './tab-separated.ts';

const columnTypes = defineQuery({
  name: 'column-types',
  params: Type.Object({ table: Type.String() }),
  row: Type.Object({ name: Type.String(), type: Type.String() }),
  sql: `
    SELECT name, type
    FROM system.columns
    WHERE database = 'tablee' AND concat('tablee.', table) = {table:String}
    ORDER BY position`,
});

/** Encoders by table definition. Tables change only at start, so what was learnt stays true. */
export function createTableEncoders(store: Pick<Store, 'query'>) {
  const known = new WeakMap<object, RowEncoder<unknown>>();

  return async function encoderOf<T>(table: TableDefinition<T>): Promise<RowEncoder<T>> {
    const before = known.get(table) as RowEncoder<T> | undefined;
    if (before) return before;
    const columns = await store.query(columnTypes, { table: table.name });
    if (columns.length === 0)
      throw new TableeError(`there is no table ${table.name}`, { code: 'STORE_QUERY' });
    const encode = rowEncoder(table, new Map(columns.map(({ name, type }) => [name, type])));
    known.set(table, encode as RowEncoder<unknown>);
    return encode;
  };
}
