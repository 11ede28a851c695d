// Keeps the engine process running: watches its pulse, and starts it again when it dies or hangs.
import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../../core/log.ts';
import type { EngineOptions } from './engine-options.ts';
import { pingSocket } from './ping-socket.ts';
import { endEngine, isRunning, startEngine } from './start-engine.ts';

export interface SupervisorOptions extends EngineOptions {
  log: Logger;
  heartbeatMs?: number | undefined;
  /** Without a sign of life for this long the engine is killed; longer than any single answer may take. */
  hangMs?: number | undefined;
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
/** An engine that lived this long had started well: the next failure is a new one. */
const soundMs = 60_000;

/**
 * Starts the engine and resolves when it answers.
 * @throws OperatorError `STORE_IN_USE` (exit code 3) when another process owns the directory,
 *   `ENGINE_MISSING` when chdb is not installed, `STORE_UNREADABLE` when the directory cannot be opened.
 */
export async function superviseEngine(options: SupervisorOptions): Promise<Engine> {
  const { log, heartbeatMs = 3_000, hangMs = 60_000, ...engine } = options;
  const stopped = new AbortController();
  const isStopped = () => stopped.signal.aborted;
  let child = await startEngine(engine, log);
  let restarts = 0;
  let backoffMs = firstBackoffMs;

  async function revive(livedMs: number): Promise<void> {
    if (livedMs > soundMs) backoffMs = firstBackoffMs;
    while (!isStopped()) {
      try {
        await pause(backoffMs, undefined, { signal: stopped.signal });
        backoffMs = Math.min(backoffMs * 2, maxBackoffMs);
        restarts++;
        watch(await startEngine(engine, log));
        return;
      } catch (error) {
        if (!isStopped()) log.error({ err: error }, 'the store engine did not start again');
      }
    }
  }

  function watch(next: ChildProcess): void {
    child = next;
    const since = performance.now();
    const pulse = watchPulse(next, engine.socketPath, { heartbeatMs, hangMs, log });
    next.once('exit', (code, signal) => {
      clearInterval(pulse);
      if (isStopped()) return;
      log.error({ code, signal }, 'the store engine ended; starting it again');
      void revive(performance.now() - since);
    });
    // It was being started while we were asked to stop.
    if (isStopped()) next.kill('SIGKILL');
  }

  watch(child);
  return {
    get pid() {
      return isRunning(child) ? child.pid : undefined;
    },
    get restarts() {
      return restarts;
    },
    async stop() {
      stopped.abort();
      await endEngine(child);
    },
  };
}

interface Pulse {
  heartbeatMs: number;
  hangMs: number;
  log: Logger;
}

function watchPulse(child: ChildProcess, socketPath: string, { heartbeatMs, hangMs, log }: Pulse) {
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
  return timer.unref();
}
