import { generateKeyPairSync, sign as signWith } from 'node:crypto';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import {
  isSignedBy,
  keyOfSecret,
  newSecret,
  sign,
  standardWebhooks,
} from '../../../ingest/signatures/standard-webhooks.ts';
import { wellFormed } from '../../../ingest/pipeline/well-formed.ts';
import { noon } from '../../support/ingest.ts';

function verifies({ secret, now, headers, body }: SignedCase): boolean {
  const request = { headers, body: Buffer.from(body) };
  return standardWebhooks(request, [secret], now * 1000) === 'valid';
}

interface SignedCase {
  secret: string;
  now: number;
  headers: Record<string, string>;
  body: string;
}

describe('the reference library', () => {
  const now = noon / 1000;
  it('agrees with our signatures, and we with its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-zA-Z0-9_]{1,40}$/), (text, id) => {
        const secret = newSecret();
        const body = wellFormed(text);
        const theirs = new Webhook(secret).sign(id, new Date(noon), body);
        expect(sign(keyOfSecret(secret), id, now, body)).toBe(theirs);
        const headers = { 'webhook-id': id, 'webhook-timestamp': String(now), 'webhook-signature': theirs };
        expect(verifies({ secret, now, headers, body })).toBe(true);
        expect(verifies({ secret, now, headers, body: `${body} ` })).toBe(false);
        expect(verifies({ secret: newSecret(), now, headers, body })).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a list of signatures', () => {
  const key = Buffer.alloc(32, 1);
  const good = sign(key, 'm', 1, 'body');
  it.each([
    { what: 'one of several', signatures: `v1,AAAA ${good} v2,x`, valid: true },
    { what: 'another version', signatures: good.replace('v1,', 'v1a,'), valid: false },
    { what: 'no version', signatures: good.slice(3), valid: false },
    { what: 'one byte short', signatures: `v1,${Buffer.alloc(31).toString('base64')}`, valid: false },
    { what: 'one byte long', signatures: `v1,${Buffer.alloc(33).toString('base64')}`, valid: false },
    { what: 'empty', signatures: 'v1,', valid: false },
    {
      what: 'the right one after a hundred others',
      signatures: `${'v1,AAAA '.repeat(100)}${good}`,
      valid: false,
    },
  ])('$what: $valid', ({ signatures, valid }) => {
    expect(isSignedBy(key, { id: 'm', timestamp: '1', signatures }, Buffer.from('body'))).toBe(valid);
  });
});

describe('v1a', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const secret = `whpk_${raw.toString('base64')}`;
  const now = noon / 1000;
  const signature = signWith(null, Buffer.from(`m.${now}.body`), privateKey).toString('base64');
  const signed = (signatures: string) => ({
    secret,
    now,
    headers: { 'webhook-id': 'm', 'webhook-timestamp': String(now), 'webhook-signature': signatures },
    body: 'body',
  });

  it.each([
    { what: 'signed by the key', given: signed(`v1a,${signature}`), valid: true },
    { what: 'one of several', given: signed(`v1,AAAA v1a,${signature}`), valid: true },
    { what: 'listed as v1', given: signed(`v1,${signature}`), valid: false },
    { what: 'another body', given: { ...signed(`v1a,${signature}`), body: 'bodi' }, valid: false },
    { what: 'cut short', given: signed(`v1a,${signature.slice(0, 40)}`), valid: false },
    {
      what: 'an HMAC made with the public key',
      given: signed(sign(Buffer.from(raw), 'm', now, 'body')),
      valid: false,
    },
  ])('$what: $valid', ({ given, valid }) => {
    expect(verifies(given)).toBe(valid);
  });
});
