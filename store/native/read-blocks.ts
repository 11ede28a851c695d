// Reads an answer in ClickHouse's Native format, block by block, its head checked against what the query promised.
import type { Readable } from 'node:stream';
import { parseError } from '@clickhouse/client';
import { TableeError } from '../../core/errors.ts';
import { byteSource, type ByteSource } from './byte-source.ts';
import type { ColumnBlock, ColumnList, ColumnType } from './column-types.ts';
import { columnReaders } from './read-column.ts';

interface Promised<C extends ColumnList> {
  name: string;
  columns: C;
}

/** What stands before the exception that ends a body whose status was 200. */
const exceptionMark = '\r\n__exception__\r\n';

/**
 * @throws TableeError `STORE_ROW` when names or types of the columns are not those promised.
 * @throws ClickHouseError when the query fails on the way.
 */
export async function* readColumnBlocks<C extends ColumnList>(
  stream: Readable,
  promised: Promised<C>,
): AsyncGenerator<ColumnBlock<C>> {
  const source = byteSource(stream);
  while (!(await source.ended())) {
    if (source.peek()[0] === exceptionMark.charCodeAt(0)) await throwException(source);
    const block = await readBlock(source, promised);
    if (block === undefined) throw torn(promised, await source.rest());
    if (block.rows > 0) yield block;
  }
}

/** Thirteen columns begin as an exception does. */
async function throwException(source: ByteSource): Promise<void> {
  const rest = await source.rest();
  if (rest.subarray(0, exceptionMark.length).toString() === exceptionMark) throw parseError(rest.toString());
}

function torn({ name }: Promised<ColumnList>, rest: Buffer): Error {
  const mark = rest.indexOf(exceptionMark);
  if (mark >= 0) return parseError(rest.subarray(mark).toString());
  return new TableeError(`query ${name}: the answer ends in the middle`, {
    code: 'STORE_UNAVAILABLE',
    retryable: true,
  });
}

async function readBlock<C extends ColumnList>(
  source: ByteSource,
  promised: Promised<C>,
): Promise<ColumnBlock<C> | undefined> {
  const expected = Object.entries(promised.columns);
  const count = await source.takeNumber();
  const rows = await source.takeNumber();
  if (count === undefined || rows === undefined) return undefined;
  if (count !== expected.length) throw unlike(promised, `${count} columns instead of ${expected.length}`);
  const columns: Record<string, unknown> = {};
  for (const [name, type] of expected) {
    const head = await columnReaders.String(source, 2);
    if (head === undefined) return undefined;
    checkHead(promised, { name, type }, head);
    const column = await columnReaders[type](source, rows);
    if (column === undefined) return undefined;
    columns[name] = column;
  }
  return { rows, columns: columns as ColumnBlock<C>['columns'] };
}

function checkHead(
  promised: Promised<ColumnList>,
  { name, type }: { name: string; type: ColumnType },
  [hasName, hasType]: readonly string[],
): void {
  if (hasName === name && hasType === type) return;
  throw unlike(promised, `column ${String(hasName)} ${String(hasType)} instead of ${name} ${type}`);
}

function unlike({ name }: Promised<ColumnList>, what: string): TableeError {
  return new TableeError(`query ${name}: ${what}`, { code: 'STORE_ROW' });
}
