// The processes under measurement: Tablée as its users run it, and what each process costs.
import { execFileSync, fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtFile } from '../../core/package-root.ts';

/** A data folder of its own, gone when the bench is over. */
export interface Place {
  folder: string;
  dataDir: string;
  env: Record<string, string>;
  remove(): void;
}

export function newPlace(settings: Record<string, string> = {}): Place {
  const folder = mkdtempSync(join(tmpdir(), 'tablee-bench-'));
  const dataDir = join(folder, 'data');
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    TABLEE_DATA_DIR: dataDir,
    TABLEE_KEY_FILE: join(folder, 'key'),
    TABLEE_PORT: '0',
    TABLEE_LOG_LEVEL: 'warn',
    ...settings,
  };
  const remove = () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return { folder, dataDir, env, remove };
}

const cli = fileURLToPath(builtFile('cli.js'));
/** As the command's first line has it. */
const asInstalled = ['--max-semi-space-size=64'];

/** Runs a command of Tablée to its end and returns what it said. */
export function tablee({ env }: Place, ...args: string[]): string {
  return execFileSync(process.execPath, [cli, ...args], { env, encoding: 'utf8' }).trim();
}

export interface Served {
  port: number;
  /** The server, and its children. */
  pids: { server: number; engine: number; kitchen: number };
  stop(): Promise<void>;
}

/** `tablee serve`, open; `nodeArgs` go to its Node, e.g. `--cpu-prof`. */
export async function serve({ env }: Place, nodeArgs: readonly string[] = []): Promise<Served> {
  const server = spawn(process.execPath, [...asInstalled, ...nodeArgs, cli, 'serve'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await portOf(server);
  return {
    port,
    pids: { server: server.pid!, ...childrenOf(server.pid!) },
    async stop() {
      server.kill('SIGTERM');
      await once(server, 'exit');
    },
  };
}

function portOf(server: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout?.on('data', (piece: Buffer) => {
      said += piece.toString();
      const found = /http:\/\/[\d.]+:(\d+)/.exec(said);
      if (found) resolve(Number(found[1]));
    });
    server.once('exit', (code) => {
      reject(new Error(`serve ended with ${String(code)}: ${said}`));
    });
  });
}

/** A built module of this folder in a process of its own, which takes one order and sends one report. */
export async function inProcess<Report>(
  module: string,
  order: object,
): Promise<Report & { cpuSeconds: number }> {
  const { report, pid, stop } = await startProcess<Report>(module, order);
  const { cpuSeconds } = costOf(pid);
  stop();
  return { ...report, cpuSeconds };
}

export interface Started<Report> {
  report: Report;
  pid: number;
  stop: () => void;
}

/** Likewise, and it goes on after its report until it is stopped. */
export async function startProcess<Report>(module: string, order: object): Promise<Started<Report>> {
  const child = fork(fileURLToPath(builtFile(`bench/ingest/${module}.js`)));
  child.send(order);
  const [report] = (await Promise.race([once(child, 'message'), died(child, module)])) as [Report];
  return { report, pid: child.pid!, stop: () => child.kill('SIGKILL') };
}

async function died(child: ChildProcess, module: string): Promise<never> {
  const [code] = (await once(child, 'exit')) as [number | null];
  throw new Error(`${module} ended with ${String(code)} before it reported`);
}

export interface Cost {
  cpuSeconds: number;
  /** Most memory it has held. */
  peakMb: number;
}

const ticksPerSecond = 100;

/** What a process has cost so far (proc(5)). */
export function costOf(pid: number): Cost {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const peakKb = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  return { cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond, peakMb: peakKb / 1_024 };
}

/** What a server and its engine have cost so far. */
export function costsOf({ pids }: Served) {
  return { server: costOf(pids.server), kitchen: costOf(pids.kitchen), engine: costOf(pids.engine) };
}

function childrenOf(parent: number): { engine: number; kitchen: number } {
  const threads = readdirSync(`/proc/${parent}/task`);
  const children = threads.flatMap((thread) =>
    readFileSync(`/proc/${parent}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
  const running = (module: string) =>
    children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`/${module}.js`))!;
  return { engine: running('engine'), kitchen: running('kitchen') };
}
