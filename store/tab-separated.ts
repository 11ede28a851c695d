// Writes rows as ClickHouse's TabSeparated text, each value in the form its column's type reads.
import { TableeError } from '../core/errors.ts';
import type { ColumnValue, TableDefinition } from './store.ts';

/** Text of one value, tab and newline free. */
type Writer = (value: ColumnValue) => string;
/** The bytes in pieces, in order. */
export type RowEncoder<T> = (rows: readonly T[]) => Buffer[];

/** Short strings are turned into bytes a third faster than one long one. */
const rowsPerBlock = 128;

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\0': '\\0',
  '\b': '\\b',
  '\f': '\\f',
};

const special = /[\\'\t\n\r\0\b\f]/;

const everySpecial = /[\\'\t\n\r\0\b\f]/g;

/** Escapes text for a field, and equally for a quoted string within an array. */
function escaped(text: string): string {
  return special.test(text)
    ? text.replace(everySpecial, (character) => escapes[character] ?? character)
    : text;
}

const asText: Writer = (value) => (typeof value === 'string' ? escaped(value) : String(value));

const asFloat: Writer = (value) =>
  typeof value === 'number' && !Number.isFinite(value) ? notFinite(value) : String(value);

function notFinite(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  return value > 0 ? 'inf' : '-inf';
}

/** Beyond 2^53 a number is no longer the one that was meant; ClickHouse would store it all the same. */
const asInteger: Writer = (value) => {
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw unwritable(`${value} is not a whole number`);
  return asText(value);
};

function isoText(ms: number): string {
  return new Date(ms).toISOString().slice(0, -1).replace('T', ' ');
}

/** ClickHouse takes a whole number from 10^12 (September 2001) on as milliseconds, and below that as seconds. */
const asMilliseconds: Writer = (value) => {
  if (typeof value !== 'number') return asText(value);
  return Number.isInteger(value) && value >= 1e12 ? String(value) : isoText(value);
};

const asSeconds: Writer = (value) =>
  typeof value === 'number' ? isoText(value).slice(0, 19) : asText(value);

const quoted: Writer = (value) => (typeof value === 'string' ? `'${escaped(value)}'` : String(value));

function asArray(element: Writer): Writer {
  return (value) => {
    if (!Array.isArray(value)) throw unwritable(`${String(value)} is not an array`);
    const items = value as readonly (string | number)[];
    if (items.length === 0) return '[]';
    let text = `[${element(items[0] as ColumnValue)}`;
    for (let index = 1; index < items.length; index++) text += `,${element(items[index] as ColumnValue)}`;
    return `${text}]`;
  };
}

function unwritable(detail: string): TableeError {
  return new TableeError(detail, { code: 'STORE_DATA' });
}

/** How values of a ClickHouse type are written. Instants come in milliseconds since 1970. */
function writerFor(type: string): Writer {
  const inner = /^(?:LowCardinality|Nullable)\((.*)\)$/.exec(type)?.[1];
  if (inner !== undefined) return writerFor(inner);
  const element = /^Array\((.*)\)$/.exec(type)?.[1];
  if (element !== undefined) return asArray(/^(Float|U?Int)/.test(element) ? writerFor(element) : quoted);
  if (type.startsWith('DateTime64(3')) return asMilliseconds;
  if (/^DateTime(\(|$)/.test(type)) return asSeconds;
  if (type.startsWith('Float')) return asFloat;
  if (/^U?Int\d+$/.test(type)) return asInteger;
  return asText;
}

/**
 * Prepares a table for writing. `types` are the types of its columns as ClickHouse names them.
 * Lone surrogates become U+FFFD, because the bytes are UTF-8.
 */
export function rowEncoder<T>(table: TableDefinition<T>, types: ReadonlyMap<string, string>): RowEncoder<T> {
  const columns = Object.entries(table.columns).map(([name, value]) => {
    const type = types.get(name);
    if (type === undefined) throw unwritable(`${table.name} has no column ${name}`);
    return { value, write: writerFor(type) };
  });
  const lineOf = (row: T): string => {
    let line = '';
    for (const { value, write } of columns) line += `${write(value(row))}\t`;
    // The tab after the last value becomes the end of the line.
    return `${line.slice(0, -1)}\n`;
  };
  return (rows) => {
    const blocks: Buffer[] = [];
    for (let start = 0; start < rows.length; start += rowsPerBlock) {
      let text = '';
      for (const row of rows.slice(start, start + rowsPerBlock)) text += lineOf(row);
      blocks.push(Buffer.from(text, 'utf8'));
    }
    return blocks;
  };
}
