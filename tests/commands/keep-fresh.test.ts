// Two houses on one engine: one computes, the other stands by until the first is killed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { keepFresh } from '../../commands/keep-fresh.ts';
import { createLeaderLease } from '../../store/leader-lease.ts';
import { latestRun } from '../../store/queries/latest-run.ts';
import type { OpenedStore } from '../../store/open-store.ts';
import { openTestHouse } from '../support/open-test-house.ts';

const script = fileURLToPath(new URL('../support/keeping-process.ts', import.meta.url));
const leaseSeconds = 3;

it('takes over from a house that was killed, and not before', { timeout: 120_000 }, async () => {
  const house = await openTestHouse();
  const env = {
    ...process.env,
    TABLEE_DATA_DIR: house.config.dataDir,
    TABLEE_KEY_FILE: house.config.keyFile,
  };
  const other = spawn(process.execPath, ['--import', 'tsx', script, String(leaseSeconds)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env,
  });
  const told: string[] = [];
  other.stdout.on('data', (text) => told.push(String(text)));
  await expect.poll(() => house.store.query(latestRun, {}), { timeout: 60_000 }).toHaveLength(1);
  expect(told.join('')).toContain('leads');

  const written: string[] = [];
  const store: OpenedStore = {
    ...house.store,
    insert: (table, rows) => {
      written.push(table.name);
      return house.store.insert(table, rows);
    },
  };
  const lease = createLeaderLease(store, { leaseSeconds });
  const renewing = setInterval(() => void lease.renew(), 200);
  const fresh = keepFresh({ ...house, store }, lease);
  const before = told.length;
  await expect.poll(() => told.length, { timeout: 30_000 }).toBeGreaterThan(before + 20);
  expect([lease.holds(), written]).toEqual([false, []]);

  other.kill('SIGKILL');
  await once(other, 'exit');
  expect(lease.holds()).toBe(false);
  await expect.poll(() => written, { timeout: 60_000 }).toContain('tablee.runs');
  expect(lease.holds()).toBe(true);
  clearInterval(renewing);
  await fresh.stop();
  await house.close();
});
