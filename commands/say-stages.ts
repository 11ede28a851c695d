// What an analysis took, as a small table: stage, seconds, share of the whole; then memory.
import { number, say } from './output.ts';

export interface Took {
  /** Milliseconds by stage. */
  stages: Readonly<Record<string, number>>;
  peakMemoryMb: number;
}

export function sayStages({ stages, peakMemoryMb }: Took): void {
  const total = Object.values(stages).reduce((sum, ms) => sum + ms, 0);
  for (const [stage, ms] of Object.entries(stages)) {
    const share = total === 0 ? 0 : (100 * ms) / total;
    say(`  ${stage.padEnd(13)} ${(ms / 1000).toFixed(1).padStart(7)} s ${number(share).padStart(4)} %`);
  }
  if (peakMemoryMb > 0) say(`  ${'memory'.padEnd(13)} ${number(peakMemoryMb).padStart(7)} MiB at most`);
}
