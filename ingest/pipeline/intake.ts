// What is known about a delivery before any of its events is read.

export interface Intake {
  /** `webhook`, `import:RUN`, … */
  origin: string;
  /** The feed it came through, as the ledger names it. */
  source: string;
  /** Milliseconds since 1970, one instant for the whole delivery. */
  received: number;
  /** Whether this credential may speak for a CloudEvents source. */
  mayClaim(source: string): boolean;
}
