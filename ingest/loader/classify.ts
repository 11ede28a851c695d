// Sorts a stretch of the inbox: new, seen before, or at odds with what was stored under the same key.
import type { Interaction } from '../../core/interaction.ts';
import type { Entry, Item, Measure, Quarantined } from '../accepted.ts';
import type { Stretch } from '../inbox/read-stretch.ts';
import type { Seen, SeenKeys } from '../inbox/seen-keys.ts';

/** An item at its place in the inbox, with the entry it came in. */
export interface Placed<T> {
  value: T;
  seq: number;
  entry: Entry;
}

export interface Classified {
  interactions: Placed<Interaction>[];
  measures: Placed<Measure>[];
  duplicates: Entry[];
  /** The key is taken by an event with other content. */
  conflicts: Placed<Extract<Item, { kind: 'interaction' | 'measure' }>>[];
  quarantined: Placed<Quarantined>[];
}

/** Look-ups between two turns of the event loop: requests are answered while a batch is sorted. */
const turn = 2_000;

export async function classify(stretch: Stretch, seen: SeenKeys): Promise<Classified> {
  const sorted: Classified = {
    interactions: [],
    measures: [],
    duplicates: [],
    conflicts: [],
    quarantined: [],
  };
  const within = new Map<string, Seen>();
  let looked = 0;
  for (const { seq: first, entry } of stretch.entries) {
    let seq = first;
    for (const item of entry.items) {
      place(sorted, item, seq++, entry, within, seen);
      if (++looked % turn === 0) await new Promise(setImmediate);
    }
  }
  return sorted;
}

function place(
  sorted: Classified,
  item: Item,
  seq: number,
  entry: Entry,
  within: Map<string, Seen>,
  seen: SeenKeys,
): void {
  if (item.kind === 'quarantined') {
    sorted.quarantined.push({ value: item.value, seq, entry });
    return;
  }
  const { key, fingerprint } = item.value;
  const before = within.get(key) ?? seen.get(key);
  if (before === undefined || before.seq === seq) {
    within.set(key, { fingerprint, seq });
    if (item.kind === 'interaction') sorted.interactions.push({ value: item.value, seq, entry });
    else sorted.measures.push({ value: item.value, seq, entry });
  } else if (before.fingerprint === fingerprint) sorted.duplicates.push(entry);
  else sorted.conflicts.push({ value: item, seq, entry });
}
