// An event key as the index holds it.
import type { EventKey } from '../../core/ids.ts';

/** The 16 bytes of a key, a character each (latin1): cheaper to make, hold and compare than a buffer. */
export type BinaryKey = string & { readonly kind: 'binary-key' };

export const keyBytes = 16;

export function binaryKey(key: EventKey): BinaryKey {
  return Buffer.from(key.replaceAll('-', ''), 'hex').toString('latin1') as BinaryKey;
}
