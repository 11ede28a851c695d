// What each stage of an analysis costs: time, and the most memory this process and the engine held during it.
import { writeFileSync } from 'node:fs';
import { costOf } from '../ingest/processes.ts';

export interface StageCost {
  stage: string;
  seconds: number;
  /** Of this process, its worker threads included. */
  peakMb: number;
  enginePeakMb: number;
  /** Of this process and its threads. */
  cpuSeconds: number;
  engineCpuSeconds: number;
}

export interface StageMeter {
  /** The stage before, if any, is over. The same name again changes nothing. */
  enter(stage: string): void;
  end(): StageCost[];
}

export function createStageMeter(enginePid: number): StageMeter {
  const costs: StageCost[] = [];
  let current: { stage: string; since: number; cpu: NodeJS.CpuUsage; engineCpu: number } | undefined;
  const leave = (): void => {
    if (current === undefined) return;
    const { user, system } = process.cpuUsage(current.cpu);
    costs.push({
      stage: current.stage,
      seconds: (performance.now() - current.since) / 1000,
      peakMb: costOf(process.pid).peakMb,
      enginePeakMb: costOf(enginePid).peakMb,
      cpuSeconds: (user + system) / 1e6,
      engineCpuSeconds: costOf(enginePid).cpuSeconds - current.engineCpu,
    });
    current = undefined;
  };
  return {
    enter(stage) {
      if (current?.stage === stage) return;
      leave();
      for (const pid of [process.pid, enginePid]) forgetPeak(pid);
      const engineCpu = costOf(enginePid).cpuSeconds;
      current = { stage, since: performance.now(), cpu: process.cpuUsage(), engineCpu };
    },
    end() {
      leave();
      return costs;
    },
  };
}

/** The most memory held counts from here on (proc(5), VmHWM). */
function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}
