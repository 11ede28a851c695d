// Recognises what was being imported, wherever it lies: a file by its size and what it begins and ends with, a folder
// by what is in it.
import { createHash } from 'node:crypto';
import { open, readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';

const sampleBytes = 1 << 20;

/** Under which an interrupted import of this file or folder, read this way, is taken up again. */
export async function importIdOf(path: string, reading: string): Promise<string> {
  const parts = (await stat(path)).isDirectory() ? await folderParts(path) : await fileParts(path);
  const hash = createHash('sha256').update(`${reading}\0`);
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 32);
}

async function folderParts(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.sort().map(async (file) => `${relative(path, file)}\0${(await stat(file)).size}\0`),
  );
}

async function fileParts(path: string): Promise<(string | Buffer)[]> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const length = Math.min(size, sampleBytes);
    const samples = await Promise.all(
      [0, size - length].map(async (position) => {
        const { buffer } = await file.read(Buffer.alloc(length), 0, length, position);
        return buffer;
      }),
    );
    return [`${size}\0`, ...samples];
  } finally {
    await file.close();
  }
}
