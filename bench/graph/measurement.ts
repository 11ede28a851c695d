// One operation measured: how it is timed, and what a process says about it.

/** Times of every repetition, in milliseconds. */
export interface Measurement {
  operation: string;
  wall: number[];
  /** User and system, all threads of the process: other load on the machine does not count. */
  cpu: number[];
  /** Largest resident size of the process so far, in MiB. */
  peak: number;
  /** Modularity, bytes a tie: whatever is no time. */
  value?: number;
}

/** Until 1.5 s have gone by, at least 3 times and at most 9; once when it takes longer than 20 s. */
export async function measure(
  operation: string,
  run: () => unknown,
  value?: () => number,
): Promise<Measurement> {
  const measurement: Measurement = { operation, wall: [], cpu: [], peak: 0 };
  for (let spent = 0; measurement.wall.length < 9;) {
    const enough = measurement.wall.length >= 3 ? 1500 : 20_000;
    if (spent > enough) break;
    const cpu = process.cpuUsage();
    const start = performance.now();
    await run();
    const wall = performance.now() - start;
    const { user, system } = process.cpuUsage(cpu);
    measurement.wall.push(wall);
    measurement.cpu.push((user + system) / 1000);
    spent += wall;
  }
  measurement.peak = process.resourceUsage().maxRSS / 1024;
  return value === undefined ? measurement : { ...measurement, value: value() };
}

/** What a measuring process says on its output: one line of JSON. */
export const say = (measurement: Measurement): void => {
  process.stdout.write(`${JSON.stringify(measurement)}\n`);
};
