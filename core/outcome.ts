// The closed list of what can become of an event, and why.

/** Why an event could not be read. `pointer` is a JSON pointer (RFC 6901) to the field. */
export interface Fault {
  code: QuarantineCode;
  detail: string;
  pointer?: string;
}

export const quarantineCodes = [
  'malformed-json',
  'not-a-cloudevent',
  'unknown-type',
  'invalid-event',
  'source-not-allowed',
  'time-out-of-range',
  'conflict',
  'not-storable',
] as const;
export type QuarantineCode = (typeof quarantineCodes)[number];

/** Requests turned away at the door: nothing of them is kept but a count. */
export const refusalCodes = [
  'unsigned',
  'bad-signature',
  'unknown-source',
  'stale',
  'malformed',
  'too-large',
  'too-many-items',
  'unsupported-media-type',
  'inbox-full',
  'rate-limited',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** What the ledger counts: received = stored + duplicate + quarantined + refused + erased. */
export const ledgerOutcomes = ['stored', 'duplicate', 'quarantined', 'refused', 'erased'] as const;
export type LedgerOutcome = (typeof ledgerOutcomes)[number];
