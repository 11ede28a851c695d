// Events by the way a webhook's take, from the pipeline to the store; who signed them is checked elsewhere.
import { examineWith } from '../../ingest/webhook/examine-delivery.ts';
import { receive } from '../../ingest/webhook/receive.ts';
import type { House } from '../../main.ts';

/** Accepts the events as one delivery of a source that may speak for anything below `/test`. */
export async function accept(house: House, events: readonly unknown[]): Promise<void> {
  const source = { name: 'test', claims: ['/test'], held: false };
  const examined = await examineWith(house.pipeline)({
    body: Buffer.from(JSON.stringify(events)),
    headers: { 'content-type': 'application/cloudevents-batch+json' },
    source,
    received: house.clock.now(),
    maxInflatedBytes: Infinity,
    maxItems: Infinity,
  });
  if (examined.kind === 'refused') throw new Error(examined.detail);
  const refused = await receive(examined, source, house);
  if (refused !== undefined) throw new Error(refused.detail);
}

/** Stores everything accepted so far. */
export async function storeAll({ loader }: House): Promise<void> {
  while (await loader.loadOnce());
}
