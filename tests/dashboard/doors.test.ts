// Signing in by a one-time link, signing out, and requests from other sites.
import { describe, expect, it } from 'vitest';
import { keysFrom } from '../../core/keys.ts';
import { isCrossSite } from '../../dashboard/cross-site.ts';
import { createLoginLinks } from '../../dashboard/login-links.ts';
import { textOf } from '../support/page-text.ts';
import { sampleDashboard, sampleKeys } from '../support/sample-dashboard.ts';
import { sampleNow } from '../support/sample-rows.ts';

describe('a login link', () => {
  it('opens a session once', async () => {
    const { app, links } = await sampleDashboard();
    const url = links.make({ role: 'sponsor', hosts: [] });
    const first = await app.inject({ url });
    expect(first.statusCode).toBe(303);
    expect(first.headers.location).toBe('/');
    const [cookie = ''] = [first.headers['set-cookie']].flat();
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const again = await app.inject({ url, headers: { accept: 'text/html' } });
    expect(again.statusCode).toBe(410);
    expect(textOf(again.body)).toContain('This link has been used');
  });

  it('is stale after fifteen minutes', async () => {
    let now = sampleNow;
    const { app, links } = await sampleDashboard({ clock: { now: () => now } });
    const url = links.make({ role: 'sponsor', hosts: [] });
    now += 15 * 60_000;
    const reply = await app.inject({ url });
    expect(reply.statusCode).toBe(410);
    expect(textOf(reply.body)).toContain('This link is too old');
  });

  it.each(['', 'x', 'e30.AAAA', 'a.b.c', '%00'])('that was cut or changed is told so: %s', async (token) => {
    const { app } = await sampleDashboard();
    const reply = await app.inject({ url: `/login?token=${token}` });
    expect(reply.statusCode).toBe(400);
    expect(textOf(reply.body)).toContain('This link cannot be read');
  });

  it('of another installation opens nothing, and its role cannot be changed', () => {
    const clock = { now: () => sampleNow };
    const ours = createLoginLinks({ keys: sampleKeys, clock });
    const theirs = createLoginLinks({ keys: keysFrom(Buffer.alloc(32, 8)), clock });
    const token = ours.make({ role: 'sponsor', hosts: [] }).split('token=')[1] ?? '';
    const [payload = '', signature = ''] = token.split('.');
    const raised = Buffer.from(payload, 'base64url').toString().replace('sponsor', 'manager');
    expect(theirs.open(token)).toEqual({ kind: 'unreadable' });
    expect(ours.open(`${Buffer.from(raised).toString('base64url')}.${signature}`)).toEqual({
      kind: 'unreadable',
    });
    expect(ours.open(token)).toMatchObject({ kind: 'welcome', guest: { role: 'sponsor' } });
  });

  it('is not used up by a prefetch or a HEAD request', async () => {
    const { app, links } = await sampleDashboard();
    const url = links.make({ role: 'sponsor', hosts: [] });
    expect((await app.inject({ url, headers: { 'sec-purpose': 'prefetch' } })).statusCode).toBe(204);
    expect((await app.inject({ url, method: 'HEAD' })).statusCode).toBe(404);
    expect((await app.inject({ url })).statusCode).toBe(303);
  });

  it('leads the administrator to the sources', async () => {
    const { app, links } = await sampleDashboard();
    const reply = await app.inject({ url: links.make({ role: 'admin', hosts: [] }) });
    expect(reply.headers.location).toBe('/sources');
  });
});

describe('a session', () => {
  it('ends when signing out', async () => {
    const { app, cookieOf } = await sampleDashboard();
    const cookie = await cookieOf('sponsor');
    const reply = await app.inject({
      method: 'POST',
      url: '/logout',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
    });
    expect(reply.statusCode).toBe(303);
    expect(String(reply.headers['set-cookie'])).toMatch(/Max-Age=0|Expires=Thu, 01 Jan 1970/);
  });

  it('that was tampered with is nobody’s', async () => {
    const { get, cookieOf } = await sampleDashboard();
    const cookie = await cookieOf('sponsor');
    expect((await get('/', `${cookie.slice(0, 20)}AAAA${cookie.slice(24)}`)).statusCode).toBe(401);
  });

  it('uses cookies for HTTPS only behind an https address', async () => {
    const { app, links } = await sampleDashboard({
      parts: { config: { k: 5, timezone: 'UTC', language: 'en', publicUrl: 'https://tablee.example' } },
    });
    const reply = await app.inject({ url: links.make({ role: 'sponsor', hosts: [] }) });
    expect(String(reply.headers['set-cookie'])).toMatch(/__Host-tablee=.*Secure/);
    expect(reply.headers['strict-transport-security']).toContain('max-age');
  });

  it('is not ended by another site', async () => {
    const { app, cookieOf } = await sampleDashboard();
    const cookie = await cookieOf('sponsor');
    const reply = await app.inject({
      method: 'POST',
      url: '/logout',
      headers: { cookie, 'sec-fetch-site': 'cross-site' },
    });
    expect(reply.statusCode).toBe(403);
  });
});

it.each([
  {
    from: 'our own page',
    headers: { 'sec-fetch-site': 'same-origin', origin: 'http://t.example', host: 't.example' },
    crossing: false,
  },
  { from: 'an older browser', headers: { origin: 'http://t.example', host: 't.example' }, crossing: false },
  {
    from: 'behind a proxy',
    headers: { origin: 'https://public.example', host: 'inner:4780' },
    crossing: false,
  },
  { from: 'another site', headers: { 'sec-fetch-site': 'cross-site', host: 't.example' }, crossing: true },
  { from: 'a sister domain', headers: { 'sec-fetch-site': 'same-site', host: 't.example' }, crossing: true },
  { from: 'another origin', headers: { origin: 'https://evil.example', host: 't.example' }, crossing: true },
  { from: 'a sandboxed frame', headers: { origin: 'null', host: 't.example' }, crossing: true },
  { from: 'nobody who says', headers: { host: 't.example' }, crossing: true },
])('a form sent by $from: crossing $crossing', ({ headers, crossing }) => {
  expect(isCrossSite({ method: 'POST', headers, publicUrl: 'https://public.example' })).toBe(crossing);
  expect(isCrossSite({ method: 'GET', headers, publicUrl: undefined })).toBe(false);
});
