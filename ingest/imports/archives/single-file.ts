// One file alone, plain or gzip: a Mattermost export that was not packed.
import { basename } from 'node:path';
import { readText } from '../read-text.ts';
import type { Archive } from './archive.ts';

export async function openSingleFile(path: string): Promise<Archive> {
  const text = await readText(path);
  const name = basename(path).replace(/\.gz$/i, '');
  return {
    path,
    packed: false,
    paths: [name],
    *entries(wanted) {
      if (wanted(name)) yield { path: name, place: path, text };
    },
    bytesRead: () => text.bytesRead(),
    bytesTotal: text.bytesTotal,
    close: () => Promise.resolve(),
  };
}
