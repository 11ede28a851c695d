// Single events that come in together lie in the inbox as one entry: what an entry costs, all of them share.
import { hourOf } from '../../core/windows.ts';
import type { Entry } from '../accepted.ts';
import type { EncodedEntry } from './entry-codec.ts';

/** What one append brings. */
export interface Brought {
  entries: readonly (Entry | EncodedEntry)[];
  /** History rather than live events; there may be room for one and not for the other. */
  bulk: boolean;
}

/** What one transaction was asked to append, one after another. */
export interface Gathered<T> {
  /** As they are to be written, in order. */
  entries: readonly (Entry | EncodedEntry)[];
  /** Whose they are; each one's items follow those of the one before. */
  owners: T[];
}

/** Damage to an entry's head costs all of its items. */
const mostJoined = 100;
/** Larger ones gain nothing. */
const small = 10;

/** Puts together whoever brings one small entry of the same source, origin and hour; all others stay by themselves. */
export function gatherEntries<T extends Brought>(owners: readonly T[]): Gathered<T>[] {
  const parts: T[][] = [];
  const growing = new Map<string, T[]>();
  for (const owner of owners) {
    const key = keyOf(owner);
    const open = key === undefined ? undefined : growing.get(key);
    if (open !== undefined && open.length < mostJoined) {
      open.push(owner);
      continue;
    }
    const part = [owner];
    parts.push(part);
    if (key !== undefined) growing.set(key, part);
  }
  return parts.map((part) => ({ owners: part, entries: joined(part) }));
}

/** Before they are bytes: the head, its checks and the copying are done once for all of them. */
function joined(part: readonly Brought[]): readonly (Entry | EncodedEntry)[] {
  const [{ entries } = nothing] = part;
  const [first] = entries;
  if (part.length === 1 || first === undefined) return entries;
  const items = part.flatMap((owner) =>
    owner.entries.flatMap((entry) => ('items' in entry ? entry.items : [])),
  );
  return [{ ...first, items }];
}

const nothing: Brought = { entries: [], bulk: false };

/** Brought with the same one, they may lie in one entry; nothing for what stays by itself. */
function keyOf({ entries, bulk }: Brought): string | undefined {
  const [entry] = entries;
  if (entry === undefined || entries.length > 1 || !isJoinable(entry)) return undefined;
  return `${String(bulk)}\0${entry.origin}\0${entry.source}\0${hourOf(entry.received)}`;
}

/** Interactions keep their own time of receipt; whatever else there is has that of its entry. */
function isJoinable(entry: Entry | EncodedEntry): boolean {
  return (
    'items' in entry && entry.items.length <= small && entry.items.every(({ kind }) => kind === 'interaction')
  );
}
