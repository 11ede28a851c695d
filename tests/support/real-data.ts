// Real data lie beside the package, not in it: tests that read them skip when they are not there, and say so loudly.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../core/package-root.ts';

export function realData(folder: string): { path: string; there: boolean } {
  const path = join(packageRoot, '..', 'shared', 'data', folder);
  const there = existsSync(path);
  if (!there) process.stderr.write(`\n*** ${path} is missing: the tests that read it are SKIPPED ***\n\n`);
  return { path, there };
}
