// What each stage of an analysis costs: time, and the most memory this process and the engine held during it.
import { readFileSync, writeFileSync } from 'node:fs';

export interface StageCost {
  stage: string;
  seconds: number;
  /** Of this process, its worker threads included. */
  peakMb: number;
  enginePeakMb: number;
  /** Of this process and its threads. */
  cpuSeconds: number;
}

export interface StageMeter {
  /** The stage before, if any, is over. The same name again changes nothing. */
  enter(stage: string): void;
  end(): StageCost[];
}

export function createStageMeter(enginePid: number): StageMeter {
  const costs: StageCost[] = [];
  let current: { stage: string; since: number; cpu: NodeJS.CpuUsage } | undefined;
  const leave = (): void => {
    if (current === undefined) return;
    const { user, system } = process.cpuUsage(current.cpu);
    costs.push({
      stage: current.stage,
      seconds: (performance.now() - current.since) / 1000,
      peakMb: peakMb(process.pid),
      enginePeakMb: peakMb(enginePid),
      cpuSeconds: (user + system) / 1e6,
    });
    current = undefined;
  };
  return {
    enter(stage) {
      if (current?.stage === stage) return;
      leave();
      for (const pid of [process.pid, enginePid]) forgetPeak(pid);
      current = { stage, since: performance.now(), cpu: process.cpuUsage() };
    },
    end() {
      leave();
      return costs;
    },
  };
}

/** Most memory held since it was last forgotten (proc(5), VmHWM). */
function peakMb(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}

function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}
