// Writes answers the way ClickHouse does: whole, in pieces as they are computed, or as an exception.
import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Writable } from 'node:stream';
import { constants, createGzip } from 'node:zlib';
import { exceptionFrom, statusOf } from './clickhouse-exception.ts';
import type { RowsInserted } from './engine-sessions.ts';

/** How the client wants the body. */
export interface BodyOptions {
  compress: boolean;
}

export function sendWhole(response: ServerResponse, body: Uint8Array, options: BodyOptions): void {
  sinkFor(response, options).end(body);
}

export function sendSummary(response: ServerResponse, { rowsWritten, bytesWritten }: RowsInserted): void {
  const written = { written_rows: String(rowsWritten), written_bytes: String(bytesWritten) };
  response.setHeader('X-ClickHouse-Summary', JSON.stringify({ read_rows: '0', read_bytes: '0', ...written }));
  response.end();
}

/** Sends blocks as `produce` makes them; the first one fixes the status, so a later fault goes into the body. */
export async function sendPieces(
  response: ServerResponse,
  options: BodyOptions,
  produce: (send: (block: Uint8Array) => Promise<boolean>) => Promise<void>,
): Promise<void> {
  const tag = randomBytes(8).toString('hex');
  let sink: Writable | undefined;
  const start = (): Writable => {
    response.setHeader('X-ClickHouse-Exception-Tag', tag);
    return sinkFor(response, options);
  };
  try {
    await produce(async (block) => {
      sink ??= start();
      if (!sink.write(block) && !response.destroyed) await drained(sink, response);
      return !response.destroyed;
    });
    (sink ?? start()).end();
  } catch (error) {
    if (!sink) throw error;
    sink.end(closingException(error, tag));
  }
}

/** Form of ClickHouse 25.11: the text between marks, its length before the closing one. */
function closingException(error: unknown, tag: string): string {
  const text = `${exceptionFrom(error).text}\n`;
  return `\r\n__exception__\r\n${tag}\r\n${text}${Buffer.byteLength(text)} ${tag}\r\n__exception__\r\n`;
}

/** Resolves when there is room again, or nobody left to write to. */
function drained(sink: Writable, response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      sink.off('drain', done);
      response.off('close', done);
      resolve();
    };
    sink.on('drain', done);
    response.on('close', done);
  });
}

function sinkFor(response: ServerResponse, { compress }: BodyOptions): Writable {
  if (!compress) return response;
  response.setHeader('Content-Encoding', 'gzip');
  const gzip = createGzip({ level: constants.Z_BEST_SPEED });
  gzip.pipe(response);
  return gzip;
}

/** Answers with the exception; when a body has begun, all that is left is to break off. */
export function sendException(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { code, text } = exceptionFrom(error);
  response.removeHeader('Content-Encoding');
  response.writeHead(statusOf(code), { 'X-ClickHouse-Exception-Code': String(code) });
  response.end(`${text}\n`);
}
