// Counts what became of a batch's items, cell by cell of the ledger.
import type { LedgerSide } from '../../core/outcome.ts';
import { hourOf } from '../../core/windows.ts';
import type { Entry } from '../accepted.ts';
import type { LedgerDelta } from '../inbox/ledger-totals.ts';

export interface Tally {
  count(
    entry: Pick<Entry, 'origin' | 'source' | 'received'>,
    side: LedgerSide,
    reason?: string,
    n?: number,
  ): void;
  deltas(): LedgerDelta[];
}

export function createTally(): Tally {
  const cells = new Map<string, LedgerDelta>();
  return {
    count({ origin, source, received }, outcome, reason = '', n = 1) {
      const hour = hourOf(received);
      const id = `${hour}\0${origin}\0${source}\0${outcome}\0${reason}`;
      const cell = cells.get(id);
      if (cell === undefined) cells.set(id, { hour, origin, source, outcome, reason, n });
      else cell.n += n;
    },
    deltas: () => [...cells.values()].filter(({ n }) => n !== 0),
  };
}
