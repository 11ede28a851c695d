// Which session a statement belongs to, and which statements the embedded engine refuses.
import { sqlPieces } from '../sql-text.ts';
import { ClickHouseException } from './clickhouse-exception.ts';

/** `read` may run beside others; `write` waits for the one before it. */
export type StatementKind = 'read' | 'write';

const readers = ['SELECT', 'WITH', 'SHOW', 'DESCRIBE', 'DESC', 'EXISTS', 'EXPLAIN', 'CHECK'];
const writers = ['INSERT', 'CREATE', 'ALTER', 'DROP', 'TRUNCATE', 'OPTIMIZE', 'RENAME', 'EXCHANGE', 'DELETE'];

/** Functions that read or write outside the data directory, or run programs. */
const outsideFunctions =
  /\b(file\w*|urls?|urlCluster|s3\w*|gcs|cosn|oss|hdfs\w*|azure\w*|remote\w*|cluster|clusterAllReplicas|mysql|postgresql|mongodb|redis|sqlite|odbc|jdbc|executable\w*|python|iceberg\w*|deltaLake\w*|hudi\w*|paimon\w*|ytsaurus|arrowFlight|kafka|nats|rabbitmq|hive|dictionary|catboostEvaluate|fuzzQuery|prometheus\w*)\s*\(/i;
const outsidePhrases = /\b(INTO\s+OUTFILE|FROM\s+INFILE|INTO\s+FUNCTION|TABLE\s+FUNCTION|SOURCE\s*\()/i;
/** The database `default` reads a table name that is a path as that file (research/reliability.md §0, fact 19). */
const pathTables = /\bdefault\s*\.|:\s*Identifier\s*\}/i;
const created = /^\s*CREATE\s+(OR\s+REPLACE\s+)?(TEMPORARY\s+)?(TABLE|DATABASE|VIEW)\b/i;
const engine = /\bENGINE\s*=?\s*(\w+)/gi;
const allowedEngine = /^(\w*MergeTree|Memory|Null|Atomic)$/;

interface Reading {
  /** Comments and string contents blanked, quoted names bare. */
  code: string;
  keyword: string;
}

function read(sql: string): Reading {
  const pieces = sqlPieces(sql);
  const code = pieces.map(({ kind, text }) => blanked(kind, text)).join('');
  return { code, keyword: /^[\s(]*([a-z]+)/i.exec(code)?.[1]?.toUpperCase() ?? '' };
}

function blanked(kind: string, text: string): string {
  if (kind === 'comment') return ' ';
  if (kind === 'string') return "''";
  return kind === 'name' ? text.slice(1, -1) : text;
}

/**
 * Decides where a statement runs.
 * @throws ClickHouseException 497 for what reaches outside the database or is no part of this interface.
 */
export function classify(sql: string): StatementKind {
  const { code, keyword } = read(sql);
  const why = refusal(code, keyword);
  if (why !== undefined)
    throw new ClickHouseException(497, 'ACCESS_DENIED', `Refused by the embedded engine: ${why}`);
  return readers.includes(keyword) ? 'read' : 'write';
}

function refusal(code: string, keyword: string): string | undefined {
  if (!readers.includes(keyword) && !writers.includes(keyword))
    return `statement ${keyword || 'without a keyword'}`;
  if (/;\s*\S/.test(code)) return 'more than one statement';
  // Heredocs, `#` comments and typographic quotes are read by the engine as quotes or comments, and not by us.
  if (/[$#]|[^\p{ASCII}]/u.test(code)) return 'characters outside plain SQL';
  const outside = outsideFunctions.exec(code) ?? outsidePhrases.exec(code) ?? pathTables.exec(code);
  if (outside) return `${outside[0].trim()} reaches outside the database`;
  if (keyword === 'CREATE' && !created.test(code)) return 'only tables, views and databases are created';
  const engines = keyword === 'CREATE' ? code.matchAll(engine) : [];
  for (const [, name = ''] of engines) if (!allowedEngine.test(name)) return `engine ${name}`;
  return undefined;
}

/** Names of the `{name:Type}` placeholders. */
export function placeholders(sql: string): string[] {
  return [...read(sql).code.matchAll(/\{\s*(\w+)\s*:/g)].map(([, name = '']) => name);
}

/**
 * Formats whose answer is a sequence of lines or blocks, with the number of lines at the top. chdb writes every
 * block as a document of its own, so only these can be put together again, their repeated tops left out.
 */
const streamable: Readonly<Record<string, number>> = {
  JSONEachRow: 0,
  JSONCompactEachRow: 0,
  JSONCompactEachRowWithNames: 1,
  JSONCompactEachRowWithNamesAndTypes: 2,
  TabSeparated: 0,
  TabSeparatedWithNames: 1,
  TabSeparatedWithNamesAndTypes: 2,
  TSV: 0,
  TSVWithNames: 1,
  TSVWithNamesAndTypes: 2,
  CSV: 0,
  CSVWithNames: 1,
  CSVWithNamesAndTypes: 2,
  Native: 0,
};

/** How many lines each block repeats, or nothing when the answer must be computed whole. */
export function repeatedLines(sql: string, defaultFormat: string): number | undefined {
  const { code, keyword } = read(sql);
  if (keyword !== 'SELECT' && keyword !== 'WITH') return undefined;
  return streamable[/\bFORMAT\s+(\w+)\s*;?\s*$/i.exec(code)?.[1] ?? defaultFormat];
}

/** An insert whose rows come as bytes. */
export interface RawInsert {
  table: string;
  columns?: string[];
  format: string;
}

const rowFormats = ['TabSeparated', 'RowBinaryWithNamesAndTypes', 'JSONEachRow', 'JSONCompactEachRow'];
const insertForm = /^\s*INSERT\s+INTO\s+(?:TABLE\s+)?([\w.]+)\s*(?:\(([\w\s,]*)\))?\s+FORMAT\s+(\w+)\s*$/i;

/** Reads `INSERT INTO table (columns) FORMAT …` with nothing after it; nothing for any other statement. */
export function rawInsert(sql: string): RawInsert | undefined {
  const [, table, columns, format] = insertForm.exec(sql) ?? [];
  const known = rowFormats.find((name) => name === format);
  if (table === undefined || known === undefined) return undefined;
  const named = columns === undefined ? {} : { columns: columns.split(',').map((name) => name.trim()) };
  return { table, format: known, ...named };
}
