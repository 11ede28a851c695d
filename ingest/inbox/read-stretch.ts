// Reads a stretch of the inbox: whole entries, in order.
import { placeAt } from '../../store/rows/interactions.ts';
import { damagedItem, openEntry, readEntryHead, type EntryHead, type OpenedEntry } from './entry-codec.ts';
import { readCursor, type Environment, type SequenceRange } from './environment.ts';

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

/** Under which what has no readable head is counted: where it came from is no longer known. */
export const damagedOrigin = 'damaged';

/**
 * Whole entries from `from` on, until `maxItems` are reached (one entry may go beyond) or `to`. An entry whose head is
 * damaged reaches to the next one, and counts as received `now`.
 */
export function readStretch(
  environment: Environment,
  from: number,
  { maxItems = Infinity, to = Infinity }: { maxItems?: number; to?: number },
  now: number,
): Stretch {
  const stretch = { from, to: from, entries: [] as StretchEntry[], bytes: 0 };
  for (const { key: seq, value: bytes } of environment.entries.getRange({ start: from })) {
    if (seq >= to || stretch.to - from >= maxItems) break;
    const head = readEntryHead(bytes) ?? damagedHead(itemsAt(environment, seq), now);
    stretch.entries.push({ seq, head, bytes });
    stretch.to = seq + head.count;
    stretch.bytes += bytes.length;
  }
  return stretch;
}

function damagedHead(count: number, received: number): EntryHead {
  return { origin: damagedOrigin, source: '', received, count };
}

/** How many items an entry holds, seen from where the next one begins. */
function itemsAt(environment: Environment, seq: number): number {
  const [next = readCursor(environment).next] = environment.entries.getKeys({ start: seq + 1, limit: 1 });
  return next - seq;
}

/** Opens an entry and gives each of its rows its place. */
export function openPlaced({ seq, head, bytes }: StretchEntry): OpenedEntry {
  const entry = openEntry(bytes) ?? damagedEntry(head, bytes);
  entry.items.forEach((item, index) => {
    if (item.kind === 'interaction') placeAt(item.value, seq + index);
  });
  return entry;
}

/** One item for quarantine for each that was acknowledged. */
function damagedEntry(head: EntryHead, bytes: Buffer): OpenedEntry {
  const items = Array.from({ length: head.count }, (_, index) =>
    damagedItem(head.source, Buffer.concat([Buffer.from(`${index}:`), bytes])),
  );
  return { ...head, items };
}
