// Sorts a stretch of the inbox: new, seen before, or at odds with what was stored under the same key.
import { copyKey, fingerprintOf, type PackedInteraction } from '../../store/rows/interactions.ts';
import type { Measure, Quarantined } from '../accepted.ts';
import { binaryKey, keyBytes, type BinaryKey } from '../inbox/binary-key.ts';
import type { EntryHead, OpenedItem, ReadItem } from '../inbox/entry-codec.ts';
import { openPlaced, type Stretch } from '../inbox/read-stretch.ts';
import type { Seen, SeenKey, SeenKeys } from '../inbox/seen-keys.ts';

/** An item at its place in the inbox, with the entry it came in. */
export interface Placed<T> {
  value: T;
  seq: number;
  entry: EntryHead;
}

/** An item that was read at the door, with its identity. */
export interface Identified<T> extends Placed<T>, SeenKey {}

export interface Classified {
  interactions: Identified<PackedInteraction>[];
  measures: Identified<Measure>[];
  duplicates: EntryHead[];
  /** The key is taken by an event with other content. */
  conflicts: Placed<ReadItem>[];
  quarantined: Placed<Quarantined>[];
  /** What is new in this stretch, by key. */
  fresh: Map<BinaryKey, Seen>;
}

/** Look-ups between two turns of the event loop: requests are answered while a batch is sorted. */
const turn = 2_000;

/** `before` is the stretch that is being stored meanwhile: what is new in it is not in the index yet. */
export async function classify(stretch: Stretch, seen: SeenKeys, before?: Classified): Promise<Classified> {
  const sorted: Classified = {
    interactions: [],
    measures: [],
    duplicates: [],
    conflicts: [],
    quarantined: [],
    fresh: new Map(),
  };
  const find = (key: BinaryKey) => sorted.fresh.get(key) ?? before?.fresh.get(key) ?? seen.find(key);
  let looked = 0;
  for (const stored of stretch.entries) {
    const entry = openPlaced(stored);
    let { seq } = stored;
    for (const item of entry.items) {
      place(sorted, item, seq++, entry, find);
      if (++looked % turn === 0) await new Promise(setImmediate);
    }
  }
  return sorted;
}

function place(
  sorted: Classified,
  item: OpenedItem,
  seq: number,
  entry: EntryHead,
  find: (key: BinaryKey) => Seen | undefined,
): void {
  if (item.kind === 'quarantined') {
    sorted.quarantined.push({ value: item.value, seq, entry });
    return;
  }
  const key = keyOf(item);
  const fingerprint = item.kind === 'interaction' ? fingerprintOf(item.value) : item.value.fingerprint;
  const before = find(key);
  if (before === undefined || before.seq === seq) {
    sorted.fresh.set(key, { fingerprint, seq });
    if (item.kind === 'interaction')
      sorted.interactions.push({ value: item.value, key, fingerprint, seq, entry });
    else sorted.measures.push({ value: item.value, key, fingerprint, seq, entry });
  } else if (before.fingerprint === fingerprint) sorted.duplicates.push(entry);
  else sorted.conflicts.push({ value: item, seq, entry });
}

const keyOnDesk = Buffer.alloc(keyBytes);

function keyOf(item: ReadItem): BinaryKey {
  if (item.kind === 'measure') return binaryKey(item.value.key);
  copyKey(item.value, keyOnDesk);
  return keyOnDesk.toString('latin1') as BinaryKey;
}
