// Single events that come in together lie in the inbox as one entry: what an entry costs, all of them share.
import { hourOf } from '../../core/windows.ts';
import { joinable, joinEntries, type EncodedEntry } from './entry-codec.ts';

/** What one transaction was asked to append, one after another. */
export interface Gathered<T> {
  /** As they are written, in order. */
  entries: EncodedEntry[];
  /** Whose they are; each one's items follow those of the one before. */
  owners: T[];
}

/** Damage to an entry's head costs all of its items. */
const mostJoined = 100;
/** Larger ones gain nothing. */
const small = 10;

/** Puts together whoever brings one small entry of the same source, origin and hour; all others stay by themselves. */
export function gatherEntries<T extends { entries: readonly EncodedEntry[] }>(
  owners: readonly T[],
): Gathered<T>[] {
  const parts: T[][] = [];
  const growing = new Map<string, T[]>();
  for (const owner of owners) {
    const key = keyOf(owner.entries);
    const open = key === undefined ? undefined : growing.get(key);
    if (open !== undefined && open.length < mostJoined) {
      open.push(owner);
      continue;
    }
    const part = [owner];
    parts.push(part);
    if (key !== undefined) growing.set(key, part);
  }
  return parts.map((part) => {
    const entries = part.flatMap((owner) => owner.entries);
    return { owners: part, entries: part.length > 1 ? [joinEntries(entries)] : entries };
  });
}

/** Entries with the same one may lie in one; nothing for what stays by itself. */
function keyOf([entry, ...others]: readonly EncodedEntry[]): string | undefined {
  if (entry === undefined || others.length > 0 || entry.count > small || !joinable(entry)) return undefined;
  return `${entry.origin}\0${entry.source}\0${hourOf(entry.received)}`;
}
