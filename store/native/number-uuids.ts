// Numbers for UUIDs that come by the million: a hash table over whole numbers, exact, without a text for each row.
import { readUuid } from '../row-binary.ts';

export interface UuidNumbers {
  /** The number of the UUID in this row of a column; new ones are numbered on from 0. */
  numberOf(column: Uint32Array, row: number): number;
  readonly count: number;
  /** As text. */
  name(number: number): string;
}

const words = 4;

/** Open addressing, half full at most (Knuth, The Art of Computer Programming 3, §6.4). */
export function numberUuids(): UuidNumbers {
  let slots = new Int32Array(1024).fill(-1);
  let ids = new Uint32Array(words * 512);
  let count = 0;

  function slotOf(column: Uint32Array, at: number): number {
    const mask = slots.length - 1;
    let slot = hashOf(column, at) & mask;
    for (let number = slots[slot] ?? -1; number >= 0; number = slots[slot] ?? -1) {
      if (isSame(ids, words * number, column, at)) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  function grow(): void {
    const larger = new Uint32Array(2 * ids.length);
    larger.set(ids);
    ids = larger;
    slots = new Int32Array(2 * slots.length).fill(-1);
    for (let number = 0; number < count; number++) slots[slotOf(ids, words * number)] = number;
  }

  return {
    numberOf(column, row) {
      const at = words * row;
      let slot = slotOf(column, at);
      const known = slots[slot] ?? -1;
      if (known >= 0) return known;
      if (words * (count + 1) > ids.length) {
        grow();
        slot = slotOf(column, at);
      }
      for (let word = 0; word < words; word++) ids[words * count + word] = column[at + word] ?? 0;
      slots[slot] = count;
      return count++;
    },
    get count() {
      return count;
    },
    name: (number) => readUuid(Buffer.from(ids.buffer, 16 * number, 16), 0),
  };
}

/** Pseudonyms are hashes already, but nothing here relies on it. */
function hashOf(column: Uint32Array, at: number): number {
  let hash = 0;
  for (let word = 0; word < words; word++) {
    hash = Math.imul(hash ^ (column[at + word] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}

function isSame(a: Uint32Array, i: number, b: Uint32Array, j: number): boolean {
  return a[i] === b[j] && a[i + 1] === b[j + 1] && a[i + 2] === b[j + 2] && a[i + 3] === b[j + 3];
}
