// From measurements to a table, and to whether every target is met.
import Table from 'cli-table3';
import type { SizeName } from './generate-graph.ts';
import type { Implementation } from './implementations.ts';
import type { Measurement } from './measurement.ts';
import {
  modularitySlack,
  mostBytesPerTie,
  mostDifference,
  targets,
  tolerance,
  type Yardstick,
} from './targets.ts';

/** Every round's measurements of one size, and how far our values are from igraph's (operation → relative). */
export interface SizeResults {
  size: SizeName;
  measurements: Record<Implementation, Measurement[]>;
  differences: Record<string, number>;
  /** Nobody else kept the machine busy when this size began. */
  quiet: boolean;
}

export interface Verdict {
  size: SizeName;
  operation: string;
  against: string;
  by: string;
  /** Milliseconds; or the value itself. */
  ours: number;
  theirs: number;
  ratio: number;
  atMost: number;
  met: boolean;
}

export function judge({ size, measurements, differences, quiet }: SizeResults): Verdict[] {
  const verdicts: Verdict[] = [];
  const add = (
    operation: string,
    against: string,
    by: string,
    ours: number,
    theirs: number,
    most: number,
  ) => {
    const ratio = ours / theirs;
    verdicts.push({ size, operation, against, by, ours, theirs, ratio, atMost: most, met: ratio <= most });
  };
  for (const { ours, against, theirs, by, atMost } of targets) {
    const mine = timeOf(measurements.ours, ours, by);
    const other = timeOf(measurements[against], theirs, by === 'wall' ? 'wall' : 'cpu');
    if (mine === undefined || other === undefined) continue;
    const judged = by !== 'wall' || quiet;
    const most = judged ? (atMost[size] ?? Infinity) * tolerance : Infinity;
    add(ours, theirs === ours ? against : `${against} ${theirs}`, by, mine, other, most);
  }
  const bytes = valueOf(measurements.ours, 'memory');
  if (bytes !== undefined && (size === 'L' || size === 'XL'))
    add('memory', 'limit', 'bytes a tie', bytes, mostBytesPerTie, 1);
  const quality = valueOf(measurements.ours, 'leiden');
  const theirs = valueOf(measurements.igraph, 'leiden');
  if (quality !== undefined && theirs !== undefined && size !== 'S')
    add('leiden', 'igraph', 'lost modularity', 1 - quality, 1 - theirs, (1 - theirs + modularitySlack) / (1 - theirs)); // prettier-ignore
  for (const [operation, difference] of Object.entries(differences))
    add(operation, 'limit', 'difference', difference, mostDifference, 1);
  return verdicts;
}

export function verdictTable(verdicts: readonly Verdict[]): string {
  const table = new Table({
    head: ['graph', 'operation', 'against', 'by', 'ours', 'theirs', 'ratio', 'at most', 'met'],
    style: { head: [], border: [] },
  });
  for (const { size, operation, against, by, ours, theirs, ratio, atMost, met } of verdicts) {
    const limit = atMost === Infinity ? '' : figure(atMost);
    table.push([
      size,
      operation,
      against,
      by,
      figure(ours),
      figure(theirs),
      figure(ratio),
      limit,
      met ? 'yes' : 'NO',
    ]);
  }
  return table.toString();
}

export function peakTable(results: readonly SizeResults[]): string {
  const table = new Table({
    head: ['graph', 'ours, worst operation', 'igraph', 'graphology'],
    style: { head: [], border: [] },
  });
  for (const { size, measurements } of results) {
    const peak = (implementation: Implementation) => {
      const all = measurements[implementation].map((measurement) => measurement.peak);
      return all.length > 0 ? `${Math.max(...all).toFixed(0)} MiB` : 'not run';
    };
    table.push([size, peak('ours'), peak('igraph'), peak('graphology')]);
  }
  return table.toString();
}

function timeOf(all: readonly Measurement[], operation: string, by: Yardstick): number | undefined {
  const times = all
    .filter((one) => one.operation === operation)
    .flatMap(({ wall, cpu }) => (by === 'wall' ? wall : cpu));
  if (times.length === 0) return undefined;
  return by === 'cpu / 2' ? median(times) / 2 : median(times);
}

function valueOf(all: readonly Measurement[], operation: string): number | undefined {
  const values = all.filter((one) => one.operation === operation).flatMap(({ value = [] }) => value);
  return values.length > 0 ? median(values) : undefined;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

const figure = (x: number): string => (x >= 100 ? x.toFixed(0) : Number(x.toPrecision(3)).toString());
