// A ClickHouse server one can break: the real engine behind a TCP proxy on loopback that refuses, hangs, errs or forgets to answer.
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enginePlaces } from '../../store/embedded/engine-places.ts';
import { openStore, type OpenedStore } from '../../store/open-store.ts';
import { silentLog } from './silent-log.ts';

/**
 * `forward`: as it is. `refuse`: nobody listens. `hang`: connections are taken and never answered, and stay so when the
 * mode changes, as behind a line that was cut. `err`: 500 at once.
 * `forget`: requests are carried out, and of inserts every third answer is lost with the connection.
 */
export type ProxyMode = 'forward' | 'refuse' | 'hang' | 'err' | 'forget';

export interface BreakableClickHouse {
  url: string;
  /** The engine itself, past the proxy. */
  store: OpenedStore;
  /** Answers lost on purpose so far. */
  readonly forgotten: number;
  mode(mode: ProxyMode): Promise<void>;
  /** Milliseconds each piece waits on its way, both ways. */
  delay(ms: number): void;
  close(): Promise<void>;
}

const answer500 =
  'HTTP/1.1 500 Internal Server Error\r\nX-ClickHouse-Exception-Code: 210\r\nContent-Length: 38\r\nConnection: close\r\n\r\nCode: 210. DB::Exception: out of order';

export async function startBreakableClickHouse(): Promise<BreakableClickHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'tablee-clickhouse-'));
  const store = await openStore({ dataDir: folder, log: silentLog });
  const { socketPath } = enginePlaces(folder);
  const sockets = new Set<Socket>();
  let mode: ProxyMode = 'forward';
  let delayMs = 0;
  let inserts = 0;
  let forgotten = 0;

  function relay(client: Socket): void {
    const upstream = connect({ path: socketPath });
    track(upstream);
    let forget = false;
    const later = (act: () => void) => {
      if (delayMs === 0) act();
      else setTimeout(act, delayMs).unref();
    };
    client.on('data', (piece: Buffer) => {
      if (mode === 'forget' && isInsert(piece)) forget = inserts++ % 3 === 0;
      later(() => upstream.write(piece));
    });
    upstream.on('data', (piece: Buffer) => {
      if (forget) {
        forgotten++;
        client.destroy();
        return;
      }
      later(() => client.write(piece));
    });
    client.once('close', () => upstream.destroy());
    upstream.once('close', () => client.destroy());
  }

  function track(socket: Socket): void {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  }

  const server: Server = createServer((client) => {
    track(client);
    if (mode === 'hang') client.resume();
    else if (mode === 'err') client.once('data', () => client.end(answer500));
    else relay(client);
  });
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    store,
    get forgotten() {
      return forgotten;
    },
    async mode(next) {
      if (next === 'refuse' && mode !== 'refuse') await closed(server, sockets);
      if (next !== 'refuse' && mode === 'refuse') await listen(server, port);
      const cut = mode === 'hang' ? [] : [...sockets];
      mode = next;
      for (const socket of cut) socket.destroy();
    },
    delay(ms) {
      delayMs = ms;
    },
    async close() {
      if (mode !== 'refuse') await closed(server, sockets);
      await store.close();
    },
  };
}

const isInsert = (piece: Buffer) =>
  piece.includes('INSERT') && !piece.includes('INSERT%20INTO%20tablee.migr');

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
}

function closed(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    for (const socket of sockets) socket.destroy();
  });
}
