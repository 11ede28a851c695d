// An export as a container of files: a zip, a tar (plain or gzip), a folder, or one file alone. Nothing is unpacked.
import { open, stat } from 'node:fs/promises';
import { unreadable } from '../decode-text.ts';
import { openFolder } from './folder.ts';
import { openSingleFile } from './single-file.ts';
import { openTar } from './tar.ts';
import { openZip } from './zip.ts';

export interface ArchiveEntry {
  /** Inside the archive, with `/` whatever the system. */
  path: string;
  /** For messages: `archive.zip:inner/file.json`, or the path on disk. */
  place: string;
  /** Its text, readable once, before the next entry is asked for. @throws OperatorError `FILE_UNREADABLE`. */
  text: AsyncIterable<string>;
}

export interface Archive {
  /** As the operator gave it. */
  path: string;
  /** Holds files, rather than being one. */
  packed: boolean;
  /** Of all files inside, in the order they are read. */
  paths: readonly string[];
  /** Reads the wanted files, always in the same order; a tar is read from its start each time. */
  entries(wanted: (path: string) => boolean): Iterable<ArchiveEntry> | AsyncIterable<ArchiveEntry>;
  /** Bytes read since the last call of `entries`, as they lie on disk, of `bytesTotal`. */
  bytesRead(): number;
  bytesTotal: number;
  close(): Promise<void>;
}

/** @throws OperatorError `FILE_UNREADABLE`: damaged, encrypted, or not there. */
export async function openArchive(path: string): Promise<Archive> {
  try {
    if ((await stat(path)).isDirectory()) return await openFolder(path);
    if (/\.(tar\.gz|tgz|tar)$/i.test(path)) return await openTar(path);
    return (await startsLikeZip(path)) ? await openZip(path) : await openSingleFile(path);
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

async function startsLikeZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return /^PK(\x03\x04|\x05\x06)$/.test(buffer.toString('latin1'));
  } finally {
    await file.close();
  }
}
