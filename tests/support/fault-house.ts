// A running server under faults: started, killed and started again on one data folder, with a source that may post.
import type { ChildProcess } from 'node:child_process';
import { ended } from '../../fixtures/ended.ts';
import {
  childRunning,
  childrenOf,
  newPlace,
  openAt,
  startTableeUnder,
  tableeAsync,
  type Place,
} from './running-house.ts';

export interface FaultHouse {
  place: Place;
  secret: string;
  readonly address: string;
  readonly server: ChildProcess;
  /** Process of the engine, once it runs. */
  enginePid(): number | undefined;
  /** Starts the server, on the same folder as before; under another program when one is given. */
  start(under?: readonly string[]): Promise<void>;
  /** Kills the server outright and waits until it is gone. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export async function openFaultHouse(
  settings: Record<string, string> = {},
  place: Place = newPlace(settings),
): Promise<FaultHouse> {
  const secret = await tableeAsync(place, 'source', 'add', 'faults');
  let server: ChildProcess;
  let address = '';
  let under: readonly string[] = [];

  async function start(program: readonly string[] = []): Promise<void> {
    under = program;
    server = startTableeUnder(under, place, 'serve');
    address = await openAt(server);
  }

  await start();
  return {
    place,
    secret,
    get address() {
      return address;
    },
    get server() {
      return server;
    },
    enginePid: () => childRunning(server.pid ?? 0, 'engine'),
    start,
    async kill() {
      // Whoever it was started under would leave it running alone.
      for (const pid of under.length > 0 ? childrenOf(server.pid ?? 0) : []) process.kill(pid, 'SIGKILL');
      server.kill('SIGKILL');
      await ended(server);
    },
    async close() {
      server.kill('SIGTERM');
      await ended(server);
    },
  };
}
