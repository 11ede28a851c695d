// The ledger's totals, and what the interactions table itself holds, to be compared.
import { Type } from 'typebox';
import type { Store } from '../../store/store.ts';

const totals = {
  name: 'ledger-totals',
  params: Type.Object({}),
  row: Type.Object({ outcome: Type.String(), n: Type.Integer() }),
  sql: 'SELECT outcome, sum(n) AS n FROM tablee.ledger FINAL GROUP BY outcome HAVING n > 0 ORDER BY outcome',
};

const held = {
  name: 'interactions-held',
  params: Type.Object({}),
  row: Type.Object({ rows: Type.Integer(), keys: Type.Integer() }),
  sql: 'SELECT count() AS rows, uniqExact(key) AS keys FROM tablee.interactions FINAL',
};

/** Either side of the ledger → events, over all feeds. */
export async function ledgerTotalsNow(store: Store): Promise<Record<string, number>> {
  return Object.fromEntries((await store.query(totals, {})).map(({ outcome, n }) => [outcome, n]));
}

export async function interactionsHeld(store: Store): Promise<{ rows: number; keys: number }> {
  const [counted] = await store.query(held, {});
  return counted ?? { rows: 0, keys: 0 };
}
