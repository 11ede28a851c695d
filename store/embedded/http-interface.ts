// Answers ClickHouse's HTTP interface over the engine's sessions, so that any ClickHouse client can talk to it.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ClickHouseException } from './clickhouse-exception.ts';
import { readRequest, type EngineRequest } from './engine-request.ts';
import { tagOf, type EngineSessions } from './engine-sessions.ts';
import { sendException, sendPieces, sendSummary, sendWhole } from './http-answer.ts';
import { classify, placeholders, rawInsert, repeatedLines } from './statement.ts';

/** A server that is not listening yet. */
export function createHttpInterface(sessions: EngineSessions): Server {
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/plain; charset=UTF-8');
    answer(sessions, request, response).catch((error: unknown) => {
      sendException(response, error);
    });
  });
  // A large import or a long computation is bounded by limits of its own.
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
  await execute(sessions, asked, response);
}

async function execute(
  sessions: EngineSessions,
  asked: EngineRequest,
  response: ServerResponse,
): Promise<void> {
  const insert = rawInsert(asked.sql);
  const sql = insert ? asked.sql : withData(asked);
  const kind = classify(sql);
  refuse(asked, kind === 'write');
  const text = `${tagOf(asked.queryId)} ${sql}`;
  if (insert) {
    sendSummary(response, await sessions.insert(insert, asked.data, asked));
  } else if (kind === 'write') {
    sendWhole(response, await sessions.write(text, asked.format, asked), asked);
  } else {
    await whileAwaited(sessions, asked, response, () => read(sessions, text, asked, response));
  }
}

/** Whoever hung up no longer needs the answer, and the engine would compute on (research/reliability.md §0, fact 16). */
async function whileAwaited(
  sessions: EngineSessions,
  { queryId }: EngineRequest,
  response: ServerResponse,
  work: () => Promise<void>,
): Promise<void> {
  const stop = () => void sessions.stop(queryId).catch(() => undefined);
  response.once('close', stop);
  try {
    await work();
  } finally {
    response.off('close', stop);
  }
}

/** Data that are not rows in a known format are a part of the statement, as in `INSERT … VALUES`. */
function withData({ sql, data }: EngineRequest): string {
  return data.length === 0 ? sql : `${sql}\n${data.toString('utf8')}`;
}

function refuse({ sql, parameters, readonly }: EngineRequest, writes: boolean): void {
  if (writes && readonly) {
    throw new ClickHouseException(164, 'READONLY', 'Cannot execute query in readonly mode');
  }
  // Parameters stay on a session, where a forgotten one could find an old value.
  const missing = placeholders(sql).find((name) => !(name in parameters));
  if (missing !== undefined) {
    throw new ClickHouseException(456, 'UNKNOWN_QUERY_PARAMETER', `Substitution \`${missing}\` is not set`);
  }
}

async function read(
  sessions: EngineSessions,
  text: string,
  asked: EngineRequest,
  response: ServerResponse,
): Promise<void> {
  const context = { ...asked, isAwaited: () => !response.destroyed };
  const repeated = asked.whole ? undefined : repeatedLines(asked.sql, asked.format);
  if (repeated === undefined) {
    sendWhole(response, await sessions.answer(text, asked.format, context), asked);
    return;
  }
  await sendPieces(response, asked, async (send) => {
    let first = true;
    await sessions.stream(text, asked.format, context, (block) => {
      const rows = first ? block : belowTop(block, repeated);
      first = false;
      return send(rows);
    });
  });
}

function belowTop(block: Uint8Array, lines: number): Uint8Array {
  let start = 0;
  for (let line = 0; line < lines; line++) start = block.indexOf(0x0a, start) + 1;
  return block.subarray(start);
}
