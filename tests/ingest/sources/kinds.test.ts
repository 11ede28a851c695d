import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { kinds, graphSecret } from '../../../ingest/sources/kinds.ts';
import { createSources, type Sources } from '../../../ingest/sources/sources.ts';
import { tools } from '../../../ingest/tools/tools.ts';
import { sealer, testClock, testInbox } from '../../support/ingest.ts';

const pem = (type: 'rsa' | 'ed25519') => {
  const pair =
    type === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync(type);
  return pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().trim();
};
const privateKey = pem('rsa');
const token = Buffer.alloc(32, 1).toString('base64');
const keySet = '{"keys":[]}';
const mapping = 'source: /board/main\ntenant: board:main\nevents:\n  - leaveOut: no-interaction\n';

function sourcesNow(): Sources {
  const clock = testClock();
  return createSources(testInbox({ clock }).sources, sealer, clock);
}

describe('a source of a kind', () => {
  it.each([
    { kind: 'github', given: undefined, shown: /^whsec_/ },
    { kind: 'github', given: 'a secret of ours', shown: undefined },
    { kind: 'slack', given: '8f742231b10e8888abcd99yyyzzz85a5', shown: undefined },
    { kind: 'teams-outgoing', given: token, shown: undefined },
    { kind: 'teams', given: undefined, shown: /^whsec_/ },
    { kind: 'teams', given: privateKey, shown: /^whsec_[^\n]+$/ },
    { kind: 'teams', given: `our client state\n${privateKey}`, shown: undefined },
    { kind: 'mapped', given: undefined, settings: { mapping }, shown: /^whsec_/ },
    { kind: 'cloudevents', given: `whpk_${token}`, shown: undefined },
  ])('$kind with $given: shows $shown', async ({ kind, given, settings = {}, shown }) => {
    const sources = sourcesNow();
    const { secret, made } = await sources.add('it', { kind, secret: given, settings });
    if (shown === undefined) expect(made).toBeUndefined();
    else expect(made).toMatch(shown);
    expect(sources.active()).toMatchObject([{ name: 'it', kind, settings, secrets: [secret] }]);
    expect(sources.list()).toMatchObject([{ kind }]);
  });

  it('may speak for its tool and for nothing else', async () => {
    const sources = sourcesNow();
    await sources.add('forge', { kind: 'gitlab', claims: ['/wiki'] });
    expect(sources.active()[0]?.claims).toEqual(['/forge', '/gitlab', '/wiki']);
  });

  it('may speak for the source its mapping names', async () => {
    const sources = sourcesNow();
    await sources.add('it', { kind: 'mapped', settings: { mapping } });
    expect(sources.active()[0]?.claims).toEqual(['/it', '/board/main']);
  });

  it('keeps the private key when a new client state is made', async () => {
    const sources = sourcesNow();
    await sources.add('teams', { kind: 'teams', secret: `our client state\n${privateKey}` });
    const { secret, made } = await sources.rotate('teams');
    expect(graphSecret(secret)).toEqual({ clientState: made, privateKey });
    expect(sources.active()[0]?.secrets).toHaveLength(2);
  });

  it('takes a second secret from the tool', async () => {
    const sources = sourcesNow();
    await sources.add('slack', { kind: 'slack', secret: 'the first one' });
    await expect(sources.rotate('slack')).rejects.toMatchObject({ code: 'SOURCE_SECRET' });
    await sources.rotate('slack', 1_000, 'the second one');
    expect(sources.active()[0]?.secrets).toEqual(['the second one', 'the first one']);
  });
});

describe('faults', () => {
  const short = 'short';
  it.each([
    { what: 'no such kind', source: { kind: 'yammer' }, code: 'SOURCE_KIND' },
    { what: 'a secret the tool would show', source: { kind: 'slack' }, code: 'SOURCE_SECRET' },
    { what: 'too short', source: { kind: 'github', secret: short }, code: 'SOURCE_SECRET' },
    { what: 'two lines', source: { kind: 'github', secret: 'two long\nlines' }, code: 'SOURCE_SECRET' },
    { what: 'no base64', source: { kind: 'teams-outgoing', secret: 'not-base64' }, code: 'SOURCE_SECRET' },
    { what: 'few bytes', source: { secret: 'whsec_AAAA' }, code: 'SOURCE_SECRET' },
    { what: 'no public key', source: { secret: 'whpk_AAAA' }, code: 'SOURCE_SECRET' },
    { what: 'long state', source: { kind: 'teams', secret: 'x'.repeat(129) }, code: 'SOURCE_SECRET' },
    { what: 'no RSA', source: { kind: 'teams', secret: pem('ed25519') }, code: 'SOURCE_SECRET' },
    { what: 'no key', source: { kind: 'teams', secret: 'our client state\n-----' }, code: 'SOURCE_SECRET' },
    { what: 'a setting it has not', source: { settings: { a: 'b' } }, code: 'SOURCE_SETTING' },
    { what: 'no mapping', source: { kind: 'mapped' }, code: 'SOURCE_SETTING' },
    {
      what: 'a faulty mapping',
      source: { kind: 'mapped', settings: { mapping: 'source: x\n' } },
      code: 'SOURCE_SETTING',
    },
    {
      what: 'a mapping of columns',
      source: {
        kind: 'mapped',
        settings: { mapping: `${mapping}  - { when: { kind: x }, leaveOut: left-out }\n` },
      },
      code: 'SOURCE_SETTING',
    },
    { what: 'half', source: { kind: 'teams', settings: { jwks: keySet } }, code: 'SOURCE_SETTING' },
    {
      what: 'keys over plain http',
      source: { kind: 'teams', settings: { jwks: 'http://x/keys', appId: 'a', issuer: 'i' } },
      code: 'SOURCE_SETTING',
    },
  ])('$what: $code', async ({ source, code }) => {
    await expect(sourcesNow().add('it', source)).rejects.toMatchObject({ code, exitCode: 2 });
  });

  it('are told all at once', async () => {
    const source = { kind: 'teams', claims: ['x'], settings: { colour: 'red', issuer: 'i' }, secret: short };
    const told = await sourcesNow()
      .add('It', source)
      .catch((error: unknown) => (error as Error).message.split('\n'));
    expect(told).toHaveLength(6);
  });
});

it('knows every tool there is', () => {
  expect(Object.keys(tools).filter((kind) => !(kind in kinds))).toEqual([]);
});
