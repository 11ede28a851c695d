// Reads a request of ClickHouse's HTTP interface: the statement, its parameters and settings, and data to insert.
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Readable } from 'node:stream';
import { randomUUID } from 'node:crypto';
import { ClickHouseException } from './clickhouse-exception.ts';
import type { QueryContext } from './engine-session.ts';

export interface EngineRequest extends QueryContext {
  sql: string;
  /** Rows to insert, when the statement came in the URL. */
  data: Buffer;
  queryId: string;
  format: string;
  /** Compute the whole answer before the first byte of it. */
  whole: boolean;
  compress: boolean;
  readonly: boolean;
}

/** Parameters of the interface itself; every other name is a setting of the query. */
const ownNames =
  /^(query|database|query_id|default_format|session_id|session_timeout|session_check|role|user|password|compress|decompress|buffer_size|wait_end_of_query|enable_http_compression|readonly|async_insert|wait_for_async_insert|quota_key|stacktrace|close_session|http_\w+|send_progress_in_http_headers|cancel_http_readonly_queries_on_client_close)$/;

/** The engine is on this machine and holds one database; these are the names a client may open with. */
const databases = ['', 'default', 'tablee', 'system'];

/**
 * Reads the request whole. Bodies stay bytes; only a statement becomes a string.
 * @throws ClickHouseException 81 for another database, 62 when there is no statement.
 */
export async function readRequest(request: IncomingMessage): Promise<EngineRequest> {
  const url = new URL(request.url ?? '/', 'http://engine');
  const body = await buffer(decoded(request));
  const fields = await formFields(request, body);
  const query = url.searchParams.get('query') ?? '';
  const inUrl = query !== '' && fields === undefined;
  const given = new URLSearchParams([...url.searchParams, ...(fields ?? [])]);
  const database = given.get('database') ?? '';
  if (!databases.includes(database)) {
    throw new ClickHouseException(81, 'UNKNOWN_DATABASE', `Database ${database} does not exist`);
  }
  const sql = fields ? (fields.get('query') ?? query) : inUrl ? query : body.toString('utf8');
  if (sql.trim() === '') throw new ClickHouseException(62, 'SYNTAX_ERROR', 'Empty query');
  return {
    sql,
    data: inUrl ? body : Buffer.alloc(0),
    ...contextOf(given),
    queryId: queryIdOf(given),
    format: given.get('default_format') ?? 'TabSeparated',
    whole: given.get('wait_end_of_query') === '1',
    compress: wantsGzip(request, given),
    readonly: !['0', null].includes(given.get('readonly')),
  };
}

function decoded(request: IncomingMessage): Readable {
  const encoding = request.headers['content-encoding'];
  if (encoding === 'gzip') return request.pipe(createGunzip());
  if (encoding === 'deflate') return request.pipe(createInflate());
  if (encoding === 'br') return request.pipe(createBrotliDecompress());
  return request;
}

/** Long parameters come as a multipart form. */
async function formFields(request: IncomingMessage, body: Buffer): Promise<URLSearchParams | undefined> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return undefined;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return new URLSearchParams(texts);
}

function contextOf(given: URLSearchParams): QueryContext {
  const settings: Record<string, string> = {};
  const parameters: Record<string, string> = {};
  for (const [name, value] of given) {
    if (!/^\w+$/.test(name)) throw new ClickHouseException(115, 'UNKNOWN_SETTING', `Unknown setting ${name}`);
    if (name.startsWith('param_')) parameters[name.slice('param_'.length)] = value;
    else if (!ownNames.test(name)) settings[name] = value;
  }
  return { settings, parameters };
}

/** The id goes into a comment in front of the statement, by which it can be stopped. */
function queryIdOf(given: URLSearchParams): string {
  const id = given.get('query_id') ?? '';
  return /^[\w-]{1,200}$/.test(id) ? id : randomUUID();
}

function wantsGzip(request: IncomingMessage, given: URLSearchParams): boolean {
  const accepted = request.headers['accept-encoding'] ?? '';
  return given.get('enable_http_compression') === '1' && /\bgzip\b/.test(accepted);
}
