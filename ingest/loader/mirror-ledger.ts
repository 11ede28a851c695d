// Tells the store the ledger's running totals. Totals are absolute, so telling them twice changes nothing,
// and what a crash left untold is still on the list.
import { ledgerTable } from '../../store/rows/ledger.ts';
import type { Store } from '../../store/store.ts';
import type { LedgerTotals } from '../inbox/ledger-totals.ts';

const most = 10_000;

export async function mirrorLedger(ledger: LedgerTotals, store: Store): Promise<void> {
  const rows = ledger.unmirrored(most);
  if (rows.length === 0) return;
  await store.insert(ledgerTable, rows);
  await ledger.mirrored(rows);
}
