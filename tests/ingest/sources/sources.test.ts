import { describe, expect, it } from 'vitest';
import { mayClaim } from '../../../ingest/sources/claims.ts';
import { createSources } from '../../../ingest/sources/sources.ts';
import { keyOfSecret } from '../../../ingest/signatures/standard-webhooks.ts';
import { noon, sealer, testClock, testInbox } from '../../support/ingest.ts';

const day = 86_400_000;

function setUp() {
  const clock = testClock();
  const inbox = testInbox({ clock });
  return { clock, inbox, sources: createSources(inbox.sources, sealer, clock) };
}

describe('a webhook source', () => {
  it('signs with the secret it was given, which is kept sealed', async () => {
    const { inbox, sources } = setUp();
    const { secret } = await sources.add('slack', { claims: ['/chat/t1'] });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(sources.active()).toEqual([
      {
        name: 'slack',
        kind: 'cloudevents',
        claims: ['/slack', '/chat/t1'],
        settings: {},
        secrets: [secret],
        keys: [keyOfSecret(secret)],
        held: false,
      },
    ]);
    expect(sources.list()).toEqual([
      {
        name: 'slack',
        kind: 'cloudevents',
        claims: ['/chat/t1'],
        created: noon,
        revoked: null,
        heldSince: null,
        activeSecrets: 1,
        secretSince: noon,
      },
    ]);
    expect(JSON.stringify(inbox.sources.all())).not.toContain(secret.slice(6));
  });

  it('may use both secrets while one takes over from the other', async () => {
    const { clock, sources } = setUp();
    const { secret: old } = await sources.add('slack');
    clock.set(noon + 1);
    const { secret: young } = await sources.rotate('slack', day);
    expect(sources.active()[0]?.keys).toEqual([keyOfSecret(young), keyOfSecret(old)]);
    clock.set(noon + 1 + day);
    expect(sources.active()[0]?.keys).toEqual([keyOfSecret(young)]);
  });

  it('signs no longer once it is revoked, until it is rotated', async () => {
    const { sources } = setUp();
    await sources.add('slack');
    await sources.revoke('slack');
    expect(sources.active()).toEqual([]);
    expect(sources.list()).toMatchObject([{ revoked: noon, activeSecrets: 0 }]);
    await sources.rotate('slack');
    expect(sources.list()).toMatchObject([{ revoked: null, activeSecrets: 1 }]);
  });

  it('may be allowed to speak for more, once each', async () => {
    const { sources } = setUp();
    await sources.add('slack', { claims: ['/chat/t1'] });
    await sources.allow('slack', ['/chat/t2', '/chat/t1']);
    expect(sources.active()[0]?.claims).toEqual(['/slack', '/chat/t1', '/chat/t2']);
    await expect(sources.allow('slack', ['no claim'])).rejects.toMatchObject({ code: 'SOURCE_CLAIM' });
    await expect(sources.allow('nobody', ['/chat'])).rejects.toMatchObject({ code: 'SOURCE_UNKNOWN' });
  });

  it('added by another process is known within a second', async () => {
    const { clock, inbox, sources } = setUp();
    expect(sources.active()).toEqual([]);
    await createSources(inbox.sources, sealer, clock).add('slack');
    clock.set(noon + 1_000);
    expect(sources.active()).toHaveLength(1);
  });

  it.each([
    { act: 'add', name: 'Slack', code: 'SOURCE_NAME' },
    { act: 'add', name: '../x', code: 'SOURCE_NAME' },
    { act: 'add', name: 'there', code: 'SOURCE_EXISTS' },
    { act: 'rotate', name: 'nobody', code: 'SOURCE_UNKNOWN' },
    { act: 'revoke', name: 'nobody', code: 'SOURCE_UNKNOWN' },
  ] as const)('$act $name: $code', async ({ act, name, code }) => {
    const { sources } = setUp();
    await sources.add('there');
    await expect(sources[act](name)).rejects.toMatchObject({ code, exitCode: 2 });
  });

  it.each(['slack', '/', '/a b', `/${'x'.repeat(200)}`])('cannot claim %s', async (claim) => {
    await expect(setUp().sources.add('slack', { claims: [claim] })).rejects.toMatchObject({
      code: 'SOURCE_CLAIM',
    });
  });
});

it.each([
  { source: '/slack', allowed: true },
  { source: '/slack/T1', allowed: true },
  { source: '/slackers', allowed: false },
  { source: '/chat/t1', allowed: true },
  { source: '/chat/t1/x', allowed: true },
  { source: '/chat/t10', allowed: false },
  { source: '/chat', allowed: false },
  { source: '', allowed: false },
])('may speak for $source: $allowed', ({ source, allowed }) => {
  expect(mayClaim(['/slack', '/chat/t1'], source)).toBe(allowed);
});
