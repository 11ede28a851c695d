// A run of the analysis: its window, what it was computed from and when. Written last, so a run without its row never happened.
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Day } from '../../core/ids.ts';
import type { TableDefinition } from '../store.ts';

export interface RunRow {
  /** Hash of window, parameters, inputs and code version, as a UUID: the same data give the same run. */
  run: string;
  window: { from: Day; to: Day };
  /** JSON. */
  parameters: string;
  /** JSON: the fingerprint of what was read, and its sizes. */
  inputs: string;
  codeVersion: string;
  /** Milliseconds since 1970. */
  started: number;
  finished: number;
  durationMs: number;
  /** Milliseconds by stage, in their order. */
  stages: Readonly<Record<string, number>>;
  /** Most memory the analysing process was seen to hold, its threads included. */
  peakMemoryMb: number;
}

const Stages = Type.Record(Type.String(), Type.Number());

/** Stages and memory as a query read them; no stages when another version wrote them. */
export function stagesOf(row: {
  stages: string;
  peak_memory_mb: number;
}): Pick<RunRow, 'stages' | 'peakMemoryMb'> {
  const stages: unknown = JSON.parse(row.stages);
  return { stages: Value.Check(Stages, stages) ? stages : {}, peakMemoryMb: row.peak_memory_mb };
}

export const runs: TableDefinition<RunRow> = {
  name: 'tablee.runs',
  columns: {
    run: (row) => row.run,
    window_from: (row) => row.window.from,
    window_to: (row) => row.window.to,
    parameters: (row) => row.parameters,
    inputs: (row) => row.inputs,
    code_version: (row) => row.codeVersion,
    started: (row) => row.started,
    finished: (row) => row.finished,
    duration_ms: (row) => row.durationMs,
    stages: (row) => JSON.stringify(row.stages),
    peak_memory_mb: (row) => row.peakMemoryMb,
  },
};
