// Gives an inbox of an older release the ledger's received side: releases before it only counted what became of things.
import { balanceOf } from './balance.ts';
import type { Environment } from './environment.ts';
import type { LedgerTotals } from './ledger-totals.ts';

/** Counts as received what has become something and what waits, once in the life of an inbox. */
export function beginReceived(environment: Environment, ledger: Pick<LedgerTotals, 'addWithin'>): void {
  const { transactions, about } = environment;
  if (about.get('ledger') !== undefined) return;
  transactions.runSync(() => {
    const uncounted = balanceOf(environment).filter(({ difference }) => difference !== 0);
    ledger.addWithin(
      uncounted.map(({ hour, source, origin, difference }) => ({
        hour,
        source,
        origin,
        outcome: 'received',
        reason: '',
        n: -difference,
      })),
    );
    about.putSync('ledger', 'two-sided');
  });
}
