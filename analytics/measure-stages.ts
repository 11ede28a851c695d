// How long each stage of an analysis takes, and how much memory this process is seen to hold meanwhile.
import type { Clock } from '../core/clock.ts';
import type { AnalysisProgress, AnalysisStage } from './analysis.ts';

/** Milliseconds by stage, in the order they began; stages that did not happen are not there. */
export type StageDurations = Partial<Record<AnalysisStage, number>>;

export interface StagesSeen {
  stages: StageDurations;
  peakMemoryMb: number;
}

export interface StageMeter {
  /** Hands a step on, and counts the time since the last one to the stage that was at work. */
  step: (step: AnalysisProgress) => void;
  /** What was seen so far. */
  seen(): StagesSeen;
  stop(): void;
}

/** Memory is looked at so often, besides at every step; threads included, the store's own process not. */
const lookMs = 200;
const megabyte = 2 ** 20;

export function measureStages(
  clock: Clock,
  progress: (step: AnalysisProgress) => void,
  memoryBytes = () => process.memoryUsage.rss(),
): StageMeter {
  const stages: StageDurations = {};
  let current: AnalysisStage = 'inputs';
  let last = clock.now();
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, memoryBytes());
  };
  const looking = setInterval(look, lookMs).unref();

  function count(stage: AnalysisStage): void {
    const now = clock.now();
    stages[stage] = (stages[stage] ?? 0) + (now - last);
    last = now;
    look();
  }

  return {
    step(step) {
      // A stage that says it is done may never have said that it began.
      count(step.done === 0 ? current : step.stage);
      current = step.stage;
      progress(step);
    },
    seen() {
      count('results');
      return { stages: { ...stages }, peakMemoryMb: Math.ceil(peak / megabyte) };
    },
    stop() {
      clearInterval(looking);
    },
  };
}
