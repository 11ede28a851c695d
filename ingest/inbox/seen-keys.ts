// Every event key ever stored, with the fingerprint it came with: what makes a repeat a repeat and a conflict a conflict.
import type { EventKey } from '../../core/ids.ts';
import type { Environment } from './environment.ts';

export interface Seen {
  fingerprint: string;
  /** The item that was stored under this key. An item that meets itself is being loaded again after a crash. */
  seq: number;
}

export interface SeenKey extends Seen {
  key: EventKey;
}

export interface SeenKeys {
  get(key: EventKey): Seen | undefined;
  /** Queued for the next transaction; durable when it resolves. */
  put(keys: readonly SeenKey[]): Promise<void>;
}

const fingerprintBytes = 8;

export function createSeenKeys({ seen }: Environment): SeenKeys {
  return {
    get(key) {
      const value = seen.getBinaryFast(binaryKey(key));
      if (value === undefined) return undefined;
      return {
        fingerprint: value.toString('hex', 0, fingerprintBytes),
        seq: value.readDoubleBE(fingerprintBytes),
      };
    },
    async put(keys) {
      let last: Promise<unknown> = Promise.resolve();
      for (const entry of keys) last = seen.put(binaryKey(entry.key), valueOf(entry));
      await last;
    },
  };
}

/** The 16 bytes a UUID writes out. */
function binaryKey(key: EventKey): Buffer {
  return Buffer.from(key.replaceAll('-', ''), 'hex');
}

function valueOf({ fingerprint, seq }: Seen): Buffer {
  const value = Buffer.allocUnsafe(fingerprintBytes + 8);
  value.write(fingerprint, 0, fingerprintBytes, 'hex');
  value.writeDoubleBE(seq, fingerprintBytes);
  return value;
}
