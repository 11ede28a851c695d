// ARCHITECTURE.md names every folder and every table, and none that does not exist.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../core/package-root.ts';

const text = readFileSync(join(packageRoot, 'ARCHITECTURE.md'), 'utf8');
const section = (title: string) => text.split(`## ${title}`)[1]?.split('\n## ')[0] ?? '';
const firstCells = (title: string) =>
  [...section(title).matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name ?? '');

/** Folders that hold code, two levels deep; deeper ones are details of theirs. */
function codeFolders(): string[] {
  const isFolder = (path: string) =>
    readdirSync(join(packageRoot, path), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const skipped = /^(\.|node_modules$|dist$|coverage$)/;
  return isFolder('.')
    .map(({ name }) => name)
    .filter((name) => !skipped.test(name))
    .flatMap((top) => [
      `${top}/`,
      ...(['tests', 'docs', 'fixtures', 'bench'].includes(top)
        ? []
        : isFolder(top).map(({ name }) => `${top}/${name}/`)),
    ]);
}

function tables(): string[] {
  const folder = join(packageRoot, 'store', 'migrations');
  return readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/CREATE TABLE tablee\.(\w+)/g)].map(
      ([, name]) => name ?? '',
    ),
  );
}

describe('ARCHITECTURE.md', () => {
  it('names every folder that holds code', () => {
    expect(codeFolders().filter((folder) => !firstCells('Folders').includes(folder))).toEqual([]);
  });

  it('names no folder that is not there', () => {
    const named = [
      ...text.matchAll(
        /`((?:core|store|ingest|analytics|dashboard|fixtures|commands|bench|tests|docs|deploy)\/[\w/.-]*)`/g,
      ),
    ];
    expect(
      named.map(([, path]) => path ?? '').filter((path) => !existsSync(join(packageRoot, path))),
    ).toEqual([]);
  });

  it('names exactly the tables that exist', () => {
    expect(firstCells('Tables').sort()).toEqual(tables().sort());
  });
});
