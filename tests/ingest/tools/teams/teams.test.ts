import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  channel,
  clientState,
  encrypted,
  message,
  messages,
  notification,
  reply,
  root,
  tenant,
} from '../../../../fixtures/payloads/teams/payloads.ts';
import { plainLength } from '../../../../ingest/tools/teams/plain-length.ts';
import { teams } from '../../../../ingest/tools/teams/teams.ts';
import { noon } from '../../../support/ingest.ts';
import { factsOf, inWords, tellingsOf } from '../../../support/tellings.ts';

const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const pemOf = ({ privateKey }: ReturnType<typeof rsa>) =>
  privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const certificate = rsa();
const secret = `${clientState}\n${pemOf(certificate)}`;

type Name = keyof typeof messages;

const readAll = (notifications: object[], secrets = [secret]) =>
  tellingsOf('teams', { value: notifications }, { secrets });

function read(name: Name) {
  const [changeType, content] = messages[name];
  return readAll([notification({ changeType, encryptedContent: encrypted(content, certificate.publicKey) })]);
}

describe('what each message tells', () => {
  const table: Record<Name, string[]> = {
    posted: ['post'],
    replied: ['reply'],
    reacted: ['react', 'react'],
    unreacted: ['not-counted: taken-back'],
    edited: ['edit', 'react'],
    removed: ['delete'],
    deleted: ['delete'],
    byMachine: ['post'],
    inChat: ['not-counted: private-conversation'],
    added: ['join', 'join'],
    left: ['leave', 'leave'],
    renamed: ['not-counted: system-message'],
    byNobody: ['fault: /value/0/encryptedContent/from'],
    withoutId: ['fault: /value/0/encryptedContent'],
  };
  it.each(Object.entries(table))('%s: %j', (name, told) => {
    expect(read(name as Name).map(inWords)).toEqual(told);
  });

  const pantry = `teams:${tenant}:${channel}`;
  it('measured, searched for people, and left behind', () => {
    expect(factsOf(read('posted')[0])).toEqual({
      id: `post:${channel}:${root}`,
      source: `/teams/${tenant}`,
      time: '2026-02-03T10:00:01.105Z',
      verb: 'post',
      actor: `teams:${tenant}:ana`,
      community: pantry,
      object: `${pantry}:${root}`,
      chars: 19,
      thread: `${pantry}:${root}`,
      answers: undefined,
      targets: [`mention teams:${tenant}:bob`],
    });
  });

  it.each([
    ['replied', { object: `${pantry}:${reply}`, thread: `${pantry}:${root}`, answers: `${pantry}:${root}` }],
    ['reacted', { id: `react:${channel}:${root}:bob:heart`, object: `${pantry}:${root}` }],
    ['edited', { id: `edit:${channel}:${root}:2026-02-03T10:00:08Z`, object: `${pantry}:${root}` }],
    ['removed', { id: `delete:${channel}:${root}`, time: '2026-02-03T10:00:07.000Z' }],
    ['added', { id: `join:${channel}:${root}:bob`, actor: `teams:${tenant}:bob` }],
    ['byMachine', { actor: `teams:${tenant}:app-1 (bot)` }],
  ] as const)('%s', (name, expected) => {
    expect(factsOf(read(name)[0])).toMatchObject(expected);
  });
});

describe('notifications', () => {
  const content = encrypted(message(), certificate.publicKey);
  const other = (changes: object) => notification({ encryptedContent: { ...content, ...changes } });
  const at = 'fault: /value/0/encryptedContent';
  it.each([
    {
      what: 'as a path',
      given: notification({ resource: `/teams/t/channels/${channel}/messages/1`, encryptedContent: content }),
      told: 'post',
    },
    {
      what: 'of a chat',
      given: notification({ resource: "chats('19:x')/messages('1')" }),
      told: 'not-counted: private-conversation',
    },
    {
      what: 'of something else',
      given: notification({ resource: 'communications/presences/1' }),
      told: 'not-counted: unknown-event',
    },
    {
      what: 'of the subscription',
      given: { clientState, lifecycleEvent: 'missed' },
      told: 'not-counted: no-interaction',
    },
    { what: 'without content', given: notification(), told: at },
    {
      what: 'of what is gone',
      given: notification({ changeType: 'deleted' }),
      told: 'not-counted: taken-back',
    },
    {
      what: 'without a tenant',
      given: notification({ tenantId: undefined }),
      told: 'fault: /value/0/tenantId',
    },
    {
      what: 'without a change',
      given: notification({ changeType: undefined }),
      told: 'fault: /value/0/changeType',
    },
    {
      what: 'of another shape',
      given: notification({ changeType: 'moved' }),
      told: 'fault: /value/0/changeType',
    },
    { what: 'signed by nobody', given: other({ dataSignature: undefined }), told: at },
    { what: 'changed on the way', given: other({ data: Buffer.alloc(32).toString('base64') }), told: at },
    { what: 'under no key', given: other({ dataKey: 'AAAA' }), told: at },
    {
      what: 'for another certificate',
      given: notification({ encryptedContent: encrypted(message(), rsa().publicKey) }),
      told: at,
    },
  ])('$what: $told', ({ given, told }) => {
    expect(readAll([given]).map(inWords)).toEqual([told]);
  });

  it('come several at a time, each with its fate', () => {
    const tellings = readAll([other({}), notification(), { clientState, lifecycleEvent: 'missed' }]);
    expect(tellings.map(inWords)).toEqual([
      'post',
      'fault: /value/1/encryptedContent',
      'not-counted: no-interaction',
    ]);
  });

  it('are opened by any of the private keys', () => {
    const older = `another state\n${pemOf(rsa())}`;
    expect(readAll([other({})], ['only a state', older, secret]).map(inWords)).toEqual(['post']);
    expect(readAll([other({})], ['only a state', older]).map(inWords)).toEqual([at]);
    expect(readAll([other({})], ['only a state']).map(inWords)).toEqual([at]);
  });

  it('must be a list', () => {
    expect(tellingsOf('teams', { value: [] }).map(inWords)).toEqual(['fault: /value']);
    expect(tellingsOf('teams', 7).map(inWords)).toEqual(['fault: ']);
  });
});

describe('the handshake', () => {
  const greet = (token?: string) => {
    const query = token === undefined ? {} : { validationToken: token };
    return teams.greet?.({ headers: {}, query, body: Buffer.alloc(0) }, [], {});
  };
  it('echoes the token as it is', () => {
    const token = 'Validation: Testing reachability for subscription Request-Id: 5e1ca22a-b5c4-4a5c';
    expect(greet(token)).toEqual({ status: 200, contentType: 'text/plain; charset=utf-8', body: token });
    expect(greet()).toBeUndefined();
  });
  it.each(['', '<script>', 'x'.repeat(1001), 'a\nb', '"'])('does not echo %j', (token) => {
    expect(greet(token)).toMatchObject({ status: 400, body: 'The validation token cannot be echoed.' });
  });
});

describe('proof', () => {
  const appId = 'our-app';
  const issuer = 'https://login.example/tenant-1/v2.0';
  const microsoft = rsa();
  const settings = { appId, issuer, jwks: '' };
  const server = createServer(({ url }, response) => {
    response.statusCode = url === '/keys' ? 200 : 503;
    response.end(settings.jwks);
  });
  const publisher = '0bf30f3b-4a52-48df-9a82-234910c4a086';

  beforeAll(async () => {
    const key = { ...(await exportJWK(microsoft.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
    settings.jwks = JSON.stringify({ keys: [key] });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    server.close();
  });

  const token = (claims: object = {}, { key = microsoft, aud = appId, iss = issuer, expS = 600 } = {}) =>
    new SignJWT({ azp: publisher, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .setAudience(aud)
      .setIssuer(iss)
      .setIssuedAt(noon / 1000)
      .setExpirationTime(noon / 1000 + expS)
      .sign(key.privateKey);

  function prove(
    payload: unknown,
    given: Readonly<Record<string, string>> = {},
    secrets = ['other', secret],
  ) {
    const body = Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload));
    return teams.prove({ headers: {}, query: {}, body }, secrets, noon, given);
  }
  const rich = (validationTokens?: string[]) => ({
    value: [notification({ encryptedContent: {} })],
    validationTokens,
  });

  it.each([
    { what: 'the client state', payload: { value: [notification()] }, is: 'valid' },
    {
      what: 'another in the batch',
      payload: { value: [notification(), notification({ clientState: 'x' })] },
      is: 'bad-signature',
    },
    {
      what: 'none in the batch',
      payload: { value: [notification(), notification({ clientState: null })] },
      is: 'unsigned',
    },
    { what: 'nothing to prove', payload: { value: [] }, is: 'malformed' },
    { what: 'no JSON', payload: '{', is: 'malformed' },
  ])('$what: $is', async ({ payload, is }) => {
    expect(await prove(payload)).toBe(is);
  });

  it.each([
    { what: 'all is well', make: () => token(), is: 'valid' },
    { what: 'version 1', make: () => token({ azp: undefined, appid: publisher }), is: 'valid' },
    { what: 'another publisher', make: () => token({ azp: 'x' }), is: 'bad-signature' },
    { what: 'another application', make: () => token({}, { aud: 'x' }), is: 'bad-signature' },
    { what: 'another issuer', make: () => token({}, { iss: 'x' }), is: 'bad-signature' },
    { what: 'another key', make: () => token({}, { key: rsa() }), is: 'bad-signature' },
    { what: 'too old', make: () => token({}, { expS: -1 }), is: 'stale' },
    { what: 'no token at all', make: () => 'x', is: 'bad-signature' },
  ])('tokens, $what: $is', async ({ make, is }) => {
    expect(await prove(rich([await make()]), settings)).toBe(is);
  });

  it('wants tokens with contents, every one of them good, and none without rules', async () => {
    expect(await prove(rich(), settings)).toBe('unsigned');
    expect(await prove({ value: [notification()] }, settings)).toBe('valid');
    expect(await prove(rich([await token(), 'x']), settings)).toBe('bad-signature');
    expect(await prove(rich(['x']))).toBe('valid');
  });

  it('fetches the keys, and when it cannot, does not blame the token', async () => {
    const { port } = server.address() as AddressInfo;
    const at = `http://127.0.0.1:${port}`;
    expect(await prove(rich([await token()]), { ...settings, jwks: `${at}/keys` })).toBe('valid');
    const down = prove(rich([await token()]), { ...settings, jwks: `${at}/down` });
    await expect(down).rejects.toMatchObject({ code: 'ERR_JOSE_GENERIC' });
  });
});

it.each([
  { html: 'test', length: 4 },
  { html: ' <p>a <b>b</b>&nbsp;&amp;&#39;</p>\n', length: 6 },
  { html: 'a < b', length: 5 },
  { html: '🧂', length: 1 },
  { html: '<'.repeat(100_000), length: 100_000 },
])('$html is $length long', ({ html, length }) => {
  expect(plainLength(html)).toBe(length);
});
