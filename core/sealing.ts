// Encrypts what must be kept but not read at rest: names in the directory, bodies in quarantine, webhook secrets.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { TableeError } from './errors.ts';
import type { Keys } from './keys.ts';

export interface Sealer {
  /** AES-256-GCM (NIST SP 800-38D) as base64 of nonce, tag and ciphertext. */
  seal(text: string): string;
  /** @throws TableeError `SEAL_BROKEN` when the text was sealed with another key or changed. */
  open(sealed: string): string;
}

const nonceBytes = 12;
const tagBytes = 16;

export function createSealer(keys: Keys): Sealer {
  const key = keys.derive('sealing');
  return {
    seal(text) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes));
        decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
        return (
          decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
        );
      } catch (cause) {
        throw new TableeError('sealed text does not open with this key', { code: 'SEAL_BROKEN', cause });
      }
    },
  };
}
