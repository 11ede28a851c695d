// Standard Webhooks 1.0, scheme v1: HMAC-SHA256 over `id.timestamp.body`, checked on the raw bytes.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export const secretPrefix = 'whsec_';
/** A delivery may be this old, and this far ahead. */
export const toleranceS = 300;

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** The three headers, present and well-formed. */
export interface Signed {
  id: string;
  /** Seconds since 1970, as written. */
  timestamp: string;
  signatures: string;
}

export type HeaderReading =
  { kind: 'signed'; signed: Signed } | { kind: 'unsigned' } | { kind: 'stale' } | { kind: 'malformed' };

/** Reads the headers before the body is read: an unsigned or stale request costs nothing more. */
export function readSignatureHeaders(headers: Headers, nowMs: number): HeaderReading {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'];
  const signatures = headers['webhook-signature'];
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string')
    return { kind: 'unsigned' };
  // A dot would let one id and timestamp be read as another.
  if (id === '' || id.length > 256 || id.includes('.') || !/^\d{1,12}$/.test(timestamp))
    return { kind: 'malformed' };
  const aheadS = Number(timestamp) - Math.floor(nowMs / 1000);
  if (Math.abs(aheadS) > toleranceS) return { kind: 'stale' };
  return { kind: 'signed', signed: { id, timestamp, signatures } };
}

/** Whether any of the signatures listed was made with this key. */
export function isSignedBy(key: Buffer, { id, timestamp, signatures }: Signed, body: Buffer): boolean {
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  let matches = false;
  for (const listed of signatures.split(' ').slice(0, mostSignatures)) {
    if (!listed.startsWith('v1,')) continue;
    const given = Buffer.from(listed.slice(3), 'base64');
    if (given.length === expected.length && timingSafeEqual(given, expected)) matches = true;
  }
  return matches;
}

const mostSignatures = 16;

/** The signature of a body, as it stands in `webhook-signature`. */
export function sign(key: Buffer, id: string, timestampS: number, body: string | Buffer): string {
  return `v1,${createHmac('sha256', key).update(`${id}.${timestampS}.`).update(body).digest('base64')}`;
}

/** A new secret of 32 random bytes. */
export function newSecret(): string {
  return secretPrefix + randomBytes(32).toString('base64');
}

/** The key a secret stands for, with or without its prefix. */
export function keyOfSecret(secret: string): Buffer {
  return Buffer.from(secret.startsWith(secretPrefix) ? secret.slice(secretPrefix.length) : secret, 'base64');
}
