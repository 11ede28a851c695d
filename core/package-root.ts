// Where files that are not compiled, or must be loaded as compiled files, are found.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { dirname, join } from 'node:path';

function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

/** Folder of package.json, whether running from source or from `dist/`. */
export const packageRoot = findRoot();

/** Of this release. */
export const packageVersion = (
  JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }
).version;

/** URL of a compiled module, for child processes and workers, which cannot load TypeScript. */
export function builtFile(path: string): URL {
  return pathToFileURL(join(packageRoot, 'dist', path));
}
