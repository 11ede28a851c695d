// Indexes of older releases are one tree, key → fingerprint and sequence. What they hold is still looked up there.
import type { Environment } from './environment.ts';
import { keyBytes, newEntry, writeFingerprint, writeSequence, type KeyEntries } from './key-entry.ts';

const wordBytes = 4;
const keyWords = keyBytes / wordBytes;
const fingerprintBytes = 8;

export function createOlderKeys({ seen }: Pick<Environment, 'seen'>) {
  const key = Buffer.alloc(keyBytes);
  const found = newEntry();
  let any: boolean | undefined;

  /** The book's own keys, two at most, are shorter than those of events. */
  function holdsKeys(): boolean {
    for (const some of seen.getKeys({ limit: 3 })) if (some.length === keyBytes) return true;
    return false;
  }

  return {
    /** The entry with this key; overwritten by the next look-up. */
    find(asked: KeyEntries): KeyEntries | undefined {
      if (!(any ??= holdsKeys())) return undefined;
      for (let word = 0; word < keyWords; word++) key.writeUInt32BE(asked[word] ?? 0, wordBytes * word);
      const value = seen.getBinaryFast(key);
      if (value === undefined) return undefined;
      found.set(asked.subarray(0, keyWords));
      writeFingerprint(found, value.toString('hex', 0, fingerprintBytes));
      writeSequence(found, value.readDoubleBE(fingerprintBytes));
      return found;
    },
  };
}
