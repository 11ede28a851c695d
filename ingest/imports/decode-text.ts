// Bytes as text: UTF-8 checked, and what goes wrong on the way said with its place.
import { OperatorError } from '../../core/errors.ts';

/** @throws OperatorError `FILE_UNREADABLE`, naming `place`. */
export async function* decodeText(place: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of bytes) yield decoder.decode(piece, { stream: true });
    yield decoder.decode();
  } catch (cause) {
    throw unreadable(place, cause);
  }
}

/** An error of the file system, of inflating or of decoding, for the operator; others stay as they are. */
export function unreadable(place: string, cause: unknown): unknown {
  if (cause instanceof OperatorError) return cause;
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
    return fileUnreadable(`${place} is not UTF-8; save it as UTF-8 first.`, cause);
  if (code.startsWith('Z_'))
    return fileUnreadable(`${place} is not whole: its gzip data end early or are damaged.`, cause);
  if (code.startsWith('E')) return fileUnreadable(`${place} cannot be read (${code}).`, cause);
  return cause;
}

export function fileUnreadable(message: string, cause?: unknown): OperatorError {
  return new OperatorError(message, { code: 'FILE_UNREADABLE', cause });
}
