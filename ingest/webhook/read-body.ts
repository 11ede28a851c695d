// Reads the bytes a request carries, as they came: a signature covers just these.
import type { IncomingMessage } from 'node:http';

/** What is told of a body that cannot be read: 413 when it is too large, else 400. */
export type UnreadableBody = Error & { statusCode: 400 | 413 };

/** The bytes lie in memory that they share with nothing else. */
export function readBody(
  request: Pick<IncomingMessage, 'on' | 'off' | 'headers'>,
  maxBytes: number,
  done: (error: UnreadableBody | null, body?: Buffer) => void,
): void {
  const pieces: Buffer[] = [];
  let bytes = 0;

  function take(piece: Buffer): void {
    bytes += piece.length;
    pieces.push(piece);
    if (bytes > maxBytes) end(unreadable(413));
  }

  function finish(): void {
    end(null, joined(pieces, bytes));
  }

  function fail(): void {
    end(unreadable(400));
  }

  function end(error: UnreadableBody | null, body?: Buffer): void {
    request.off('data', take).off('end', finish).off('error', fail);
    done(error, body);
  }

  if (Number(request.headers['content-length']) > maxBytes) done(unreadable(413));
  else request.on('data', take).on('end', finish).on('error', fail);
}

/** Copied even when it came in one piece: a runtime may give a view of memory that it reads the next request into. */
function joined(pieces: readonly Buffer[], bytes: number): Buffer {
  // Not from the pool: memory of its own can be handed to a thread.
  const body = Buffer.allocUnsafeSlow(bytes);
  let at = 0;
  for (const piece of pieces) at += piece.copy(body, at);
  return body;
}

function unreadable(statusCode: UnreadableBody['statusCode']): UnreadableBody {
  return Object.assign(new Error('the body cannot be read'), { statusCode });
}
