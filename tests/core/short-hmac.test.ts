import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { shortHmac } from '../../core/short-hmac.ts';

const key = Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'hex');

it.each(['', 'account\0slack:T1:ana', 'é日🙂', 'x'.repeat(1_365), 'x'.repeat(1_366), '日'.repeat(5_000)])(
  'is the HMAC of %s',
  (text) => {
    const hmac = shortHmac(key);
    hmac('something before it, and longer than it may be');
    expect(hmac(text)).toBe(createHmac('sha256', key).update(text).digest('hex'));
  },
);

it.each([
  { as: 'no body', text: 'm1.1700000000.', body: Buffer.alloc(0) },
  { as: 'a short body', text: 'm1.1700000000.', body: Buffer.from('{"é":1}') },
  { as: 'a body that just fits', text: 'm', body: Buffer.alloc(4_093, 7) },
  { as: 'a body that does not fit', text: 'm', body: Buffer.alloc(4_094, 7) },
])('is the HMAC of a text and $as', ({ text, body }) => {
  expect(shortHmac(key)(text, body)).toBe(createHmac('sha256', key).update(text).update(body).digest('hex'));
});

it.each([0, 1, 63, 64, 65, 200])('takes a key of %i bytes', (length) => {
  const given = Buffer.alloc(length, 0x5a);
  expect(shortHmac(given)('text')).toBe(createHmac('sha256', given).update('text').digest('hex'));
});

it('answers test case 1 of RFC 4231', () => {
  expect(shortHmac(Buffer.alloc(20, 0x0b))('Hi There')).toBe(
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  );
});
