// A tar archive, plain or gzip, read from its start to its end: it has no table of contents.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { OperatorError } from '../../../core/errors.ts';
import { decodeText, fileUnreadable, unreadable } from '../decode-text.ts';
import type { Archive, ArchiveEntry } from './archive.ts';
import { bounded } from './bounded.ts';

export async function openTar(path: string): Promise<Archive> {
  const { size: bytesTotal } = await stat(path);
  const progress = { bytes: 0 };
  const paths: string[] = [];
  for await (const inner of walk(path, progress)) paths.push(inner.path);
  return {
    path,
    packed: true,
    paths,
    async *entries(wanted) {
      for await (const entry of walk(path, progress)) if (wanted(entry.path)) yield entry;
    },
    bytesRead: () => progress.bytes,
    bytesTotal,
    close: () => Promise.resolve(),
  };
}

/** Every file in the archive's order; of what is left unread of one, nothing is kept. */
async function* walk(path: string, progress: { bytes: number }): AsyncGenerator<ArchiveEntry> {
  const file = createReadStream(path);
  const archive = extract();
  const inflated = bounded(path, inflate(path, file), () => file.bytesRead);
  pipeline(Readable.from(inflated), archive, () => undefined);
  try {
    for await (const entry of archive) {
      progress.bytes = file.bytesRead;
      const inner = entry.header.name.replace(/^(\.\/)+/, '');
      const place = `${path}:${inner}`;
      if (entry.header.type === 'file')
        yield { path: inner, place, text: decodeText(place, entry as AsyncIterable<Buffer>) };
      entry.resume();
    }
  } catch (cause) {
    throw damaged(path, cause);
  } finally {
    file.destroy();
  }
}

function inflate(path: string, file: Readable): AsyncIterable<Buffer> {
  if (path.endsWith('.tar')) return file as AsyncIterable<Buffer>;
  return pipeline(file, createGunzip(), () => undefined) as AsyncIterable<Buffer>;
}

function damaged(path: string, cause: unknown): unknown {
  const told = unreadable(path, cause);
  if (told instanceof OperatorError) return told;
  return fileUnreadable(`${path} is damaged: ${(cause as Error).message}.`, cause);
}
