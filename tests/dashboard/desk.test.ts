// The administrator's desk: only for administrators, never for another site, and a secret stands on one page only.
import { describe, expect, it } from 'vitest';
import { roles } from '../../core/gate.ts';
import { everyAnswer, everyPage, textOf } from '../support/page-text.ts';
import { sampleDesk, sampleSecret } from '../support/sample-desk.ts';
import { sampleDashboard, type SampleDashboard } from '../support/sample-dashboard.ts';
import { sampleNow } from '../support/sample-rows.ts';

const event = '11111111-1111-8111-8111-111111111111';

async function setUp(changes: Parameters<typeof sampleDesk>[1] = {}) {
  const desk = sampleDesk(sampleNow, changes);
  const sample = await sampleDashboard({ parts: { desk } });
  return { ...sample, desk, cookie: await sample.cookieOf('admin') };
}

const ours = { 'sec-fetch-site': 'same-origin' };

async function tokenOf({ get }: SampleDashboard, cookie: string): Promise<string> {
  const { body } = await get('/sources', cookie);
  return /name="token" value="([^"]+)"/.exec(body)?.[1] ?? '';
}

function sendForm({ app }: SampleDashboard, url: string, cookie: string, fields: Record<string, string>) {
  const payload = new URLSearchParams(fields).toString();
  const headers = {
    ...ours,
    cookie,
    accept: 'text/html',
    'content-type': 'application/x-www-form-urlencoded',
  };
  return app.inject({ method: 'POST', url, headers, payload });
}

function sendJson({ app }: SampleDashboard, url: string, cookie: string, payload: object) {
  return app.inject({ method: 'POST', url, headers: { ...ours, cookie }, payload });
}

const acts = [
  { path: '/sources', form: { name: 'shop', kind: 'github' }, json: { name: 'shop', kind: 'github' } },
  { path: '/sources/shop/rotate', form: {}, json: {} },
  { path: '/sources/shop/revoke', form: {}, json: {} },
  { path: '/sources/shop/release', form: {}, json: {} },
  { path: '/quarantine/replay', form: { ids: event }, json: { ids: [event] } },
  {
    path: '/quarantine/discard',
    form: { ids: event, reason: 'sent by mistake' },
    json: { code: 'held', reason: 'sent by mistake' },
  },
];

describe.each(acts)('$path', ({ path, form, json }) => {
  it('is done for an administrator, by form and by JSON, and says by whom', async () => {
    const sample = await setUp();
    const { desk, cookie } = sample;
    const token = await tokenOf(sample, cookie);
    const page = await sendForm(sample, path, cookie, { token, ...form });
    expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-store']);
    const answer = await sendJson(sample, `/api/v1${path}`, cookie, json);
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(desk.asked).toHaveLength(2);
    for (const asked of desk.asked) expect(asked.at(-1)).toMatch(/^admin:[0-9a-f]{16}$/);
  });

  it.each(roles.filter((role) => role !== 'admin'))('is not for the %s', async (role) => {
    const sample = await setUp();
    const cookie = await sample.cookieOf(role);
    expect((await sendForm(sample, path, cookie, form)).statusCode).toBe(403);
    const reply = await sendJson(sample, `/api/v1${path}`, cookie, json);
    expect(reply.json()).toMatchObject({ status: 403, code: 'not-your-role' });
    expect((await sendJson(sample, `/api/v1${path}`, '', json)).statusCode).toBe(401);
    expect(sample.desk.asked).toEqual([]);
  });

  it('is refused without the session’s own token, and from another site', async () => {
    const sample = await setUp();
    const { app, cookie, desk } = sample;
    const theirs = await tokenOf(sample, await sample.cookieOf('admin'));
    for (const token of ['', 'x', theirs])
      expect((await sendForm(sample, path, cookie, { token, ...form })).statusCode).toBe(403);
    const token = await tokenOf(sample, cookie);
    const headers = {
      cookie,
      'sec-fetch-site': 'cross-site',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const payload = new URLSearchParams({ token, ...form }).toString();
    expect((await app.inject({ method: 'POST', url: path, headers, payload })).statusCode).toBe(403);
    // A form can claim to be text, not JSON.
    const asText = { ...ours, cookie, 'content-type': 'text/plain' };
    const text = await app.inject({ method: 'POST', url: `/api/v1${path}`, headers: asText, payload: '{}' });
    expect(text.statusCode).toBeGreaterThanOrEqual(400);
    expect(desk.asked).toEqual([]);
  });

  it('leads somewhere when its answer is loaded again', async () => {
    const { get, cookie } = await setUp();
    expect((await get(path, cookie)).statusCode).toBe(path === '/sources' ? 200 : 303);
  });
});

describe('a secret', () => {
  it('stands on the page that hands it over, and on no other', async () => {
    const sample = await setUp();
    const { cookie, get } = sample;
    const token = await tokenOf(sample, cookie);
    const made = await sendForm(sample, '/sources', cookie, { token, name: 'shop', kind: 'github' });
    expect(made.body).toContain(sampleSecret);
    expect(textOf(made.body)).toContain('/v1/sources/shop');
    for (const path of [...everyPage, ...everyAnswer, '/api/v1/openapi.json'])
      expect((await get(path, cookie)).body).not.toContain(sampleSecret);
  });

  it('that was given is not shown back, nor when the wish is refused', async () => {
    const given = 'a-secret-of-my-own';
    const kept = await setUp();
    const token = await tokenOf(kept, kept.cookie);
    const fields = { token, name: 'shop', kind: 'slack', secret: given };
    expect((await sendForm(kept, '/sources', kept.cookie, fields)).body).not.toContain(given);
    const refusing = await setUp({
      create: () => Promise.resolve({ kind: 'refused', code: 'SOURCE_EXISTS', detail: 'There is one.' }),
    });
    const again = { ...fields, token: await tokenOf(refusing, refusing.cookie) };
    const reply = await sendForm(refusing, '/sources', refusing.cookie, again);
    expect(reply.statusCode).toBe(409);
    expect(reply.body).not.toContain(given);
  });
});

describe('a wish that is refused', () => {
  const refusing = {
    create: () =>
      Promise.resolve({
        kind: 'refused' as const,
        code: 'SOURCE_SETTING',
        detail: 'mapping:1: the event has no actor\nmapping:2: x is not a field of a mapping',
      }),
  };
  const typed = {
    name: 'shop',
    kind: 'mapped',
    claims: '/shop/eu  /shop/us',
    secret: 'a-secret-of-my-own',
    'setting.mapping': 'verb: post\r\nid: "</textarea>"\r\n',
  };

  it.each(['en', 'fr'])('comes back as it was typed, but for the secret (%s)', async (language) => {
    const sample = await setUp(refusing);
    const token = await tokenOf(sample, sample.cookie);
    const { body, statusCode } = await sendForm(sample, `/sources?lang=${language}`, sample.cookie, {
      token,
      ...typed,
    });
    expect(statusCode).toBe(400);
    expect(body).toMatch(/<input id="connect-name" name="name" value="shop"/);
    expect(body).toMatch(/name="claims" value="\/shop\/eu \/shop\/us"/);
    expect(body).toMatch(
      /<textarea id="connect-mapping"[^>]*>verb: post\nid: &quot;&lt;\/textarea>&quot;\n<\/textarea>/,
    );
    expect(body).not.toContain(typed.secret);
    // The checker speaks English: a screen reader is told so, and each fault has its own line.
    expect(body).toContain('<ul class="details" lang="en"><li>mapping:1: the event has no actor</li><li>');
  });

  it('of a kind that is none comes back without a form', async () => {
    const sample = await setUp(refusing);
    const token = await tokenOf(sample, sample.cookie);
    const fields = { token, name: 'shop', kind: 'no-such-kind' };
    const { body } = await sendForm(sample, '/sources', sample.cookie, fields);
    expect(textOf(body)).toContain('Go back to mend it');
    expect(body).not.toContain('id="connect-name"');
  });
});

it('says so when what was done could not be noted', async () => {
  const sample = await setUp({
    revoke: (name) => Promise.resolve({ kind: 'done', value: { name, noted: false } }),
  });
  const token = await tokenOf(sample, sample.cookie);
  const { body } = await sendForm(sample, '/sources/shop/revoke', sample.cookie, { token });
  expect(textOf(body)).toContain('does not stand in the log of administrators’ actions');
});

describe('what is asked', () => {
  it('reads a form’s settings, claims and lines as they were meant', async () => {
    const sample = await setUp();
    const token = await tokenOf(sample, sample.cookie);
    await sendForm(sample, '/sources', sample.cookie, {
      token,
      name: 'shop',
      kind: 'mapped',
      secret: '',
      claims: '/shop/eu  /shop/us',
      'setting.mapping': 'verb: post\r\nid: /id\r\n',
    });
    expect(sample.desk.asked[0]?.[1]).toEqual({
      name: 'shop',
      kind: 'mapped',
      claims: ['/shop/eu', '/shop/us'],
      settings: { mapping: 'verb: post\nid: /id\n' },
      secret: undefined,
    });
  });

  it.each([
    { what: 'nothing chosen', path: '/quarantine/replay', body: {} },
    { what: 'no reason given', path: '/quarantine/discard', body: { ids: [event] } },
    { what: 'a blank reason', path: '/quarantine/discard', body: { ids: [event], reason: '    ' } },
    { what: 'an id that is none', path: '/quarantine/replay', body: { ids: ['x'] } },
    { what: 'an unknown reason', path: '/quarantine/replay', body: { code: 'bad-mood' } },
    { what: 'no kind', path: '/sources', body: { name: 'shop' } },
    {
      what: 'settings that are no texts',
      path: '/sources',
      body: { name: 'a', kind: 'b', settings: { c: 1 } },
    },
  ])('with $what does nothing and says so', async ({ path, body }) => {
    const sample = await setUp();
    const reply = await sendJson(sample, `/api/v1${path}`, sample.cookie, body);
    expect(reply.statusCode).toBe(400);
    expect(reply.headers['content-type']).toContain('application/problem+json');
    expect(reply.json()).toMatchObject({ code: 'not-said-what' });
    expect(sample.desk.asked).toEqual([]);
  });

  it('takes everything only when everything is said', async () => {
    const sample = await setUp();
    await sendJson(sample, '/api/v1/quarantine/replay', sample.cookie, { all: true });
    expect(sample.desk.asked[0]?.slice(0, 2)).toEqual(['replay', {}]);
  });

  it('that is unknown or not JSON at all gets a problem document', async () => {
    const sample = await setUp({
      rotate: () => Promise.resolve({ kind: 'refused', code: 'SOURCE_UNKNOWN', detail: 'There is none.' }),
    });
    const reply = await sendJson(sample, '/api/v1/sources/none/rotate', sample.cookie, {});
    expect(reply.json()).toMatchObject({ status: 404, code: 'source-unknown', detail: 'There is none.' });
    const headers = { ...ours, cookie: sample.cookie, 'content-type': 'application/json' };
    const broken = await sample.app.inject({ method: 'POST', url: '/api/v1/sources', headers, payload: '{' });
    expect(broken.json()).toMatchObject({ status: 400, code: 'unreadable-request' });
  });
});

describe('the sources page', () => {
  it('shows who is held, with the way out, and what the ledger says', async () => {
    const { get, cookie } = await setUp();
    const { body } = await get('/sources', cookie);
    const text = textOf(body);
    expect(text).toContain('our-forum has been held since');
    expect(body).toContain('action="/sources/our-forum/release"');
    expect(text).not.toContain('The ledger does not balance');
    expect(text).toContain('3 of those received were handed in again from quarantine');
  });

  it('says when the ledger does not balance, and where', async () => {
    const { get, cookie } = await setUp({
      balances: () => [{ source: '/our-slack', waiting: 0, difference: -2 }],
    });
    const text = textOf((await get('/sources', cookie)).body);
    expect(text).toContain('The ledger does not balance. /our-slack: -2 unaccounted for');
  });

  it('keeps what is not counted apart from what is turned away', async () => {
    const { get, cookie } = await setUp();
    const { senders } = (await get('/api/v1/sources', cookie)).json<{ senders: Record<string, unknown>[] }>();
    const slack = senders.find(({ sender }) => sender === '/our-slack');
    expect(slack).toMatchObject({ refused: 4, notCounted: 3_127, waiting: 12, difference: 0, again: 3 });
  });

  it('asks for what the chosen kind needs, and chooses from quarantine by the address', async () => {
    const asked: unknown[] = [];
    const sample = await sampleDashboard({
      answers: {
        'quarantined-events': (params) => {
          asked.push([params['source'], params['code']]);
          return [];
        },
      },
    });
    const cookie = await sample.cookieOf('admin');
    const { body } = await sample.get(
      '/sources?connect=mapped&source=/slack/T024&code=invalid-event',
      cookie,
    );
    expect(body).toContain('name="setting.mapping"');
    expect(asked).toEqual([['/slack/T024', 'invalid-event']]);
    expect(textOf(body)).toContain('12 wait');
  });

  it('can only be looked at where events are not taken in', async () => {
    const { app, get, cookieOf } = await sampleDashboard({ parts: { desk: undefined as never } });
    const cookie = await cookieOf('admin');
    const { body } = await get('/sources', cookie);
    expect(body).not.toContain('action="/quarantine');
    expect(body).not.toContain('method="post" action="/sources');
    const reply = await app.inject({ method: 'POST', url: '/sources', headers: { ...ours, cookie } });
    expect(reply.statusCode).toBe(404);
  });
});
