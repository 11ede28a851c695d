// Tells of most keys that they are not among many, without looking: a Bloom filter whose bits for a key lie in one line
// of the processor's cache. Putze, Sanders & Singler, 2007.
import { entryWords, type KeyEntries } from './key-entry.ts';

export type KeyFilter = Uint32Array;

const blockWords = 16;
const keysInBlock = 32;
const bitMask = 32 * blockWords - 1;

/** Words of an empty filter for so many keys. Sixteen bits a key: one look-up in five hundred is made for nothing. */
export function filterWords(keys: number): number {
  return blockWords * Math.max(1, Math.ceil(keys / keysInBlock));
}

/** Which block, by the key's first word: sorted keys walk through the filter in order. */
function blockOf(filter: KeyFilter, entries: KeyEntries, at: number): number {
  const blocks = filter.length / blockWords;
  return blockWords * Math.floor(((entries[at] ?? 0) * blocks) / 2 ** 32);
}

/** A key is a hash already; a UUID's fixed bits, in the second word and at the top of the third, are left out. */
const shifts = [0, 9, 18] as const;

export function addToFilter(filter: KeyFilter, entries: KeyEntries): void {
  for (let at = 0; at < entries.length; at += entryWords) {
    const block = blockOf(filter, entries, at);
    const third = entries[at + 2] ?? 0;
    const fourth = entries[at + 3] ?? 0;
    for (const shift of shifts) {
      setBit(filter, block, (third >>> shift) & bitMask);
      setBit(filter, block, (fourth >>> shift) & bitMask);
    }
  }
}

function setBit(filter: KeyFilter, block: number, bit: number): void {
  filter[block + (bit >>> 5)] = (filter[block + (bit >>> 5)] ?? 0) | (1 << (bit & 31));
}

/** False when the key is certainly not there. */
export function mayHold(filter: KeyFilter, asked: KeyEntries): boolean {
  const block = blockOf(filter, asked, 0);
  const third = asked[2] ?? 0;
  const fourth = asked[3] ?? 0;
  return (
    hasBit(filter, block, third & bitMask) &&
    hasBit(filter, block, fourth & bitMask) &&
    hasBit(filter, block, (third >>> 9) & bitMask) &&
    hasBit(filter, block, (fourth >>> 9) & bitMask) &&
    hasBit(filter, block, (third >>> 18) & bitMask) &&
    hasBit(filter, block, (fourth >>> 18) & bitMask)
  );
}

function hasBit(filter: KeyFilter, block: number, bit: number): boolean {
  return (((filter[block + (bit >>> 5)] ?? 0) >>> (bit & 31)) & 1) === 1;
}
