// Counts what became of a batch's items, cell by cell of the ledger.
import type { LedgerOutcome } from '../../core/outcome.ts';
import type { Entry } from '../accepted.ts';
import { hourOf, type LedgerDelta } from '../inbox/ledger-totals.ts';

export interface Tally {
  count(entry: Pick<Entry, 'origin' | 'source' | 'received'>, outcome: LedgerOutcome, reason?: string): void;
  deltas(): LedgerDelta[];
}

export function createTally(): Tally {
  const cells = new Map<string, LedgerDelta>();
  return {
    count({ origin, source, received }, outcome, reason = '') {
      const hour = hourOf(received);
      const id = `${hour}\0${origin}\0${source}\0${outcome}\0${reason}`;
      const cell = cells.get(id);
      if (cell === undefined) cells.set(id, { hour, origin, source, outcome, reason, n: 1 });
      else cell.n += 1;
    },
    deltas: () => [...cells.values()],
  };
}
