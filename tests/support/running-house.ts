// Tablée as its users run it: the built command in a process of its own, on a data folder of its own.
import { execFile, execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtFile } from '../../core/package-root.ts';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const cli = fileURLToPath(builtFile('cli.js'));

export interface Place {
  dataDir: string;
  env: Record<string, string>;
}

/** A new data folder, and the environment that points at it and at nothing of this machine's own settings. */
export function newPlace(settings: Record<string, string> = {}): Place {
  const folder = mkdtempSync(join(tmpdir(), 'tablee-house-'));
  const dataDir = settings['TABLEE_DATA_DIR'] ?? join(folder, 'data');
  return {
    dataDir,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      TABLEE_DATA_DIR: dataDir,
      TABLEE_KEY_FILE: join(folder, 'key'),
      TABLEE_PORT: '0',
      TABLEE_LOG_LEVEL: 'warn',
      ...settings,
    },
  };
}

/** Runs a command to its end and returns what it said. */
export function tablee({ env }: Place, ...args: string[]): string {
  return execFileSync(process.execPath, [cli, ...args], { env, encoding: 'utf8' }).trim();
}

/** The same, whatever comes of it, with what it said beside its answer. */
export function tableeRun({ env }: Place, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** The same without holding up this process, for commands that speak to a server in it. */
export async function tableeAsync({ env }: Place, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args], { env, timeout: 60_000 });
  return stdout.trim();
}

export function startTablee(place: Place, ...args: string[]): ChildProcess {
  return startTableeUnder([], place, ...args);
}

/** The same, started by another program, e.g. `['strace', …]`. */
export function startTableeUnder(
  program: readonly string[],
  { env }: Place,
  ...args: string[]
): ChildProcess {
  const [command = process.execPath, ...rest] = [...program, process.execPath, cli, ...args];
  return spawn(command, rest, { env, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Resolves with the address once it is open; rejects when the process ends first. */
export function openAt(process: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    process.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/[\d.]+:\d+/.exec(said);
      if (found) resolve(found[0]);
    });
    process.once('exit', (code) => {
      reject(new Error(`ended with ${String(code)} before it was open: ${said}`));
    });
  });
}

/** Processes started by `parent`: the engine child, for one. */
export function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent;
      } catch {
        return false;
      }
    });
}

/** The engine of a server, or its kitchen: whichever child runs that module. */
export function childRunning(parent: number, module: 'engine' | 'kitchen'): number | undefined {
  return childrenOf(parent).find((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`/${module}.js`);
    } catch {
      return false;
    }
  });
}
