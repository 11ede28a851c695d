// Which event keys a file has told already, in sixteen bytes each, so that a rehearsal of any file fits in memory.
import type { EventKey } from '../../core/ids.ts';

export interface KeysMet {
  /** Whether the key is new to the file, or was told before with the same or with other content. */
  meet(key: EventKey, fingerprint: string): 'new' | 'same' | 'other';
}

const startSlots = 1 << 12;

/**
 * Open addressing over two arrays. Keys and fingerprints are cut to 52 bits: among ten million rows two different keys
 * look alike once in a hundred files, and a forecast is then off by one.
 */
export function createKeysMet(): KeysMet {
  let keys = new Float64Array(startSlots);
  let contents = new Float64Array(startSlots);
  let used = 0;

  /** Where the key is, or where it would go. */
  function slotOf(key: number): number {
    let slot = key % keys.length;
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) % keys.length;
    return slot;
  }

  function grow(): void {
    const [oldKeys, oldContents] = [keys, contents];
    keys = new Float64Array(oldKeys.length * 2);
    contents = new Float64Array(oldKeys.length * 2);
    for (const [slot, key] of oldKeys.entries()) {
      if (key === 0) continue;
      const moved = slotOf(key);
      keys[moved] = key;
      contents[moved] = oldContents[slot] ?? 0;
    }
  }

  return {
    meet(uuid, fingerprint) {
      const [key, content] = [bitsOf(uuid), parseInt(fingerprint.slice(0, 13), 16)];
      const slot = slotOf(key);
      if (keys[slot] === key) return contents[slot] === content ? 'same' : 'other';
      keys[slot] = key;
      contents[slot] = content;
      used += 1;
      if (used * 2 > keys.length) grow();
      return 'new';
    },
  };
}

/** 52 hashed bits of a UUID, its version left out; 0 marks an empty slot. */
function bitsOf(uuid: EventKey): number {
  return parseInt(uuid.slice(0, 8) + uuid.slice(9, 13) + uuid.slice(15, 16), 16) || 1;
}
