// Starts one engine process and hears from it whether it could open its directory; ends it by signal.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { OperatorError } from '../../core/errors.ts';
import type { Logger } from '../../core/log.ts';
import { builtFile } from '../../core/package-root.ts';
import type { EngineMessage, EngineOptions } from './engine-options.ts';
import { directoryInUse, ownerFile } from './engine-owner.ts';

const stopMs = 2_000;

/** Resolves when the engine answers on its socket. @throws OperatorError as `superviseEngine` says. */
export async function startEngine(options: EngineOptions, log: Logger): Promise<ChildProcess> {
  const child = fork(builtFile('store/embedded/engine.js'), [JSON.stringify(options)], {
    // Only what the engine needs: our secrets stay here, and its days begin at midnight UTC.
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TZ: 'UTC', UV_THREADPOOL_SIZE: '12' },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log.debug({ engine: text.trim() }, 'said by the store engine');
  });
  const answer = await firstMessage(child);
  if (answer.kind === 'failed') {
    await endEngine(child);
    throw whyNot(answer, options);
  }
  const owner = JSON.stringify({ owner: process.pid, engine: child.pid });
  writeFileSync(ownerFile(options.directory), owner, { mode: 0o600 });
  return child;
}

/** By signal: the engine has nothing to tidy up, and its own shutdown is not to be trusted. */
export async function endEngine(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), stopMs);
  await gone;
  clearTimeout(late);
}

export function isRunning({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}

async function firstMessage(child: ChildProcess): Promise<EngineMessage> {
  return new Promise((resolve) => {
    const failed = (detail: string) => {
      resolve({ kind: 'failed', reason: 'cannot-open', detail });
    };
    child.once('message', (message) => {
      resolve(message as EngineMessage);
    });
    child.once('exit', (code, signal) => {
      failed(`it ended with ${signal ?? code ?? 'no reason'}`);
    });
    child.once('error', (error) => {
      failed(error.message);
    });
  });
}

function whyNot(answer: EngineMessage & { kind: 'failed' }, { directory }: EngineOptions): OperatorError {
  if (answer.reason === 'no-engine') {
    return new OperatorError(
      'The embedded ClickHouse engine (package chdb) is not installed for this platform. Run `npm install` on Linux or macOS, or set the URL of a ClickHouse server.',
      { code: 'ENGINE_MISSING' },
    );
  }
  const message = `The store in ${directory} cannot be opened: ${answer.detail}`;
  return directoryInUse(directory) ?? new OperatorError(message, { code: 'STORE_UNREADABLE' });
}
