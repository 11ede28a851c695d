// Checks all the time that the ledger balances: what does not is a fault of ours, and is told at once.
import type { Clock } from '../../core/clock.ts';
import type { Logger } from '../../core/log.ts';
import type { LedgerTotals } from '../inbox/ledger-totals.ts';

const everyMs = 10_000;

/** To be called after every batch; looks at most every ten seconds, and speaks when the difference has changed. */
export function watchLedger(
  ledger: Pick<LedgerTotals, 'balance' | 'difference'>,
  { clock, log }: { clock: Clock; log: Logger },
): () => void {
  let lookedAt = -Infinity;
  let known = 0;

  return () => {
    const now = clock.now();
    if (Math.abs(now - lookedAt) < everyMs) return;
    lookedAt = now;
    const difference = ledger.difference();
    if (difference === known) return;
    known = difference;
    if (difference === 0) log.info('the ledger balances again');
    else log.error({ difference, where: unbalanced(ledger) }, 'the ledger does not balance');
  };
}

/** The first few cells at fault: enough to know where to look. */
function unbalanced(ledger: Pick<LedgerTotals, 'balance'>) {
  return ledger
    .balance()
    .filter(({ difference }) => difference !== 0)
    .slice(0, 10);
}
