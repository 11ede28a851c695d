// How many events a reader would find: counted through FINAL, as every figure is.
import { Type } from 'typebox';
import { defineQuery } from '../../store/define-query.ts';
import type { Store } from '../../store/store.ts';

const counted = defineQuery({
  name: 'events-stored',
  params: Type.Object({}),
  row: Type.Object({ n: Type.Integer() }),
  sql: 'SELECT count() AS n FROM tablee.interactions FINAL',
});

export async function eventsStored(store: Pick<Store, 'query'>): Promise<number> {
  const [row] = await store.query(counted, {});
  return row?.n ?? 0;
}
