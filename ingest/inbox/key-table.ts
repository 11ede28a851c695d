// Keys met in one stretch of the inbox: a hash table whose entries lie in one piece, so that no key is an object.
import { compareKeys, entryWords, newEntry, type KeyEntries } from './key-entry.ts';

export interface KeyTable {
  size(): number;
  /** The entry with this key; overwritten by the next look-up. */
  find(asked: KeyEntries): KeyEntries | undefined;
  /** Keeps a copy. The key must not be there yet. */
  add(entry: KeyEntries): void;
  /** All of them, in the order in which they came. */
  entries(): KeyEntries;
}

const firstRoom = 1_024;
/** Slots for each entry there is room for: half of them stay free. */
const slotsEach = 2;
const none = 0;

export function createKeyTable(): KeyTable {
  let room = firstRoom;
  let entries = new Uint32Array(entryWords * room);
  // Which entry, counted from 1.
  let slots = new Uint32Array(slotsEach * room);
  let size = 0;
  const found = newEntry();

  /** The slot of this key, or the free one where it belongs. A key is a hash: its first word is as good as any. */
  function slotOf(of: KeyEntries, at: number): number {
    const mask = slots.length - 1;
    let slot = (of[at] ?? 0) & mask;
    for (;;) {
      const entry = slots[slot] ?? none;
      if (entry === none || compareKeys(entries, entryWords * (entry - 1), of, at) === 0) return slot;
      slot = (slot + 1) & mask;
    }
  }

  function grow(): void {
    room *= 2;
    const larger = new Uint32Array(entryWords * room);
    larger.set(entries);
    entries = larger;
    slots = new Uint32Array(slotsEach * room);
    for (let entry = 0; entry < size; entry++) slots[slotOf(entries, entryWords * entry)] = entry + 1;
  }

  return {
    size: () => size,
    find(asked) {
      const entry = slots[slotOf(asked, 0)] ?? none;
      if (entry === none) return undefined;
      const at = entryWords * (entry - 1);
      for (let word = 0; word < entryWords; word++) found[word] = entries[at + word] ?? 0;
      return found;
    },
    add(entry) {
      if (size === room) grow();
      entries.set(entry, entryWords * size);
      slots[slotOf(entry, 0)] = ++size;
    },
    entries: () => entries.subarray(0, entryWords * size),
  };
}
