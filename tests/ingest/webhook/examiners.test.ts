// Large deliveries are examined by built threads: `npm test` builds first.
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { keysFrom } from '../../../core/keys.ts';
import { decoded } from '../../../ingest/inbox/entry-codec.ts';
import { examineWith, type ProvedDelivery } from '../../../ingest/webhook/examine-delivery.ts';
import { createExaminers } from '../../../ingest/webhook/examiners.ts';
import { measure, noon, pipeline, post } from '../../support/ingest.ts';

const examiners = createExaminers({
  pipeline,
  keys: keysFrom(Buffer.alloc(32, 7)),
  timezone: 'Europe/Paris',
  threads: 2,
});
afterAll(() => examiners.close());

const here = examineWith(pipeline);
const batchType = { 'content-type': 'application/cloudevents-batch+json' };

function delivery(body: string | Buffer, changes: Partial<ProvedDelivery> = {}): ProvedDelivery {
  return {
    body: Buffer.from(body),
    headers: batchType,
    source: { name: 'slack', claims: ['/slack'], held: false },
    received: noon,
    maxInflatedBytes: 2 ** 20,
    maxItems: 10_000,
    ...changes,
  };
}

const posts = (count: number) => Array.from({ length: count }, (_, n) => post({ id: `e${n}` }));
const many = JSON.stringify(posts(200));

/** What is sealed differs at every sealing; all else must be the same on every thread. */
async function outcome(examine: typeof here, given: ProvedDelivery) {
  const examined = await examine({ ...given, body: Buffer.from(given.body) });
  if (examined.kind === 'refused') return examined;
  const { entry, ...rest } = examined;
  const items = decoded(entry).items.map((item) =>
    item.kind === 'quarantined' ? { ...item, value: { ...item.value, sealed: '' } } : item,
  );
  return { ...rest, items };
}

describe('a thread says what this one would have said', () => {
  it.each<{ of: string; given: ProvedDelivery }>([
    { of: 'a batch', given: delivery(many) },
    {
      of: 'a batch in gzip',
      given: delivery(gzipSync(many), { headers: { ...batchType, 'content-encoding': 'gzip' } }),
    },
    {
      of: 'lines, two of which cannot be read',
      given: delivery(
        [...posts(150), measure()].map((event) => JSON.stringify(event)).join('\n') + '\n{\n[1]\n',
        {
          headers: { 'content-type': 'application/x-ndjson', 'tablee-priority': 'bulk' },
        },
      ),
    },
    {
      of: 'a batch with unknown fields and events of others',
      given: delivery(
        JSON.stringify([...posts(120).map((event) => ({ ...event, extra: 1 })), post({ source: '/other' })]),
      ),
    },
    {
      of: 'a held source',
      given: delivery(many, { source: { name: 'slack', claims: ['/slack'], held: true } }),
    },
    {
      of: 'one large event',
      given: delivery(JSON.stringify(post({ id: 'x'.repeat(9_000) })), {
        headers: { 'content-type': 'application/cloudevents+json' },
      }),
    },
    { of: 'too many events', given: delivery(many, { maxItems: 199 }) },
    {
      of: 'what inflates beyond bounds',
      given: delivery(gzipSync(Buffer.from(many)), {
        maxInflatedBytes: 100,
        headers: { ...batchType, 'content-encoding': 'gzip' },
      }),
    },
    { of: 'what is not UTF-8', given: delivery(Buffer.alloc(10_000, 0xff)) },
    { of: 'nesting beyond reason', given: delivery(`[${'['.repeat(5_000)}${']'.repeat(5_000)}]`) },
    { of: 'another media type', given: delivery(many, { headers: { 'content-type': 'text/plain' } }) },
  ])('$of', async ({ given }) => {
    expect(await outcome(examiners.examine, given)).toEqual(await outcome(here, given));
  });

  it('several deliveries at once, each its own answer', async () => {
    const sizes = [200, 100, 150, 120, 180];
    const examined = await Promise.all(
      sizes.map((size) => examiners.examine(delivery(JSON.stringify(posts(size))))),
    );
    expect(examined.map((one) => (one.kind === 'examined' ? one.count : one.code))).toEqual(sizes);
  });
});

it('leaves the bytes of a body that shares its memory as they were', async () => {
  const shared = Buffer.from(`${many}${many}`);
  const first = shared.subarray(0, many.length);
  await examiners.examine(delivery('', { body: first }));
  expect(shared.toString()).toBe(`${many}${many}`);
});
