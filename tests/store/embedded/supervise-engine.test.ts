// The engine's death is an interruption and never a loss.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { afterAll, describe, expect, it } from 'vitest';
import { builtFile } from '../../../core/package-root.ts';
import { defineQuery } from '../../../store/define-query.ts';
import { enginePlaces } from '../../../store/embedded/engine-places.ts';
import { openStore, type OpenedStore } from '../../../store/open-store.ts';
import { silentLog } from '../../support/silent-log.ts';
import { temporaryFolder, temporaryStore } from '../temporary-store.ts';

const versions = defineQuery({
  name: 'versions',
  params: Type.Object({}),
  row: Type.Object({ version: Type.Integer() }),
  sql: 'SELECT version FROM tablee.ledger ORDER BY version',
});
const ledger = {
  name: 'tablee.ledger',
  columns: {
    hour: () => 0,
    source: () => 's',
    origin: () => '',
    outcome: () => '',
    reason: (n: number) => `${n}`,
    n: () => 1,
    version: (n: number) => n,
  },
};
const ping = async (store: OpenedStore) => expect.poll(() => store.ping(), { timeout: 20_000 }).toBe(true);

function kill(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) throw new Error('no process to kill');
  process.kill(pid, signal);
}

describe('an engine that is killed', () => {
  it('is started again, and has every row it acknowledged', async () => {
    const store = await temporaryStore();
    const acknowledged: number[] = [];
    const failures: unknown[] = [];
    const killAfter = new Set([5, 17, 31]);
    for (let n = 0; acknowledged.length < 40; n++) {
      const inserting = store.insert(ledger, [n]);
      if (killAfter.delete(acknowledged.length)) kill(store.engine?.pid, 'SIGKILL');
      await inserting.then(
        () => acknowledged.push(n),
        async (error: unknown) => {
          failures.push(error);
          await ping(store);
        },
      );
    }
    const stored = (await store.query(versions, {})).map(({ version }) => version);
    expect(acknowledged.filter((n) => !stored.includes(n))).toEqual([]);
    expect(stored).toEqual([...new Set(stored)]);
    expect(store.engine?.restarts).toBe(3);
    for (const failure of failures)
      expect(failure).toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true });
  });

  it('is killed and started again when it no longer answers', async () => {
    const store = await temporaryStore({ engine: { heartbeatMs: 50, hangMs: 1_500 } });
    const before = store.engine?.pid;
    kill(before, 'SIGSTOP');
    await expect.poll(() => store.engine?.restarts, { timeout: 20_000 }).toBe(1);
    await ping(store);
    expect(store.engine?.pid).not.toBe(before);
  });
});

describe('a folder', () => {
  it('has one owner: the next is told who it is', async () => {
    const dataDir = temporaryFolder();
    const owner = await openStore({ dataDir, log: silentLog });
    const second = openStore({ dataDir, log: silentLog, engine: { role: 'owner' } });
    await expect(second).rejects.toMatchObject({
      code: 'STORE_IN_USE',
      exitCode: 3,
      message: expect.stringMatching(new RegExp(`${dataDir}.*process ${process.pid}`)) as string,
    });
    expect(await owner.ping()).toBe(true);
    await owner.close();
  });

  it('may have guests, who leave without taking the engine along', async () => {
    const dataDir = temporaryFolder();
    const owner = await openStore({ dataDir, log: silentLog });
    const guest = await openStore({ dataDir, log: silentLog });
    expect([owner.mode, guest.mode]).toEqual(['owner', 'guest']);
    await guest.insert(ledger, [1]);
    await guest.close();
    expect(await owner.query(versions, {})).toEqual([{ version: 1 }]);
    await owner.close();
  });

  it('is free again after close', async () => {
    const dataDir = temporaryFolder();
    for (let round = 0; round < 2; round++) {
      const store = await openStore({ dataDir, log: silentLog });
      expect(store.mode).toBe('owner');
      await store.close();
    }
  });

  describe('whose owner was killed', () => {
    const dataDir = temporaryFolder();
    const program = `
      const { openStore } = await import('${builtFile('store/open-store.js').href}');
      const { createLog } = await import('${builtFile('core/log.js').href}');
      await openStore({ dataDir: ${JSON.stringify(dataDir)}, log: createLog('silent') });
      process.stdout.write('open');
      setInterval(() => {}, 1000);`;
    const owner = spawn(process.execPath, ['--input-type=module', '-e', program]);
    afterAll(() => owner.kill('SIGKILL'));

    it('opens again at once, socket and all', async () => {
      await once(owner.stdout, 'data');
      owner.kill('SIGKILL');
      const store = await openStore({ dataDir, log: silentLog, engine: { role: 'owner' } });
      expect(await store.query(versions, {})).toEqual([]);
      await store.close();
    });
  });

  it('may have a name that looks like a pattern', async () => {
    const dataDir = join(temporaryFolder(), "{a,b}* [c]? it's");
    const store = await openStore({ dataDir, log: silentLog });
    await store.insert(ledger, [1]);
    expect(await store.query(versions, {})).toEqual([{ version: 1 }]);
    await store.close();
  });

  it('may have a long name', async () => {
    const dataDir = join(temporaryFolder(), 'a'.repeat(120));
    mkdirSync(dataDir);
    const store = await openStore({ dataDir, log: silentLog });
    expect(await store.ping()).toBe(true);
    const socket = enginePlaces(dataDir).socketPath;
    expect(existsSync(join(dataDir, 'engine.sock'))).toBe(false);
    expect(statSync(socket).mode & 0o777).toBe(0o600);
    expect(statSync(join(socket, '..')).mode & 0o777).toBe(0o700);
    await store.close();
  });
});
