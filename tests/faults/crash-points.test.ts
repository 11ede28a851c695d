// kill -9 at named points (F2): the kernel kills whoever makes the n-th system call of a kind, in the server or in the
// engine. What was acknowledged is counted once. FAULTS_POINTS says how often each point is hit (default 1).
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mulberry32 } from '../../fixtures/random.ts';
import { openStore } from '../../store/open-store.ts';
import { openFaultHouse, type FaultHouse } from '../support/fault-house.ts';
import { expectCountedOnce, startTraffic } from '../support/fault-traffic.ts';
import { requirement } from '../../fixtures/requirements.ts';
import { silentLog } from '../support/silent-log.ts';

const times = Number(process.env['FAULTS_POINTS'] ?? 1);
const chance = mulberry32(Number(process.env['FAULTS_SEED'] ?? 1));
const { met, program: strace } = requirement('strace');

interface Point {
  point: string;
  calls: string;
  /** Killed at one of the first so many. */
  upTo: number;
  /** Only calls on this file of the data folder count. */
  file?: string;
}

const points: readonly Point[] = [
  { point: 'while a page of the inbox is written', calls: 'pwrite64', upTo: 20 },
  { point: 'before the inbox is flushed', calls: 'fdatasync', upTo: 20, file: 'inbox/data.mdb' },
  { point: 'before what was seen is flushed', calls: 'fdatasync', upTo: 6, file: 'inbox/index/data.mdb' },
  { point: 'before the engine flushes a part', calls: 'fdatasync', upTo: 40 },
  { point: 'while an answer is on its way', calls: 'writev', upTo: 20 },
  { point: 'while the engine moves a part into place', calls: 'rename', upTo: 8 },
  { point: 'while what is done with is removed', calls: 'unlink', upTo: 5 },
];

/** A program to run under that kills at the n-th call a thread makes; `report` is where it says so. */
function killer({ calls, upTo, file }: Point, dataDir: string, report: string): string[] {
  const n = 1 + Math.floor(chance() * upTo);
  const inject = `inject=${calls}:signal=SIGKILL:when=${n}`;
  const only = file === undefined ? [] : ['-P', join(dataDir, file)];
  return [strace, '-f', '-qq', '-o', report, ...only, '-e', `trace=${calls}`, '-e', inject];
}

const wasKilled = (report: string) =>
  existsSync(report) && readFileSync(report, 'utf8').includes('killed by SIGKILL');

/** Starts the server so that it, or its engine, dies at the point; resolves when that has happened. */
async function strike(house: FaultHouse, point: Point): Promise<void> {
  const report = join(mkdtempSync(join(tmpdir(), 'tablee-strace-')), 'report');
  await house.kill();
  // It may die before it is open: that is a point, too.
  await house.start(killer(point, house.place.dataDir, report)).catch(() => undefined);
  await expect
    .poll(() => wasKilled(report), { message: point.point, timeout: 60_000, interval: 50 })
    .toBe(true);
  await house.kill();
  await house.start();
}

it.runIf(met)(
  `loses nothing when killed ${times} times at each of ${points.length} points`,
  { timeout: 60_000 + times * 300_000 },
  async () => {
    const house = await openFaultHouse();
    const traffic = startTraffic({ address: () => house.address, secret: house.secret });
    const hits: Record<string, number> = {};
    for (const point of points) {
      for (let time = 0; time < times; time++) {
        await strike(house, point);
        hits[point.point] = (hits[point.point] ?? 0) + 1;
        await traffic.more(100);
      }
    }
    await traffic.stop();
    const store = await openStore({ dataDir: house.place.dataDir, log: silentLog });
    await expectCountedOnce(store, { '/faults': traffic.acknowledged });
    await store.close();
    await house.close();
    process.stdout.write(`crash points: ${JSON.stringify({ hits, acknowledged: traffic.acknowledged })}\n`);
  },
);
