// Events by the way a webhook's take, from the pipeline to the store; who signed them is checked elsewhere.
import { receive } from '../../ingest/webhook/receive.ts';
import type { House } from '../../main.ts';

/** Accepts the events as one delivery of a source that may speak for anything below `/test`. */
export async function accept(house: House, events: readonly unknown[]): Promise<void> {
  const sent = events.map((event) => ({ kind: 'event' as const, event }));
  const received = await receive(
    { kind: 'delivery', single: false, bulk: false, sent },
    {
      name: 'test',
      kind: 'cloudevents',
      settings: {},
      claims: ['/test'],
      secrets: [],
      keys: [],
      held: false,
    },
    house,
  );
  if (received.kind === 'refused') throw new Error(received.detail);
}

/** Stores everything accepted so far. */
export async function storeAll({ loader }: House): Promise<void> {
  while (await loader.loadOnce());
}
