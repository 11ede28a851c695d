// Sorts a stretch of the inbox: new, seen before, or at odds with what was stored under the same key.
import { writeIdentity, type PackedInteraction } from '../../store/rows/interactions.ts';
import type { Measure, Quarantined } from '../accepted.ts';
import type { EntryHead, OpenedItem, ReadItem } from '../inbox/entry-codec.ts';
import {
  newEntry,
  sameFingerprint,
  sequenceOf,
  writeFingerprint,
  writeKey,
  writeSequence,
  type KeyEntries,
} from '../inbox/key-entry.ts';
import { createKeyTable, type KeyTable } from '../inbox/key-table.ts';
import { openPlaced, type Stretch } from '../inbox/read-stretch.ts';
import type { SeenKeys } from '../inbox/seen-keys.ts';

/** An item at its place in the inbox, with the entry it came in. */
export interface Placed<T> {
  value: T;
  seq: number;
  entry: EntryHead;
}

/** How many items of an entry are of which kind; what is neither is listed by itself. */
export interface Counted {
  entry: EntryHead;
  /** Sequence of its first item. */
  from: number;
  fresh: number;
  duplicates: number;
}

export interface Classified {
  /** The new ones, each with its sequence ({@link placeAt}): at tens of thousands a second, nothing is put around them. */
  interactions: PackedInteraction[];
  measures: Placed<Measure>[];
  /** The key is taken by an event with other content. */
  conflicts: Placed<ReadItem>[];
  quarantined: Placed<Quarantined>[];
  /** In the order of the inbox. */
  counted: Counted[];
  /** What is new in this stretch, by key. */
  fresh: KeyTable;
}

/** Look-ups between two turns of the event loop: requests are answered while a batch is sorted. */
const turn = 2_000;

type Find = (asked: KeyEntries) => KeyEntries | undefined;

/** `before` is the stretch that is being stored meanwhile: what is new in it is not in the index yet. */
export async function classify(
  stretch: Stretch,
  seen: Pick<SeenKeys, 'now'>,
  before?: Classified,
): Promise<Classified> {
  const fresh = createKeyTable();
  const sorted: Classified = {
    interactions: [],
    measures: [],
    conflicts: [],
    quarantined: [],
    counted: [],
    fresh,
  };
  let index = seen.now();
  const find: Find = (asked) => fresh.find(asked) ?? before?.fresh.find(asked) ?? index.find(asked);
  let looked = 0;
  for (const stored of stretch.entries) {
    const entry = openPlaced(stored);
    const counted: Counted = { entry, from: stored.seq, fresh: 0, duplicates: 0 };
    sorted.counted.push(counted);
    let { seq } = stored;
    for (const item of entry.items) {
      place(sorted, counted, item, seq++, find);
      if (++looked % turn !== 0) continue;
      await new Promise(setImmediate);
      index = seen.now();
    }
  }
  return sorted;
}

/** The item in hand, as the index would hold it. */
const onDesk = newEntry();

function place(sorted: Classified, counted: Counted, item: OpenedItem, seq: number, find: Find): void {
  const { entry } = counted;
  if (item.kind === 'quarantined') {
    sorted.quarantined.push({ value: item.value, seq, entry });
    return;
  }
  identify(item);
  const before = find(onDesk);
  if (before === undefined || sequenceOf(before) === seq) {
    writeSequence(onDesk, seq);
    sorted.fresh.add(onDesk);
    counted.fresh++;
    if (item.kind === 'interaction') sorted.interactions.push(item.value);
    else sorted.measures.push({ value: item.value, seq, entry });
  } else if (sameFingerprint(before, onDesk)) counted.duplicates++;
  else sorted.conflicts.push({ value: item, seq, entry });
}

function identify(item: ReadItem): void {
  if (item.kind === 'interaction') {
    writeIdentity(item.value, onDesk);
    return;
  }
  writeKey(onDesk, item.value.key);
  writeFingerprint(onDesk, item.value.fingerprint);
}
