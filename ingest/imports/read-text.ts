// A file as text, piece by piece: plain or gzip, UTF-8 checked, never the whole of it in memory.
import { createReadStream, type ReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { decodeText, unreadable } from './decode-text.ts';

export interface TextPieces extends AsyncIterable<string> {
  /** Bytes of the file read so far, as they lie on disk. */
  bytesRead(): number;
  readonly bytesTotal: number;
}

const pieceBytes = 1 << 18;

/** @throws OperatorError `FILE_UNREADABLE`, also while it is read. */
export async function readText(path: string): Promise<TextPieces> {
  const { bytesTotal, zipped } = await look(path);
  let file: ReadStream | undefined;
  return {
    bytesTotal,
    bytesRead: () => file?.bytesRead ?? 0,
    [Symbol.asyncIterator]() {
      file = createReadStream(path, { highWaterMark: pieceBytes });
      return decoded(path, file, zipped);
    },
  };
}

async function* decoded(path: string, file: ReadStream, zipped: boolean): AsyncGenerator<string> {
  const bytes = zipped ? file.pipe(createGunzip({ chunkSize: pieceBytes })) : file;
  // A broken file must end the inflated stream too, or its reader would wait for ever.
  if (bytes !== file) file.once('error', (error) => bytes.destroy(error));
  try {
    yield* decodeText(path, bytes as AsyncIterable<Buffer>);
  } finally {
    file.destroy();
  }
}

async function look(path: string): Promise<{ bytesTotal: number; zipped: boolean }> {
  try {
    const file = await open(path);
    try {
      const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
      return { bytesTotal: (await file.stat()).size, zipped: buffer.readUInt16BE(0) === 0x1f8b };
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw unreadable(path, cause);
  }
}
