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
  /** A tool's payload in which something needed is missing. */
  'unreadable-payload',
  /** The disk gave back other bits than it was given. */
  'damaged',
  /** Older than anything that is kept. */
  'expired',
  /** Came while its source was held because too much of it could not be read. */
  'held',
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

/** What a tool tells that is no interaction between people in a community: counted as refused, with this reason. */
export const notCountedReasons = [
  /** Administration: a channel renamed, an application installed, a build finished. */
  'no-interaction',
  /** A message the tool wrote by itself. */
  'system-message',
  /** A conversation outside any community: direct and group messages. */
  'private-conversation',
  /** Taken back, and nothing counted it by a name of its own: a reaction removed. */
  'taken-back',
  /** A kind of event this release does not know. */
  'unknown-event',
  /** The mapping says to leave it out. */
  'left-out',
] as const;
export type NotCounted = (typeof notCountedReasons)[number];

/** What can become of an event: received = stored + duplicate + quarantined + refused + erased. */
export const ledgerOutcomes = ['stored', 'duplicate', 'quarantined', 'refused', 'erased'] as const;
export type LedgerOutcome = (typeof ledgerOutcomes)[number];

/** Both sides of the ledger: what came to the door, counted there, and what became of it, counted where that is decided. */
export const ledgerSides = ['received', ...ledgerOutcomes] as const;
export type LedgerSide = (typeof ledgerSides)[number];
