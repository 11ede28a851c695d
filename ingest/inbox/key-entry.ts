// What the index holds of an event, as eight 32-bit words among others: cheap to hash, compare, sort and write.
import type { EventKey } from '../../core/ids.ts';

/*
 * | words | what                                                       |
 * | ----- | ---------------------------------------------------------- |
 * | 0 – 3 | the key's 16 bytes, in the order in which its text is read |
 * | 4 – 5 | the fingerprint's 8 bytes                                  |
 * | 6 – 7 | the sequence it was stored under, low word first           |
 */
export const entryWords = 8;

/** Bytes of a key. */
export const keyBytes = 16;

const fingerprintAt = 4;
const sequenceAt = 6;
const hexOfWord = 8;

/** Several entries one after another, or one. */
export type KeyEntries = Uint32Array;

export function newEntry(): KeyEntries {
  return new Uint32Array(entryWords);
}

export function writeKey(entry: KeyEntries, key: EventKey): void {
  writeHex(entry, 0, key.replaceAll('-', ''));
}

/** @param fingerprint 16 hexadecimal digits. */
export function writeFingerprint(entry: KeyEntries, fingerprint: string): void {
  writeHex(entry, fingerprintAt, fingerprint);
}

function writeHex(entry: KeyEntries, at: number, text: string): void {
  for (let digit = 0; digit < text.length; digit += hexOfWord)
    entry[at + digit / hexOfWord] = Number.parseInt(text.slice(digit, digit + hexOfWord), 16);
}

export function fingerprintOfEntry(entry: KeyEntries): string {
  const word = (at: number) => (entry[at] ?? 0).toString(16).padStart(hexOfWord, '0');
  return word(fingerprintAt) + word(fingerprintAt + 1);
}

export function writeSequence(entry: KeyEntries, seq: number, at = 0): void {
  entry[at + sequenceAt] = seq % 2 ** 32;
  entry[at + sequenceAt + 1] = Math.floor(seq / 2 ** 32);
}

export function sequenceOf(entries: KeyEntries, at = 0): number {
  return (entries[at + sequenceAt] ?? 0) + (entries[at + sequenceAt + 1] ?? 0) * 2 ** 32;
}

export function sameFingerprint(one: KeyEntries, other: KeyEntries): boolean {
  return one[fingerprintAt] === other[fingerprintAt] && one[fingerprintAt + 1] === other[fingerprintAt + 1];
}

/** Below 0 when the key that begins at `at` comes before the one at `otherAt`. */
export function compareKeys(entries: KeyEntries, at: number, others: KeyEntries, otherAt: number): number {
  for (let word = 0; word < fingerprintAt; word++) {
    const difference = (entries[at + word] ?? 0) - (others[otherAt + word] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
