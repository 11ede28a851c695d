// Entries of the inbox as records of a topic: sealed, so that nobody who may write there can make up events past the
// door, and nobody who may read there learns anything.
import { TableeError } from '../../core/errors.ts';
import type { Sealer } from '../../core/sealing.ts';
import type { Entry, Item } from '../accepted.ts';
import { decodeEntry, encodeEntry } from '../inbox/entry-codec.ts';
import type { LogRecord, NewRecord } from './event-log.ts';

/** Well below the brokers' usual limit for one record (1 MiB). */
const mostSealedBytes = 500_000;

export interface SealedEntries {
  records: NewRecord[];
  /** A single item that fits no record. */
  tooLarge: Entry[];
}

/**
 * Each event goes by the first digit of its key, so that the same event always meets itself in one partition, and the
 * events of one request still make at most sixteen records.
 */
export function sealEntries(entries: readonly Entry[], topic: string, sealer: Sealer): SealedEntries {
  const sealed: SealedEntries = { records: [], tooLarge: [] };
  for (const entry of entries) {
    for (const [key, items] of byDigit(entry.items)) sealPart({ ...entry, items }, key);
  }
  return sealed;

  function sealPart(entry: Entry, key: string): void {
    const value = sealer.seal(encodeEntry(entry).toString('latin1'));
    const { items } = entry;
    if (value.length <= mostSealedBytes) sealed.records.push({ topic, key, value });
    else if (items.length === 1) sealed.tooLarge.push(entry);
    else {
      const half = items.length >> 1;
      sealPart({ ...entry, items: items.slice(0, half) }, key);
      sealPart({ ...entry, items: items.slice(half) }, key);
    }
  }
}

function byDigit(items: readonly Item[]): Map<string, Item[]> {
  const parts = new Map<string, Item[]>();
  for (const item of items) {
    const digit = (item.kind === 'quarantined' ? item.value.id : item.value.key).charAt(0);
    const part = parts.get(digit);
    if (part === undefined) parts.set(digit, [item]);
    else part.push(item);
  }
  return parts;
}

/** The entry, or `foreign` for a record we did not write, or `newer` for one a newer release of ours wrote. */
export function openEntry({ value }: Pick<LogRecord, 'value'>, sealer: Sealer): Entry | 'foreign' | 'newer' {
  const text = value === null ? undefined : opened(value.toString(), sealer);
  if (text === undefined) return 'foreign';
  try {
    return decodeEntry(Buffer.from(text, 'latin1'));
  } catch (error) {
    if (error instanceof TableeError && error.code === 'INBOX_NEWER') return 'newer';
    return 'foreign';
  }
}

function opened(sealed: string, sealer: Sealer): string | undefined {
  try {
    return sealer.open(sealed);
  } catch {
    return undefined;
  }
}
