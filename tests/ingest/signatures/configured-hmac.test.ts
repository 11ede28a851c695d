import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { configuredHmac, hmacFaults } from '../../../ingest/signatures/configured-hmac.ts';
import { hubSha256 } from '../../../ingest/signatures/hub-sha256.ts';
import { slackV0 } from '../../../ingest/signatures/slack-v0.ts';
import { teamsHmac } from '../../../ingest/signatures/teams-hmac.ts';
import { noon } from '../../support/ingest.ts';

const secret = 'a secret of this test';
const base64Secret = Buffer.from(secret).toString('base64');
const text = '{"text":"é\u0000"}';
const body = Buffer.from(text);
const seconds = noon / 1000;

const made = (signed: string, encoding: 'hex' | 'base64' | 'base64url' = 'hex', algorithm = 'sha256') =>
  createHmac(algorithm, secret).update(signed).digest(encoding);

const everything = configuredHmac({
  header: 'X-Signature',
  prefix: 't=',
  algorithm: 'sha512',
  encoding: 'base64url',
  key: 'base64',
  signed: '{id}|{timestamp}|{body}|{id}',
  timestampHeader: 'X-Time',
  idHeader: 'X-Id',
  toleranceS: 10,
});

const signedWhole = {
  'x-signature': `t=${made(`7|${seconds}|${text}|7`, 'base64url', 'sha512')}`,
  'x-time': String(seconds),
  'x-id': '7',
};

describe('schemes of the tools', () => {
  it.each([
    {
      what: 'hub',
      scheme: hubSha256('x-hub-signature-256'),
      headers: { 'x-hub-signature-256': `sha256=${made(text)}` },
    },
    {
      what: 'slack',
      scheme: slackV0,
      headers: {
        'x-slack-signature': `v0=${made(`v0:${seconds}:${text}`)}`,
        'x-slack-request-timestamp': String(seconds),
      },
    },
    {
      what: 'teams',
      scheme: teamsHmac,
      secrets: [base64Secret],
      headers: { authorization: `HMAC ${made(text, 'base64')}` },
    },
    { what: 'all settings', scheme: everything, secrets: [base64Secret], headers: signedWhole },
  ])('$what: the right secret among two, and no other', ({ scheme, secrets = [secret], headers }) => {
    const request = { headers, body };
    expect(scheme(request, ['another', ...secrets], noon)).toBe('valid');
    expect(scheme(request, ['another'], noon)).toBe('bad-signature');
    expect(scheme(request, [], noon)).toBe('bad-signature');
    expect(scheme({ headers: {}, body }, secrets, noon)).toBe('unsigned');
    expect(scheme({ headers, body: Buffer.concat([body, body]) }, secrets, noon)).toBe('bad-signature');
  });
});

describe('a request that is not quite right', () => {
  const whole = signedWhole['x-signature'];
  it.each([
    {
      what: 'without its prefix',
      headers: { ...signedWhole, 'x-signature': whole.slice(2) },
      is: 'bad-signature',
    },
    { what: 'garbage behind', headers: { ...signedWhole, 'x-signature': `${whole}!` }, is: 'bad-signature' },
    {
      what: 'cut short',
      headers: { ...signedWhole, 'x-signature': whole.slice(0, -1) },
      is: 'bad-signature',
    },
    { what: 'another id', headers: { ...signedWhole, 'x-id': '8' }, is: 'bad-signature' },
    { what: 'no id', headers: { ...signedWhole, 'x-id': '' }, is: 'unsigned' },
    { what: 'no time', headers: { ...signedWhole, 'x-time': undefined }, is: 'unsigned' },
    { what: 'a time in words', headers: { ...signedWhole, 'x-time': 'noon' }, is: 'malformed' },
    { what: 'too old', headers: { ...signedWhole, 'x-time': String(seconds - 11) }, is: 'stale' },
    { what: 'too far ahead', headers: { ...signedWhole, 'x-time': String(seconds + 11) }, is: 'stale' },
    {
      what: 'another time within bounds',
      headers: { ...signedWhole, 'x-time': String(seconds + 9) },
      is: 'bad-signature',
    },
    { what: 'two signatures', headers: { ...signedWhole, 'x-signature': [whole, whole] }, is: 'unsigned' },
  ])('$what: $is', ({ headers, is }) => {
    expect(everything({ headers, body }, [base64Secret], noon)).toBe(is);
  });
});

describe('faults of settings', () => {
  it.each([
    { settings: { header: 'x' }, faults: 0 },
    { settings: { header: 'x', signed: '{timestamp}.{body}', timestampHeader: 'y' }, faults: 0 },
    { settings: { header: 'x', signed: '{timestamp}.{id}' }, faults: 3 },
  ])('$settings: $faults', ({ settings, faults }) => {
    expect(hmacFaults(settings)).toHaveLength(faults);
  });
});
