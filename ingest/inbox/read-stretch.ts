// Reads a stretch of the inbox: whole entries, in order.
import { placeAt } from '../../store/rows/interactions.ts';
import { openEntry, readEntryHead, type EntryHead, type OpenedEntry } from './entry-codec.ts';
import type { Environment, SequenceRange } from './environment.ts';

/** An entry as it lies in the inbox; opening many at once would keep requests waiting. */
export interface StretchEntry {
  seq: number;
  head: EntryHead;
  bytes: Buffer;
}

/** Consecutive entries; `to` is exclusive. */
export interface Stretch extends SequenceRange {
  entries: readonly StretchEntry[];
  /** As they lie in the inbox. */
  bytes: number;
}

/** Whole entries from `from` on, until `maxItems` are reached (one entry may go beyond) or `to`. */
export function readStretch(
  { entries }: Environment,
  from: number,
  { maxItems = Infinity, to = Infinity }: { maxItems?: number; to?: number },
): Stretch {
  const stretch = { from, to: from, entries: [] as StretchEntry[], bytes: 0 };
  for (const { key: seq, value: bytes } of entries.getRange({ start: from })) {
    if (seq >= to || stretch.to - from >= maxItems) break;
    const head = readEntryHead(bytes);
    stretch.entries.push({ seq, head, bytes });
    stretch.to = seq + head.count;
    stretch.bytes += bytes.length;
  }
  return stretch;
}

/** Opens an entry and gives each of its rows its place. */
export function openPlaced({ seq, bytes }: Pick<StretchEntry, 'seq' | 'bytes'>): OpenedEntry {
  const entry = openEntry(bytes);
  entry.items.forEach((item, index) => {
    if (item.kind === 'interaction') placeAt(item.value, seq + index);
  });
  return entry;
}
