import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';
import { mapped } from '../../../../ingest/tools/mapped/mapped.ts';
import type { ToolRequest } from '../../../../ingest/tools/tool.ts';
import { noon } from '../../../support/ingest.ts';

const secret = 'a secret of ours';
const hmac = (text: string) => createHmac('sha256', secret).update(text).digest('hex');

/** The settings of a source whose mapping says this besides its event. */
const settings = (more: string) => ({
  mapping: `${more}
source: /x
tenant: a:b
events:
  - { id: /id, time: received, actor: { id: /who }, verb: post, community: { id: /room } }
`,
});

function request(
  body: string,
  headers: IncomingHttpHeaders = {},
  query: Record<string, string> = {},
): ToolRequest {
  return { headers, query, body: Buffer.from(body) };
}

const body = '{"id":1,"who":"ana","room":"lobby","token":"a secret of ours"}';
const seconds = String(noon / 1000);

describe('a mapped tool proves itself', () => {
  it.each([
    { says: 'signature: github', asked: request(body, { 'x-hub-signature-256': `sha256=${hmac(body)}` }) },
    {
      says: 'signature: slack',
      asked: request(body, {
        'x-slack-request-timestamp': seconds,
        'x-slack-signature': `v0=${hmac(`v0:${seconds}:${body}`)}`,
      }),
    },
    { says: 'signature: { hmac: { header: X-Sig } }', asked: request(body, { 'x-sig': hmac(body) }) },
    { says: 'signature: { token: { header: X-Token } }', asked: request(body, { 'x-token': secret }) },
    {
      says: 'signature: { token: { header: authorization, prefix: "Bearer " } }',
      asked: request(body, { authorization: `Bearer ${secret}` }),
    },
    { says: 'signature: { token: { field: /token } }', asked: request(body) },
    { says: 'signature: { token: { query: key } }', asked: request(body, {}, { key: secret }) },
  ])('by $says', async ({ says, asked }) => {
    expect(await mapped.prove(asked, [secret], noon, settings(says))).toBe('valid');
    expect(await mapped.prove(asked, ['another secret'], noon, settings(says))).toBe('bad-signature');
    expect(await mapped.prove(request('{"id":1}'), [secret], noon, settings(says))).toBe('unsigned');
  });

  it('as Standard Webhooks says when nothing is said', async () => {
    expect(await mapped.prove(request(body), [secret], noon, settings(''))).toBe('unsigned');
  });

  it('and not by a body that is no JSON', async () => {
    const says = settings('signature: { token: { field: /token } }');
    expect(await mapped.prove(request('{"token":'), [secret], noon, says)).toBe('unsigned');
  });
});

describe('a handshake', () => {
  const inBody = 'handshake: { when: { /type: hello }, field: /challenge }';
  it.each([
    { says: inBody, asked: request('{"type":"hello","challenge":"abc"}'), said: 'abc' },
    { says: inBody, asked: request('{"type":"event","challenge":"abc"}'), said: undefined },
    { says: inBody, asked: request('not JSON'), said: undefined },
    { says: inBody, asked: request(`{"type":"hello","challenge":"${'x'.repeat(2000)}"}`), said: undefined },
    { says: 'handshake: { query: challenge }', asked: request('', {}, { challenge: 'abc' }), said: 'abc' },
    { says: 'handshake: { query: challenge }', asked: request(body), said: undefined },
    { says: '', asked: request('{"challenge":"abc"}'), said: undefined },
  ])('with $says answers $said', ({ says, asked, said }) => {
    const greeting = mapped.greet?.(asked, [], settings(says));
    expect(greeting?.body).toBe(said);
    if (greeting) expect(greeting).toMatchObject({ status: 200, contentType: 'text/plain; charset=utf-8' });
  });
});

it('reads what the mapping says', () => {
  const context = { name: 'x', headers: {}, received: noon, settings: settings('') };
  expect(mapped.read(JSON.parse(body), context, [])).toMatchObject([
    { kind: 'event', event: { source: '/x', id: '1', data: { actor: { id: 'a:b:ana' } } } },
  ]);
});

it('with a faulty mapping says so, and where', () => {
  expect(() => mapped.greet?.(request(body), [], { mapping: 'source: x\n' })).toThrow(/mapping:1: source/);
});
