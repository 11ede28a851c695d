// Contents in Graph's change notifications: a symmetric key under our certificate, a signature, a ciphertext.
import { constants, createDecipheriv, createHmac, privateDecrypt } from 'node:crypto';
import { Type, type Static } from 'typebox';
import { sameBytes } from '../../signatures/scheme.ts';
import { safeJson } from '../guarded-json.ts';

export const EncryptedContent = Type.Object({
  /** Base64, as are the next two. */
  data: Type.String(),
  dataSignature: Type.Optional(Type.String()),
  dataKey: Type.String(),
});
export type EncryptedContent = Static<typeof EncryptedContent>;

export type Decrypted = { kind: 'decrypted'; content: unknown } | { kind: 'unreadable'; detail: string };

/** Tries every private key in turn, so that a new certificate can take over from an old one. */
export function decrypt(encrypted: EncryptedContent, privateKeys: readonly string[]): Decrypted {
  if (privateKeys.length === 0)
    return unreadable('the source holds no private key: give one with --secret-file');
  const key = privateKeys.map((pem) => unwrapped(encrypted.dataKey, pem)).find((one) => one !== undefined);
  if (key === undefined) return unreadable('no private key of the source opens dataKey');
  const data = Buffer.from(encrypted.data, 'base64');
  const signature = Buffer.from(encrypted.dataSignature ?? '', 'base64');
  const expected = createHmac('sha256', key).update(data).digest();
  if (!sameBytes(signature, expected)) return unreadable('dataSignature does not match data');
  try {
    // AES-256-CBC; the vector is the key's first half, as Graph's documentation says.
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16));
    const text = Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8');
    return { kind: 'decrypted', content: safeJson(text) };
  } catch {
    return unreadable('data does not decrypt to JSON');
  }
}

const keyBytes = 32;

/** RSA-OAEP with SHA-1, the only suite Graph offers. */
function unwrapped(dataKey: string, privateKey: string): Buffer | undefined {
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  try {
    const key = privateDecrypt(
      { key: privateKey, padding, oaepHash: 'sha1' },
      Buffer.from(dataKey, 'base64'),
    );
    return key.length === keyBytes ? key : undefined;
  } catch {
    return undefined;
  }
}

function unreadable(detail: string): Decrypted {
  return { kind: 'unreadable', detail };
}
