import { PassThrough } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { readBody } from '../../../ingest/webhook/read-body.ts';

/** A request that has sent nothing yet. */
function requestOf(headers: IncomingMessage['headers'] = {}) {
  return Object.assign(new PassThrough(), { headers });
}

function read(request: ReturnType<typeof requestOf>, maxBytes = 10): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    readBody(request as unknown as IncomingMessage, maxBytes, (error, body) => {
      if (error === null) resolve(body ?? Buffer.alloc(0));
      else reject(error);
    });
  });
}

it.each([
  { pieces: [], body: '' },
  { pieces: ['abc'], body: 'abc' },
  { pieces: ['abc', 'def', 'ghij'], body: 'abcdefghij' },
])('$pieces: $body', async ({ pieces, body }) => {
  const request = requestOf();
  const reading = read(request);
  for (const piece of pieces) request.write(piece);
  request.end();
  expect((await reading).toString()).toBe(body);
});

it.each([{ pieces: ['abcdef'] }, { pieces: ['abc', 'def'] }])(
  'lies in memory of its own when it came as $pieces',
  async ({ pieces }) => {
    const request = requestOf();
    const reading = read(request);
    for (const piece of pieces) request.write(piece);
    request.end();
    const { buffer, byteLength } = await reading;
    expect(buffer.byteLength).toBe(byteLength);
  },
);

it('is too large by what its head says: nothing of it is read', async () => {
  const request = requestOf({ 'content-length': '11' });
  await expect(read(request)).rejects.toMatchObject({ statusCode: 413 });
  expect(request.listenerCount('data')).toBe(0);
});

it('is too large by what has come', async () => {
  const request = requestOf();
  const reading = read(request);
  request.write('01234567890');
  await expect(reading).rejects.toMatchObject({ statusCode: 413 });
  expect(request.listenerCount('data')).toBe(0);
});

it('breaks off', async () => {
  const request = requestOf();
  const reading = read(request);
  request.destroy(new Error('aborted'));
  await expect(reading).rejects.toMatchObject({ statusCode: 400 });
});
