// An export that was unpacked into a folder. Links are not followed: they may lead out of it.
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { readText } from '../read-text.ts';
import type { Archive } from './archive.ts';

export async function openFolder(path: string): Promise<Archive> {
  const files = await readdir(path, { recursive: true, withFileTypes: true });
  const paths = files
    .filter((file) => file.isFile())
    .map((file) => relative(path, join(file.parentPath, file.name)).split(sep).join('/'))
    .sort();
  const sizes = await Promise.all(paths.map(async (inner) => (await stat(join(path, inner))).size));
  let behind = 0;
  return {
    path,
    packed: true,
    paths,
    async *entries(wanted) {
      behind = 0;
      for (const [index, inner] of paths.entries()) {
        if (wanted(inner)) {
          const place = join(path, inner);
          yield { path: inner, place, text: await readText(place) };
        }
        behind += sizes[index] ?? 0;
      }
    },
    bytesRead: () => behind,
    bytesTotal: sizes.reduce((sum, size) => sum + size, 0),
    close: () => Promise.resolve(),
  };
}
