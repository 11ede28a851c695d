// Starts each implementation in a process of its own and reads what it says.
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { builtFile, packageRoot } from '../../core/package-root.ts';
import type { SizeName } from './generate-graph.ts';
import type { Measurement } from './measurement.ts';

export type Implementation = 'ours' | 'igraph' | 'graphology';

/** Each of ours runs alone, so that peaks and compiled code are its own. */
export const ourOperations = [
  'build',
  'memory',
  'strength',
  'pagerank',
  'pagerank, team of 1',
  'pagerank, team of 2',
  'k-core',
  'weak components',
  'strong components',
  'harmonic, 256',
  'harmonic, 256, team of 2',
  'betweenness, 256',
  'betweenness, 256, team of 1',
  'betweenness, 256, team of 2',
  'constraint',
  'leiden',
  'leiden, WebAssembly',
] as const;

/** One thread for igraph's linear algebra too: a spinning helper would count as its work. */
const environment = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };

export async function measureOurs(folder: string, size: SizeName): Promise<Measurement[]> {
  const found: Measurement[] = [];
  const script = fileURLToPath(builtFile('bench/graph/measure-ours.js'));
  for (const operation of ourOperations) {
    found.push(...(await run(process.execPath, ['--expose-gc', script, folder, size, operation])));
  }
  return found;
}

export function measureGraphology(folder: string, size: SizeName): Promise<Measurement[]> {
  const script = fileURLToPath(builtFile('bench/graph/measure-graphology.js'));
  return run(process.execPath, ['--max-old-space-size=6000', script, folder, size]);
}

export const measureIgraph = (anchor: string, folder: string, size: SizeName): Promise<Measurement[]> =>
  run(anchor, [folder, size]);

/** Path of the compiled anchor; undefined where igraph's C library or a compiler is missing. */
export function compileAnchor(folder: string): string | undefined {
  const flags = spawnSync('pkg-config', ['--cflags', '--libs', 'igraph'], { encoding: 'utf8' });
  if (flags.status !== 0) return undefined;
  const anchor = join(folder, 'anchor-igraph');
  const source = join(packageRoot, 'bench/graph/anchor-igraph.c');
  const libraries = flags.stdout.trim().split(/\s+/);
  const gcc = spawnSync('gcc', ['-O3', '-march=native', source, '-o', anchor, ...libraries, '-lm'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return gcc.status === 0 ? anchor : undefined;
}

function run(command: string, args: readonly string[]): Promise<Measurement[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) reject(new Error(`${command} ${args.join(' ')} ended with ${code ?? 'a signal'}`));
      else resolve(output.trim().split('\n').map((line) => JSON.parse(line) as Measurement)); // prettier-ignore
    });
  });
}
