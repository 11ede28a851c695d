// The engine process: owns the ClickHouse data directory and answers on a unix socket until its parent is gone.
import { chmodSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import type * as Engine from 'chdb';
import type { EngineMessage, EngineOptions } from './engine-options.ts';
import { createEngineSessions } from './engine-sessions.ts';
import { createHttpInterface } from './http-interface.ts';

const lockPollMs = 100;

function tell(message: EngineMessage): void {
  process.send?.(message);
}

/** Ends without unwinding: the engine's own shutdown has crashed, and what was acknowledged is on disk. */
function end(): void {
  process.kill(process.pid, 'SIGKILL');
}

function openFirst({ Session }: typeof Engine, { directory, memoryMb }: EngineOptions): Engine.Session {
  // The first session of a process carries the server's settings; later ones share that server.
  const cap = `--max_server_memory_usage=${String(memoryMb * 1_000_000)}`;
  return new Session(directory, { connectionArgs: [cap] });
}

/** After a crash of the parent, its engine may need a moment to notice and let go of the directory. */
async function openWhenFree(chdb: typeof Engine, options: EngineOptions): Promise<Engine.Session> {
  const deadline = performance.now() + options.lockWaitMs;
  for (;;) {
    try {
      return openFirst(chdb, options);
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, lockPollMs));
    }
  }
}

async function listen(options: EngineOptions, chdb: typeof Engine): Promise<void> {
  const server = createHttpInterface(
    createEngineSessions(() => new chdb.Session(options.directory), options),
  );
  // The directory's lock is ours, so a socket that is still there belongs to nobody.
  rmSync(options.socketPath, { force: true });
  server.listen(options.socketPath);
  await once(server, 'listening');
  chmodSync(options.socketPath, 0o600);
}

async function main(options: EngineOptions): Promise<void> {
  process.umask(0o077);
  // Before there are other threads: they inherit it.
  if (options.yields) setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  process.on('disconnect', end);
  process.on('SIGTERM', end);
  // Ctrl-C reaches the whole group; the parent decides when the engine goes.
  process.on('SIGINT', () => undefined);
  const chdb = await import('chdb').catch((error: unknown) => {
    tell({ kind: 'failed', reason: 'no-engine', detail: String(error) });
  });
  if (!chdb) return;
  try {
    const first = await openWhenFree(chdb, options);
    await first.queryAsync('CREATE DATABASE IF NOT EXISTS tablee ENGINE = Atomic');
    await listen(options, chdb);
    tell({ kind: 'ready' });
  } catch (error) {
    tell({ kind: 'failed', reason: 'cannot-open', detail: String(error) });
  }
}

await main(JSON.parse(process.argv[2] ?? '{}') as EngineOptions);
