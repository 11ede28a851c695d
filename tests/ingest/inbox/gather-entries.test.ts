import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../ingest/accepted.ts';
import { countOf, decoded, encoded, openEntry } from '../../../ingest/inbox/entry-codec.ts';
import { gatherEntries } from '../../../ingest/inbox/gather-entries.ts';
import { measure, noon, pipeline, post } from '../../support/ingest.ts';

const hourMs = 3_600_000;

function entry(ids: readonly string[], changes: Partial<Entry> = {}): Entry {
  return entryOf(
    ids.map((id) => post({ id })),
    changes,
  );
}

function entryOf(events: readonly unknown[], changes: Partial<Entry> = {}): Entry {
  const place = { origin: 'webhook', source: '/slack', received: noon, ...changes };
  const items = events.map((event) => {
    const examined = pipeline.examine(event, { ...place, mayClaim: () => true });
    if (examined.kind === 'too-deep') throw new Error('too deep');
    return examined.item;
  });
  return { ...place, items };
}

const owner = (...entries: Entry[]) => ({ entries, bulk: false });

/** What lies in the inbox afterwards, item by item. */
const itemsOf = (owners: ReturnType<typeof owner>[]) =>
  gatherEntries(owners).flatMap(({ entries }) => entries.flatMap((one) => decoded(one).items));

describe('what is put together', () => {
  it.each<{ of: string; given: Entry[]; makes: number[] }>([
    { of: 'nothing', given: [], makes: [] },
    { of: 'one', given: [entry(['a'])], makes: [1] },
    { of: 'a few of one source', given: [entry(['a']), entry(['b', 'c']), entry(['d'])], makes: [4] },
    {
      of: 'two sources taking turns',
      given: [
        entry(['a']),
        entry(['b'], { source: '/other' }),
        entry(['c']),
        entry(['d'], { source: '/other' }),
      ],
      makes: [2, 2],
    },
    { of: 'two origins', given: [entry(['a']), entry(['b'], { origin: 'import:1' })], makes: [1, 1] },
    {
      of: 'either side of an hour',
      given: [
        entry(['a'], { received: noon - 1 }),
        entry(['b']),
        entry(['c'], { received: noon + hourMs - 1 }),
      ],
      makes: [1, 2],
    },
    {
      of: 'a large one among small ones',
      given: [entry(['a']), entry(Array.from({ length: 11 }, (_, n) => `l${n}`)), entry(['b'])],
      makes: [2, 11],
    },
    {
      of: 'measures and what cannot be read',
      given: [entry(['a']), entryOf([measure()]), entryOf([{ not: 'an event' }]), entry(['b'])],
      makes: [2, 1, 1],
    },
    {
      of: 'more than a hundred',
      given: Array.from({ length: 230 }, (_, n) => entry([`e${n}`])),
      makes: [100, 100, 30],
    },
  ])('$of', ({ given, makes }) => {
    const owners = given.map((one) => owner(one));
    const gathered = gatherEntries(owners);
    expect(gathered.map(({ entries }) => entries.map(countOf))).toEqual(makes.map((n) => [n]));
    expect(new Set(gathered.flatMap((part) => part.owners))).toEqual(new Set(owners));
    const byKey = (items: unknown[]) => items.map((item) => JSON.stringify(item)).sort();
    expect(byKey(itemsOf(owners))).toEqual(byKey(given.flatMap(({ items }) => [...items])));
  });

  it('never what one append brings as several entries', () => {
    const several = owner(entry(['a']), entry(['b']));
    expect(gatherEntries([several, owner(entry(['c']))]).map((part) => part.entries.length)).toEqual([2, 1]);
  });

  it('never history with live events, nor what is in its bytes already', () => {
    const live = owner(entry(['a']));
    const history = { ...owner(entry(['b'])), bulk: true };
    const inBytes = { entries: [encoded(entry(['c']))], bulk: false };
    expect(gatherEntries([live, history, inBytes]).map((part) => part.owners.length)).toEqual([1, 1, 1]);
  });
});

it('keeps each one’s items behind those of the one before', () => {
  const owners = ['a', 'b', 'c', 'd'].map((id) => owner(entry([id])));
  const [joined] = gatherEntries(owners);
  expect(joined?.owners).toEqual(owners);
  expect(itemsOf(owners)).toEqual(
    owners.flatMap(({ entries }) => entries.flatMap((one) => decoded(one).items)),
  );
});

it('keeps the checks of every row: a damaged one costs no other', () => {
  const [joined] = gatherEntries(['a', 'b', 'c'].map((id) => owner(entry([id]))));
  const bytes = encoded(joined!.entries[0]!).bytes;
  bytes[bytes.length - 1]! ^= 1;
  expect(openEntry(bytes)?.items.map(({ kind }) => kind)).toEqual([
    'interaction',
    'interaction',
    'quarantined',
  ]);
});
