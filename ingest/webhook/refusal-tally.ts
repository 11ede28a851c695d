// Counts refusals in memory and tells the ledger every two seconds: a flood of unsigned requests costs no disk.
import type { Clock } from '../../core/clock.ts';
import { createTally, type Tally } from '../loader/tally.ts';
import type { LedgerTotals } from '../inbox/ledger-totals.ts';
import type { Refusal } from './refusals.ts';

export interface RefusalTally {
  count(refusal: Refusal): void;
  /** Tells the ledger now. */
  flush(): Promise<void>;
}

const settleMs = 2_000;

/** What is counted is bounded: known sources × codes × the hours since the last telling. */
export function createRefusalTally(ledger: LedgerTotals, clock: Clock): RefusalTally {
  let tally: Tally | undefined;
  let later: NodeJS.Timeout | undefined;

  async function flush(): Promise<void> {
    clearTimeout(later);
    later = undefined;
    const told = tally;
    tally = undefined;
    if (told !== undefined) await ledger.add(told.deltas());
  }

  return {
    count({ code, source }) {
      tally ??= createTally();
      tally.count({ origin: 'webhook', source, received: clock.now() }, 'refused', code);
      later ??= setTimeout(() => void flush(), settleMs).unref();
    },
    flush,
  };
}
