// A run of the analysis: its window, what it was computed from and when. Written last, so a run without its row never happened.
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
  },
};
