// Standard Webhooks 1.0: `id.timestamp.body` signed with HMAC-SHA256 (v1) or Ed25519 (v1a), checked on the raw bytes.
import { createHmac, createPublicKey, randomBytes, verify, type KeyObject } from 'node:crypto';
import { shortHmac, type ShortHmac } from '../../core/short-hmac.ts';
import { placeInTime, sameBytes, type SignatureScheme } from './scheme.ts';

const secretPrefix = 'whsec_';
const publicKeyPrefix = 'whpk_';

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
  if (id === '' || id.length > 256 || id.includes('.')) return { kind: 'malformed' };
  const placed = placeInTime(timestamp, nowMs);
  if (placed === 'stale' || placed === 'malformed') return { kind: placed };
  return { kind: 'signed', signed: { id, timestamp, signatures } };
}

/** What a signature is checked with: the shared secret's bytes, or the sender's public key. */
export type CheckingKey = Buffer | KeyObject;

/** Whether any of the signatures listed was made with this key. */
export function isSignedBy(key: CheckingKey, { id, timestamp, signatures }: Signed, body: Buffer): boolean {
  const head = `${id}.${timestamp}.`;
  if (!Buffer.isBuffer(key)) {
    const signed = Buffer.concat([Buffer.from(head), body]);
    return listedAs('v1a,', signatures).some((given) => verify(null, signed, key, given));
  }
  const expected = Buffer.from(hmacOf(key)(head, body), 'hex');
  const matches = listedAs('v1,', signatures).filter((given) => sameBytes(given, expected));
  return matches.length > 0;
}

/** Made once a key: a source's keys stay the same objects while they are in force. */
function hmacOf(key: Buffer): ShortHmac {
  const known = hmacs.get(key) ?? shortHmac(key);
  hmacs.set(key, known);
  return known;
}

const hmacs = new WeakMap<Buffer, ShortHmac>();

const mostSignatures = 16;

function listedAs(version: string, signatures: string): Buffer[] {
  return signatures
    .split(' ')
    .slice(0, mostSignatures)
    .filter((listed) => listed.startsWith(version))
    .map((listed) => Buffer.from(listed.slice(version.length), 'base64'));
}

/** For tools that sign so among others; `/v1/events` takes the same steps one by one. */
export const standardWebhooks: SignatureScheme = ({ headers, body }, secrets, nowMs) => {
  const reading = readSignatureHeaders(headers, nowMs);
  if (reading.kind !== 'signed') return reading.kind;
  const signers = secrets.filter((secret) => isSignedBy(checkingKey(secret), reading.signed, body));
  return signers.length > 0 ? 'valid' : 'bad-signature';
};

/** The v1 signature of a body, as it stands in `webhook-signature`. */
export function sign(key: Buffer, id: string, timestampS: number, body: string | Buffer): string {
  return `v1,${createHmac('sha256', key).update(`${id}.${timestampS}.`).update(body).digest('base64')}`;
}

/** A new secret of 32 random bytes. */
export function newSecret(): string {
  return secretPrefix + randomBytes(32).toString('base64');
}

/** The bytes of a shared secret, written with or without its prefix. */
export function keyOfSecret(secret: string): Buffer {
  return Buffer.from(secret.startsWith(secretPrefix) ? secret.slice(secretPrefix.length) : secret, 'base64');
}

/** DER header of an Ed25519 public key (RFC 8410 §4); the 32 bytes of the key follow. */
const ed25519Header = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * The key to check with: of a shared secret, or of a public key written `whpk_` and base64.
 * @throws Error when what follows `whpk_` is not the 32 bytes of an Ed25519 key.
 */
export function checkingKey(secret: string): CheckingKey {
  if (!secret.startsWith(publicKeyPrefix)) return keyOfSecret(secret);
  const bytes = Buffer.from(secret.slice(publicKeyPrefix.length), 'base64');
  return createPublicKey({ key: Buffer.concat([ed25519Header, bytes]), format: 'der', type: 'spki' });
}
