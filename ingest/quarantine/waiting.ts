// What waits in quarantine, as administrators choose from it, a page at a time.
import { choiceOf, type QuarantineSelection } from '../../store/queries/quarantine-arrivals.ts';
import { sealedPage, sealedQuarantine, type SealedEvent } from '../../store/queries/sealed-quarantine.ts';
import type { Store } from '../../store/store.ts';

export interface WaitingParts {
  store: Store;
  clock: { now(): number };
  calendar: { dayOf(timeMs: number): string };
}

/** Oldest first. Rows may be resolved between two pages; none is given twice. */
export async function* waitingPages(
  selection: QuarantineSelection,
  { store, clock, calendar }: WaitingParts,
): AsyncGenerator<SealedEvent[]> {
  const choice = choiceOf(selection, calendar.dayOf(clock.now()));
  let after = { after_received: 0, after_seq: 0 };
  for (;;) {
    const page = await store.query(sealedQuarantine, { ...choice, ...after });
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    if (page.length < sealedPage) return;
    after = { after_received: last.received_ms, after_seq: last.seq };
  }
}
