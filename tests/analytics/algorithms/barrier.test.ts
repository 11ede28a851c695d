import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { barrierWords, joinBarrier } from '../../../analytics/algorithms/barrier.ts';
import { builtFile } from '../../../core/package-root.ts';

it('lets a single thread pass', () => {
  const barrier = joinBarrier(new Int32Array(new SharedArrayBuffer(4 * barrierWords)), 1);
  for (let i = 0; i < 3; i++) barrier.wait();
});

it('lets no thread begin a step before all have ended the last', async () => {
  const threads = 3;
  const steps = 500;
  const words = new Int32Array(new SharedArrayBuffer(4 * (barrierWords + 2)));
  /** Each thread adds to a counter, waits, and must then find everybody's addition in it. */
  const program = `
    const { workerData: { words, threads, steps, url }, parentPort } = require('node:worker_threads');
    import(url).then(({ joinBarrier, barrierWords }) => {
      const barrier = joinBarrier(words, threads);
      for (let step = 1; step <= steps; step++) {
        Atomics.add(words, barrierWords, 1);
        barrier.wait();
        if (Atomics.load(words, barrierWords) !== step * threads) Atomics.add(words, barrierWords + 1, 1);
        barrier.wait();
      }
    });`;
  const workerData = { words, threads, steps, url: builtFile('analytics/algorithms/barrier.js').href };
  const workers = Array.from({ length: threads }, () => new Worker(program, { eval: true, workerData }));
  await Promise.all(workers.map((worker) => new Promise((resolve) => worker.once('exit', resolve))));
  expect([...words.subarray(barrierWords)]).toEqual([threads * steps, 0]);
});
