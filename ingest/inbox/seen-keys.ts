// Every event key ever stored, with the fingerprint it came with: what makes a repeat a repeat and a conflict a conflict.
import type { EventKey } from '../../core/ids.ts';
import { binaryKey, keyBytes, type BinaryKey } from './binary-key.ts';
import type { Environment } from './environment.ts';

export interface Seen {
  fingerprint: string;
  /** The item that was stored under this key. An item that meets itself is being loaded again after a crash. */
  seq: number;
}

export interface SeenKey extends Seen {
  key: BinaryKey;
}

export interface SeenKeys {
  get(key: EventKey): Seen | undefined;
  find(key: BinaryKey): Seen | undefined;
  /** Queued for the next transaction; durable when it resolves. */
  put(keys: readonly SeenKey[]): Promise<void>;
}

const fingerprintBytes = 8;
const valueBytes = fingerprintBytes + 8;

export function createSeenKeys({ seen }: Environment): SeenKeys {
  // The library copies a key when it is called.
  const asked = Buffer.alloc(keyBytes);

  function find(key: BinaryKey): Seen | undefined {
    asked.write(key, 'latin1');
    const value = seen.getBinaryFast(asked);
    if (value === undefined) return undefined;
    return {
      fingerprint: value.toString('hex', 0, fingerprintBytes),
      seq: value.readDoubleBE(fingerprintBytes),
    };
  }

  return {
    find,
    get: (key) => find(binaryKey(key)),
    async put(keys) {
      const values = Buffer.allocUnsafeSlow(keys.length * valueBytes);
      let last: Promise<unknown> = Promise.resolve();
      let used = 0;
      for (const drawer of inDrawers(keys)) {
        for (const { key, fingerprint, seq } of drawer) {
          const value = values.subarray(used, (used += valueBytes));
          value.write(fingerprint, 0, fingerprintBytes, 'hex');
          value.writeDoubleBE(seq, fingerprintBytes);
          asked.write(key, 'latin1');
          last = seen.put(asked, value);
        }
        await new Promise(setImmediate);
      }
      await last;
    },
  };
}

/** Few enough for a turn of the event loop each, many enough for a small batch to need no more than one. */
const drawerKeys = 2_000;

/**
 * Keys in order, so that neighbours in the tree are written one after another and its pages visited once each;
 * in drawers by their first byte, so that requests are answered between two of them.
 */
function inDrawers(keys: readonly SeenKey[]): SeenKey[][] {
  const drawers: SeenKey[][] = Array.from({ length: Math.ceil(keys.length / drawerKeys) }, () => []);
  for (const key of keys) drawers[Math.floor((key.key.charCodeAt(0) * drawers.length) / 256)]?.push(key);
  for (const drawer of drawers) drawer.sort((one, other) => (one.key < other.key ? -1 : 1));
  return drawers;
}
