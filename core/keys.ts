// The installation's one master key, kept outside the data directory, and the keys derived from it.
import { hkdfSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { OperatorError, TableeError } from './errors.ts';

export type KeyPurpose = 'pseudonym' | 'sealing' | 'session';

export interface Keys {
  /** 32 bytes for one purpose (HKDF-SHA-256, RFC 5869). */
  derive(purpose: KeyPurpose): Buffer;
}

export function keysFrom(master: Buffer): Keys {
  return { derive: (purpose) => Buffer.from(hkdfSync('sha256', master, '', `tablee/${purpose}`, 32)) };
}

/** Keys of some purposes without the master key, for a thread that needs no more. */
export type DerivedKeys = Readonly<Partial<Record<KeyPurpose, Uint8Array>>>;

export function deriveSome(keys: Keys, purposes: readonly KeyPurpose[]): DerivedKeys {
  return Object.fromEntries(purposes.map((purpose) => [purpose, keys.derive(purpose)]));
}

/** @throws TableeError `KEY_NOT_GIVEN` on a purpose that is not among those derived. */
export function keysGiven(derived: DerivedKeys): Keys {
  return {
    derive(purpose) {
      const key = derived[purpose];
      if (key === undefined) throw new TableeError(`no key for ${purpose}`, { code: 'KEY_NOT_GIVEN' });
      return Buffer.from(key);
    },
  };
}

/**
 * Reads the master key, making it on first use (mode 0600).
 * @throws OperatorError `KEY_UNREADABLE` when the file exists but does not hold 32 bytes in base64.
 */
export function openKeyFile(path: string): Keys {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(path, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const master = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  if (master.length !== 32) {
    throw new OperatorError(
      `${path} is not a Tablée key file: expected 32 bytes in base64. Restore it from your backup; without it pseudonyms cannot be matched.`,
      {
        code: 'KEY_UNREADABLE',
      },
    );
  }
  return keysFrom(master);
}
