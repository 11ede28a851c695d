// Answers ClickHouse's HTTP interface over the engine's sessions, so that any ClickHouse client can talk to it.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import { once } from 'node:events';
import { createGzip, constants } from 'node:zlib';
import type { RawInsertFormat } from 'chdb';
import { ClickHouseException, exceptionFrom, statusOf } from './clickhouse-exception.ts';
import { readRequest, type EngineRequest } from './engine-request.ts';
import { tagOf, type EngineSessions, type RawInsert } from './engine-sessions.ts';
import { classify, placeholders, repeatedLines } from './statement.ts';

/** A server that is not listening yet. */
export function createHttpInterface(sessions: EngineSessions): Server {
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/plain; charset=UTF-8');
    void answer(sessions, request, response).catch((error: unknown) => {
      fail(response, error);
    });
  });
  // Inserts of a large import and long computations are bounded by their own limits, not by the socket's.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 65_000;
  return server;
}

async function answer(
  sessions: EngineSessions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.url?.startsWith('/ping')) {
    await sessions.alive();
    response.end('Ok.\n');
    return;
  }
  const asked = await readRequest(request);
  response.setHeader('X-ClickHouse-Query-Id', asked.queryId);
  response.setHeader('X-ClickHouse-Timezone', 'UTC');
  const abandoned = stopWhenAbandoned(sessions, asked, response);
  try {
    await execute(sessions, asked, response);
  } finally {
    abandoned.done();
  }
}

/** Whoever hung up no longer needs the answer, and the engine would compute on (fact 16). */
function stopWhenAbandoned(sessions: EngineSessions, { queryId }: EngineRequest, response: ServerResponse) {
  const stop = () => {
    if (!response.writableFinished) void sessions.stop(queryId).catch(() => undefined);
  };
  response.once('close', stop);
  return { done: () => response.off('close', stop) };
}

async function execute(
  sessions: EngineSessions,
  asked: EngineRequest,
  response: ServerResponse,
): Promise<void> {
  const kind = classify(asked.sql);
  requireParameters(asked);
  const text = `${tagOf(asked.queryId)} ${asked.sql}`;
  if (kind === 'write') {
    if (asked.readonly)
      throw new ClickHouseException(164, 'READONLY', 'Cannot execute query in readonly mode');
    const insert = rawInsert(asked);
    if (insert) await insertRows(sessions, insert, asked, response);
    else send(response, asked, await sessions.write(text, asked.format, asked));
    return;
  }
  const top = asked.whole ? undefined : repeatedLines(asked.sql, asked.format);
  if (top === undefined) send(response, asked, await sessions.answer(text, asked.format, asked));
  else await stream(sessions, text, top, asked, response);
}

/** Parameters stay on a session, so a forgotten one could find an old value there. */
function requireParameters({ sql, parameters }: EngineRequest): void {
  const missing = placeholders(sql).find((name) => !(name in parameters));
  if (missing !== undefined) {
    throw new ClickHouseException(456, 'UNKNOWN_QUERY_PARAMETER', `Substitution \`${missing}\` is not set`);
  }
}

const insertForm = /^\s*INSERT\s+INTO\s+(?:TABLE\s+)?([\w.]+)\s*(?:\(([\w\s,]*)\))?\s+FORMAT\s+(\w+)\s*$/i;

function rawInsert({ sql }: EngineRequest): RawInsert | undefined {
  const [, table, columns, format] = insertForm.exec(sql) ?? [];
  if (table === undefined) return undefined;
  const named = columns === undefined ? {} : { columns: columns.split(',').map((name) => name.trim()) };
  return { table, format: format as RawInsertFormat, ...named };
}

async function insertRows(
  sessions: EngineSessions,
  insert: RawInsert,
  asked: EngineRequest,
  response: ServerResponse,
): Promise<void> {
  const { rowsWritten, bytesWritten } = await sessions.insert(insert, asked.data, asked);
  const summary = { written_rows: String(rowsWritten), written_bytes: String(bytesWritten) };
  response.setHeader('X-ClickHouse-Summary', JSON.stringify({ read_rows: '0', read_bytes: '0', ...summary }));
  response.end();
}

function send(response: ServerResponse, asked: EngineRequest, body: Uint8Array): void {
  sinkFor(response, asked).end(body);
}

async function stream(
  sessions: EngineSessions,
  sql: string,
  top: number,
  asked: EngineRequest,
  response: ServerResponse,
): Promise<void> {
  const tag = randomBytes(8).toString('hex');
  let sink: Writable | undefined;
  const start = (): Writable => {
    response.setHeader('X-ClickHouse-Exception-Tag', tag);
    return sinkFor(response, asked);
  };
  try {
    await sessions.stream(sql, asked.format, asked, async (block) => {
      const more = sink ? belowTop(block, top) : block;
      sink ??= start();
      if (!sink.write(more) && !response.destroyed) {
        await Promise.race([once(sink, 'drain'), once(response, 'close')]);
      }
      return !response.destroyed;
    });
    (sink ?? start()).end();
  } catch (error) {
    if (!sink) throw error;
    // The status is out already; ClickHouse then ends the body with the exception between marks.
    const { text } = exceptionFrom(error);
    const message = `${text}\n`;
    const length = Buffer.byteLength(message);
    sink.end(`\r\n__exception__\r\n${tag}\r\n${message}${length} ${tag}\r\n__exception__\r\n`);
  }
}

function belowTop(block: Uint8Array, lines: number): Uint8Array {
  let start = 0;
  for (let line = 0; line < lines; line++) start = block.indexOf(0x0a, start) + 1;
  return block.subarray(start);
}

function sinkFor(response: ServerResponse, { compress }: EngineRequest): Writable {
  if (!compress) return response;
  response.setHeader('Content-Encoding', 'gzip');
  const gzip = createGzip({ level: constants.Z_BEST_SPEED });
  gzip.pipe(response);
  return gzip;
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { code, text } = exceptionFrom(error);
  response.removeHeader('Content-Encoding');
  response.writeHead(statusOf(code), { 'X-ClickHouse-Exception-Code': String(code) });
  response.end(`${text}\n`);
}
