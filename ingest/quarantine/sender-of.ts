// Which webhook source an arrival in quarantine came through.
import type { StoredSource } from '../inbox/stored-source.ts';
import { mayClaim } from '../sources/claims.ts';
import { claimsOf } from '../sources/sources.ts';

/** The one named so, else the one that may speak for the event's source; nothing for imports and other carriers. */
export function senderOf(claimed: string, sources: readonly StoredSource[]): StoredSource | undefined {
  return (
    sources.find(({ name }) => claimed === `/${name}`) ??
    sources.find((source) => mayClaim(claimsOf(source), claimed))
  );
}

/** The feed the ledger counts it under. */
export function feedOf(source: string, sources: readonly StoredSource[]): string {
  const sender = senderOf(source, sources);
  return sender === undefined ? source : `/${sender.name}`;
}
