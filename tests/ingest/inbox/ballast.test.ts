import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ballastBytes, createBallast } from '../../../ingest/inbox/ballast.ts';
import { temporaryFolder } from '../../support/ingest.ts';

const mib = 2 ** 20;

it('takes room while there is plenty, and gives it up when the disk is full', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'ballast');
  const disk = { totalBytes: 200 * mib, freeBytes: 22 * mib };
  const ballast = createBallast(folder, () => disk);

  await ballast.balance();
  expect(existsSync(file)).toBe(false);
  disk.freeBytes = 100 * mib;
  await ballast.balance();
  expect(statSync(file).size).toBe(2 * mib);
  expect(statSync(file).blocks * 512).toBeGreaterThanOrEqual(2 * mib);
  disk.freeBytes = 21 * mib;
  await ballast.balance();
  expect(existsSync(file)).toBe(true);
  disk.freeBytes = 19 * mib;
  await ballast.balance();
  expect(existsSync(file)).toBe(false);
});

it('is 64 MiB at most', () => {
  expect(ballastBytes({ totalBytes: 2 ** 40, freeBytes: 0 })).toBe(64 * mib);
});
