// Starts the kitchen, and starts it again when something killed it: the next one repeats what was in hand.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { builtFile } from '../core/package-root.ts';
import type { House } from '../main.ts';

export interface Kitchen {
  /** Resolves when the batch in hand is stored and the process is gone. */
  stop(): Promise<void>;
}

const restMs = 1_000;

/** A kitchen that fails has met what waiting does not mend: this process is asked to stop then. */
export function startKitchen({ config, log }: Pick<House, 'config' | 'log'>): Kitchen {
  let stopping = false;
  let again: NodeJS.Timeout | undefined;
  let child = start();

  function start(): ChildProcess {
    const started = fork(builtFile('commands/kitchen.js'), { serialization: 'advanced' });
    // It reads no topics: whoever does, does it at the door.
    started.send({ ...config, kafkaBrokers: undefined });
    started.once('exit', ended);
    return started;
  }

  function ended(code: number | null, signal: NodeJS.Signals | null): void {
    if (stopping || code === 0) return;
    if (signal !== null) {
      log.error({ signal }, 'the kitchen was killed; starting it again');
      again = setTimeout(() => (child = start()), restMs);
      return;
    }
    log.fatal({ code }, 'the kitchen has closed; accepted events wait in the inbox');
    process.exitCode = 1;
    process.kill(process.pid, 'SIGTERM');
  }

  return {
    async stop() {
      stopping = true;
      clearTimeout(again);
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
