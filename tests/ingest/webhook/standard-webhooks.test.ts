import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import {
  isSignedBy,
  keyOfSecret,
  newSecret,
  readSignatureHeaders,
  sign,
} from '../../../ingest/webhook/standard-webhooks.ts';
import { wellFormed } from '../../../ingest/pipeline/well-formed.ts';
import { noon } from '../../support/ingest.ts';

interface PublishedCase {
  name: string;
  scheme: string;
  secret: string;
  now: number;
  headers: Record<string, string>;
  body: string;
  valid: boolean;
  why: string;
}

function verifies({
  secret,
  now,
  headers,
  body,
}: Pick<PublishedCase, 'secret' | 'now' | 'headers' | 'body'>): boolean {
  const reading = readSignatureHeaders(headers, now * 1000);
  return reading.kind === 'signed' && isSignedBy(keyOfSecret(secret), reading.signed, Buffer.from(body));
}

const published = new URL('../../../../shared/data/payloads/signatures.json', import.meta.url);

describe.skipIf(!existsSync(published))('published vectors', () => {
  const cases = existsSync(published) ? (JSON.parse(readFileSync(published, 'utf8')) as PublishedCase[]) : [];
  it.each(cases.filter(({ scheme }) => scheme === 'standard-webhooks'))('$name: $why', (given) => {
    expect(verifies(given)).toBe(given.valid);
  });
});

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
