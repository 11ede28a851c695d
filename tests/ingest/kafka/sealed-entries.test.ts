import { describe, expect, it } from 'vitest';
import { keysFrom } from '../../../core/keys.ts';
import { createSealer } from '../../../core/sealing.ts';
import type { Entry, Item } from '../../../ingest/accepted.ts';
import { openEntry, sealEntries } from '../../../ingest/kafka/sealed-entries.ts';
import { noon, pipeline, post, sealer } from '../../support/ingest.ts';

const intake = { origin: 'webhook', source: '/chat', received: noon, mayClaim: () => true };

function item(n: number): Item {
  const examined = pipeline.examine(
    post({ id: `e${n}`, data: { community: { id: 'slack:T1:été' } } }),
    intake,
  );
  if (examined.kind === 'too-deep') throw new Error('too deep');
  return examined.item;
}

function unreadable(chars: number): Item {
  return pipeline.quarantineText('x'.repeat(chars), { code: 'malformed-json', detail: '' }, intake).item;
}

const entryOf = (items: Item[]): Entry => ({ origin: 'webhook', source: '/chat', received: noon, items });
const opened = (value: string | null) =>
  openEntry({ value: value === null ? null : Buffer.from(value) }, sealer);

describe('sealEntries', () => {
  it('carries every item, and the same event always under the same key', () => {
    const items = Array.from({ length: 300 }, (_, n) => item(n));
    const { records, tooLarge } = sealEntries([entryOf(items)], 'inbox', sealer);
    expect(tooLarge).toEqual([]);
    expect(records.length).toBeLessThanOrEqual(16);
    const carried = records.flatMap(({ value }) => (opened(value) as Entry).items);
    expect(new Set(carried.map((one) => JSON.stringify(one)))).toEqual(
      new Set(items.map((one) => JSON.stringify(one))),
    );
    const alone = sealEntries([entryOf([item(7)])], 'inbox', sealer).records[0];
    const among = records.find(({ value }) =>
      (opened(value) as Entry).items.some((one) => JSON.stringify(one) === JSON.stringify(item(7))),
    );
    expect(among?.key).toBe(alone?.key);
  });

  it('shows nothing of what it carries', () => {
    const [sealed] = sealEntries([entryOf([item(1)])], 'inbox', sealer).records;
    expect(Buffer.from(sealed?.value ?? '', 'base64').toString('latin1')).not.toContain('slack');
  });

  it('halves what fits no record, and sets aside what fits none alone', () => {
    const large = Array.from({ length: 24 }, (_, n) => unreadable(100_000 + n));
    const { records, tooLarge } = sealEntries([entryOf([...large, unreadable(2_000_000)])], 'inbox', sealer);
    expect(records.every(({ value }) => (value?.length ?? 0) <= 500_000)).toBe(true);
    expect(records.flatMap(({ value }) => (opened(value) as Entry).items)).toHaveLength(24);
    expect(tooLarge).toHaveLength(1);
  });
});

describe('openEntry', () => {
  const other = createSealer(keysFrom(Buffer.alloc(32, 9)));
  it.each([
    { what: 'nothing', value: null, reads: 'foreign' },
    { what: 'text', value: '[1,"webhook","/chat",0,[]]', reads: 'foreign' },
    {
      what: "another installation's entry",
      value: other.seal('[1,"webhook","/chat",0,[]]'),
      reads: 'foreign',
    },
    { what: "a newer release's entry", value: sealer.seal('\u0063'), reads: 'newer' },
  ])('takes $what for $reads', ({ value, reads }) => {
    expect(opened(value)).toBe(reads);
  });
});
