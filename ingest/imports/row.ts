// One row of a file, ready to be fed, left out, or the reason it cannot be either.
import type { Fault, NotCounted } from '../../core/outcome.ts';

export type Row = {
  /** File, or `archive.zip:inner/file.json`. */
  place: string;
  /** Where it begins; 1 for the first. */
  line: number;
} & (
  | { kind: 'event'; event: unknown }
  | { kind: 'not-counted'; reason: NotCounted }
  | { kind: 'fault'; fault: Fault }
);
