// What goes through the inbox: everything accepted from one request or one stretch of a file, readable or not.
import type { Interaction } from '../core/interaction.ts';
import type { Fault } from '../core/outcome.ts';
import type { Measure } from '../store/rows/measures.ts';

export type { Measure };

/** An event that could not be read, kept sealed with its reason until it is replayed or expires. */
export interface Quarantined {
  /** Keyed hash of source, code and body, so that a repeat is recognised. */
  id: string;
  source: string;
  fault: Fault;
  sealed: string;
}

export type Item =
  | { kind: 'interaction'; value: Interaction }
  | { kind: 'measure'; value: Measure }
  | { kind: 'quarantined'; value: Quarantined };

export interface Entry {
  /** `webhook`, `import:RUN`, … */
  origin: string;
  /** The feed the ledger counts it under: `/NAME` of the webhook source, or the source an import names. */
  source: string;
  /** Milliseconds since 1970. */
  received: number;
  items: readonly Item[];
}
