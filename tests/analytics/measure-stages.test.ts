import { expect, it } from 'vitest';
import { measureStages } from '../../analytics/measure-stages.ts';

it('counts the time between two steps to the stage that was at work, and remembers the most memory', () => {
  let now = 0;
  const memory = [100, 300, 200];
  const told: string[] = [];
  const meter = measureStages(
    { now: () => now },
    ({ stage }) => told.push(stage),
    () => (memory.shift() ?? 50) * 2 ** 20,
  );
  const step = (at: number, stage: 'inputs' | 'ties' | 'silos', done: number) => {
    now = at;
    meter.step({ stage, done, total: 1 });
  };
  step(0, 'inputs', 0);
  step(10, 'inputs', 1);
  step(40, 'ties', 7); // Never said that it began.
  step(45, 'silos', 0); // What lies between belongs to the stage before.
  step(145, 'silos', 1);
  now = 150;
  expect(meter.seen()).toEqual({
    stages: { inputs: 10, ties: 35, silos: 100, results: 5 },
    peakMemoryMb: 300,
  });
  expect(told).toEqual(['inputs', 'inputs', 'ties', 'silos', 'silos']);
  meter.stop();
});
