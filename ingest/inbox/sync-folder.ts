// What a folder lists, on the disk.
import { closeSync, fsyncSync, openSync } from 'node:fs';

/** A new file survives a power cut only when its folder's entry for it does. */
export function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
