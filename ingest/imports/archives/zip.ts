// A zip archive, file by file through its table of contents.
import { stat } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { OperatorError } from '../../../core/errors.ts';
import { decodeText, fileUnreadable } from '../decode-text.ts';
import type { Archive } from './archive.ts';
import { bounded } from './bounded.ts';

const mostFiles = 2_000_000;

export async function openZip(path: string): Promise<Archive> {
  const { size: bytesTotal } = await stat(path);
  const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false }).catch(damaged(path));
  const files = await filesOf(zip).catch(damaged(path));
  let behind = 0;
  return {
    path,
    packed: true,
    paths: files.map((file) => file.fileName),
    *entries(wanted) {
      behind = 0;
      for (const file of files) {
        const { fileName: inner } = file;
        const place = `${path}:${inner}`;
        if (wanted(inner)) yield { path: inner, place, text: decodeText(place, contentOf(zip, file, place)) };
        behind += file.compressedSize;
      }
    },
    bytesRead: () => behind,
    bytesTotal,
    close() {
      zip.close();
      return Promise.resolve();
    },
  };
}

async function filesOf(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > mostFiles) throw new Error(`it lists ${zip.entryCount} files`);
  const files: Entry[] = [];
  for await (const entry of zip.eachEntry()) if (!entry.fileName.endsWith('/')) files.push(entry);
  return files.sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
}

/** Inflated, its size and checksum compared with what the table of contents says. */
async function* contentOf(zip: ZipFile, file: Entry, place: string): AsyncGenerator<Buffer> {
  let checksum = 0;
  try {
    if (file.isEncrypted()) throw new Error('it is encrypted');
    const inflated = (await zip.openReadStreamPromise(file)) as AsyncIterable<Buffer>;
    for await (const piece of bounded(place, inflated, () => file.compressedSize)) {
      checksum = crc32(piece, checksum);
      yield piece;
    }
    if (checksum !== file.crc32) throw new Error('its checksum differs');
  } catch (cause) {
    return damaged(place)(cause);
  }
}

/** Whatever the library found wrong, for the operator. */
function damaged(place: string) {
  return (cause: unknown): never => {
    if (cause instanceof OperatorError) throw cause;
    throw fileUnreadable(`${place} is damaged: ${(cause as Error).message}.`, cause);
  };
}
