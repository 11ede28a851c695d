// Reads a stretch of the inbox: whole entries, in order.
import { placeAt } from '../../store/rows/interactions.ts';
import { openEntry, type OpenedEntry } from './entry-codec.ts';
import type { Environment, SequenceRange } from './environment.ts';

/** Consecutive entries; `to` is exclusive. */
export interface Stretch extends SequenceRange {
  entries: readonly { seq: number; entry: OpenedEntry }[];
  /** As they lie in the inbox. */
  bytes: number;
}

/** Whole entries from `from` on, until `maxItems` are reached (one entry may go beyond) or `to`. */
export function readStretch(
  { entries }: Environment,
  from: number,
  { maxItems = Infinity, to = Infinity }: { maxItems?: number; to?: number },
): Stretch {
  const stretch = { from, to: from, entries: [] as { seq: number; entry: OpenedEntry }[], bytes: 0 };
  for (const { key: seq, value } of entries.getRange({ start: from })) {
    if (seq >= to || stretch.to - from >= maxItems) break;
    const entry = openEntry(value);
    placeItems(entry, seq);
    stretch.entries.push({ seq, entry });
    stretch.to = seq + entry.count;
    stretch.bytes += value.length;
  }
  return stretch;
}

function placeItems({ items }: OpenedEntry, first: number): void {
  items.forEach((item, index) => {
    if (item.kind === 'interaction') placeAt(item.value, first + index);
  });
}
