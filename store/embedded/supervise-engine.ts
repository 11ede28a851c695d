// Keeps the engine process running: starts it, watches its pulse, and starts it again when it dies or hangs.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { OperatorError, TableeError } from '../../core/errors.ts';
import type { Logger } from '../../core/log.ts';
import { builtFile } from '../../core/package-root.ts';
import type { EngineMessage, EngineOptions } from './engine-options.ts';
import { directoryInUse, ownerFile } from './engine-owner.ts';
import { pingSocket } from './ping-socket.ts';

export interface SupervisorOptions extends EngineOptions {
  log: Logger;
  heartbeatMs?: number;
  /** Without a sign of life for this long the engine is killed; longer than any single answer may take. */
  hangMs?: number;
}

export interface Engine {
  /** Process id of the engine, while it runs. */
  readonly pid: number | undefined;
  /** How often it had to be started again. */
  readonly restarts: number;
  stop(): Promise<void>;
}

const firstBackoffMs = 100;
const maxBackoffMs = 10_000;
const stopMs = 2_000;

/**
 * Starts the engine and resolves when it answers.
 * @throws OperatorError `STORE_IN_USE` (exit code 3) when another process owns the directory,
 *   `ENGINE_MISSING` when chdb is not installed, `STORE_UNREADABLE` when the directory cannot be opened.
 */
export async function superviseEngine({
  log,
  heartbeatMs = 3_000,
  hangMs = 60_000,
  ...options
}: SupervisorOptions): Promise<Engine> {
  let child = await start(options, log);
  let restarts = 0;
  let stopping = false;

  async function revive(): Promise<void> {
    for (let backoffMs = firstBackoffMs; !stopping; backoffMs = Math.min(backoffMs * 2, maxBackoffMs)) {
      try {
        await pause(backoffMs);
        if (stopping) return;
        restarts++;
        watch(await start(options, log));
        return;
      } catch (error) {
        log.error({ err: error, backoffMs }, 'the store engine did not start again');
      }
    }
  }

  function watch(next: ChildProcess): void {
    child = next;
    const pulse = watchPulse(next, options.socketPath, { heartbeatMs, hangMs, log });
    next.once('exit', (code, signal) => {
      clearInterval(pulse);
      if (stopping) return;
      log.error({ code, signal }, 'the store engine ended; starting it again');
      void revive();
    });
    if (stopping) next.kill('SIGKILL');
  }

  watch(child);
  return {
    get pid() {
      return child.exitCode === null && child.signalCode === null ? child.pid : undefined;
    },
    get restarts() {
      return restarts;
    },
    async stop() {
      stopping = true;
      await end(child);
    },
  };
}

async function start(options: EngineOptions, log: Logger): Promise<ChildProcess> {
  const child = fork(builtFile('store/embedded/engine.js'), [JSON.stringify(options)], {
    // Only what the engine needs: secrets of ours stay here, and a day begins at midnight UTC.
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TZ: 'UTC', UV_THREADPOOL_SIZE: '12' },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log.debug({ engine: text.trim() }, 'said by the store engine');
  });
  const answer = await firstMessage(child);
  if (answer.kind === 'ready') {
    writeFileSync(ownerFile(options.directory), JSON.stringify({ owner: process.pid, engine: child.pid }), {
      mode: 0o600,
    });
    return child;
  }
  await end(child);
  throw whyNot(answer, options);
}

async function firstMessage(child: ChildProcess): Promise<EngineMessage> {
  return new Promise((resolve) => {
    child.once('message', (message) => {
      resolve(message as EngineMessage);
    });
    child.once('exit', (code, signal) => {
      resolve({ kind: 'failed', reason: 'cannot-open', detail: `ended with ${String(signal ?? code)}` });
    });
    child.once('error', (error) => {
      resolve({ kind: 'failed', reason: 'cannot-open', detail: error.message });
    });
  });
}

function whyNot(answer: EngineMessage & { kind: 'failed' }, { directory }: EngineOptions): TableeError {
  if (answer.reason === 'no-engine') {
    return new OperatorError(
      'The embedded ClickHouse engine (package chdb) is not installed for this platform. Run `npm install` on Linux or macOS, or set the URL of a ClickHouse server.',
      { code: 'ENGINE_MISSING' },
    );
  }
  return (
    directoryInUse(directory) ??
    new OperatorError(`The store in ${directory} cannot be opened: ${answer.detail}`, {
      code: 'STORE_UNREADABLE',
    })
  );
}

interface Pulse {
  heartbeatMs: number;
  hangMs: number;
  log: Logger;
}

function watchPulse(
  child: ChildProcess,
  socketPath: string,
  { heartbeatMs, hangMs, log }: Pulse,
): NodeJS.Timeout {
  let lastSeen = performance.now();
  let asking = false;
  const timer = setInterval(() => {
    if (performance.now() - lastSeen > hangMs) {
      log.error({ hangMs }, 'the store engine hangs; killing it');
      child.kill('SIGKILL');
    }
    if (asking) return;
    asking = true;
    void pingSocket(socketPath, hangMs).then((answered) => {
      asking = false;
      if (answered) lastSeen = performance.now();
    });
  }, heartbeatMs);
  timer.unref();
  return timer;
}

/** By signal: the engine has nothing to tidy up, and its own shutdown is not to be trusted. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), stopMs);
  await gone;
  clearTimeout(late);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
