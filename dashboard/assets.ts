// The built browser modules and stylesheet, by the names their content gave them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { OperatorError } from '../core/errors.ts';
import { packageRoot } from '../core/package-root.ts';

export interface Assets {
  script: string;
  styles: readonly string[];
}

const Manifest = Type.Record(
  Type.String(),
  Type.Object({ file: Type.String(), css: Type.Optional(Type.Array(Type.String())) }),
);

export const assetsFolder = join(packageRoot, 'dist', 'assets');

/** @throws OperatorError `ASSETS_MISSING` when they were not built. */
export function readAssets(folder = assetsFolder): Assets {
  const path = join(folder, '.vite', 'manifest.json');
  const manifest: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const entry = Value.Check(Manifest, manifest) ? manifest['main.ts'] : undefined;
  if (entry === undefined) {
    throw new OperatorError('The pages’ stylesheet and scripts are not built. Run: npm run build', {
      code: 'ASSETS_MISSING',
    });
  }
  return { script: `/assets/${entry.file}`, styles: (entry.css ?? []).map((file) => `/assets/${file}`) };
}
