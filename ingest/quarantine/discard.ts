// Gives up events in quarantine: each is counted as erased, and its sealed text goes.
import { discardOrigin } from '../../store/rows/ledger.ts';
import { quarantineDecisions } from '../../store/rows/quarantine-decisions.ts';
import { quarantineTable } from '../../store/rows/quarantine.ts';
import type { QuarantineSelection } from '../../store/queries/quarantine-arrivals.ts';
import type { SealedEvent } from '../../store/queries/sealed-quarantine.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { StoredSource } from '../inbox/stored-source.ts';
import { createTally } from '../loader/tally.ts';
import { feedOf } from './sender-of.ts';
import { waitingPages, type WaitingParts } from './waiting.ts';

export interface DiscardParts extends WaitingParts {
  inbox: Pick<Inbox, 'ledger' | 'sources'>;
}

/** Why it may be thrown away; kept beside each event and in the log of administrators' actions. */
export interface Discarding {
  by: string;
  reason: string;
}

/**
 * Returns how many were discarded. Counted first, marked afterwards: after a crash in between an event may be counted
 * as erased twice, on both sides of the ledger alike (see replay.ts), but none goes uncounted.
 */
export async function discardQuarantine(
  selection: QuarantineSelection,
  { by, reason }: Discarding,
  parts: DiscardParts,
): Promise<number> {
  const { inbox, store, clock } = parts;
  const sources = inbox.sources.all();
  let discarded = 0;
  for await (const page of waitingPages(selection, parts)) {
    await inbox.ledger.add(erasedOf(page, sources));
    await store.insert(quarantineTable, page.map(emptied));
    const decision = { kind: 'discarded', reason } as const;
    const decided = clock.now();
    const made = page.map(({ day, id, seq }) => ({ day, id, seq, decision, by, decided }));
    await store.insert(quarantineDecisions, made);
    discarded += page.length;
  }
  return discarded;
}

function erasedOf(page: readonly SealedEvent[], sources: readonly StoredSource[]) {
  const tally = createTally();
  for (const { source, received_ms, arrived_as } of page) {
    const entry = { origin: discardOrigin, source: feedOf(source, sources), received: received_ms };
    tally.count(entry, 'received');
    tally.count(entry, 'erased', arrived_as);
  }
  return tally.deltas();
}

/** The same arrival without its text; the row before it goes with the next merge of its part. */
function emptied(row: SealedEvent) {
  const { id, day, received_ms: received, source, origin, arrived_as: code, seq } = row;
  return { id, day, received, source, origin, fault: { code, detail: row.detail }, sealed: '', seq };
}
