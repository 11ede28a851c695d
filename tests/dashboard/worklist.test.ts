// Decisions on pages: a manager moves those of the communities they host, a sponsor sees how many there are.
import { describe, expect, it } from 'vitest';
import { roles } from '../../core/gate.ts';
import type { Decision } from '../../store/rows/decision.ts';
import { textOf } from '../support/page-text.ts';
import { decisionId } from '../support/sample-decisions.ts';
import { sampleDashboard, type SampleDashboard } from '../support/sample-dashboard.ts';
import { sampleNow } from '../support/sample-rows.ts';

const community = '/communities/slack%3AT024%3AC001';
const act = `/decisions/${decisionId(1)}`;
const ours = { 'sec-fetch-site': 'same-origin' };

async function tokenOf({ get }: SampleDashboard, cookie: string): Promise<string> {
  const { body } = await get(community, cookie);
  return /name="token" value="([^"]+)"/.exec(body)?.[1] ?? '';
}

function sendForm({ app }: SampleDashboard, url: string, cookie: string, fields: Record<string, string>) {
  const headers = {
    ...ours,
    cookie,
    accept: 'text/html',
    'content-type': 'application/x-www-form-urlencoded',
  };
  return app.inject({ method: 'POST', url, headers, payload: new URLSearchParams(fields).toString() });
}

function sendJson({ app }: SampleDashboard, cookie: string, payload: object, decision = decisionId(1)) {
  const url = `/api/v1/decisions/${decision}`;
  return app.inject({ method: 'POST', url, headers: { ...ours, cookie }, payload });
}

const written = ({ store }: SampleDashboard) => (store.inserted.get('tablee.decisions') ?? []) as Decision[];

describe('a decision', () => {
  it.each([
    {
      fields: { act: 'accept', owner: '  Hosts ' },
      becomes: { status: 'accepted', owner: 'Hosts', note: '' },
    },
    { fields: { act: 'assign', owner: 'Hosts' }, becomes: { status: 'accepted', owner: 'Hosts' } },
    {
      fields: { act: 'finish', note: 'Over lunch' },
      becomes: { status: 'done', note: 'Over lunch', owner: '' },
    },
    { fields: { act: 'drop', note: 'Not now' }, becomes: { status: 'dropped', note: 'Not now' } },
  ])('is moved by its manager’s form: $fields.act', async ({ fields, becomes }) => {
    const sample = await sampleDashboard();
    const cookie = await sample.cookieOf('manager', ['slack:T024:C001']);
    const reply = await sendForm(sample, act, cookie, { token: await tokenOf(sample, cookie), ...fields });
    expect([reply.statusCode, reply.headers.location]).toEqual([303, community]);
    expect(written(sample)).toMatchObject([
      { ...becomes, decision: decisionId(1), statusOn: '2026-11-23', at: sampleNow, version: sampleNow },
    ]);
    expect(written(sample)[0]?.actor).toMatch(/^manager:[0-9a-f]{16}$/);
  });

  it('is moved by JSON too', async () => {
    const sample = await sampleDashboard();
    const reply = await sendJson(sample, await sample.cookieOf('manager'), { act: 'accept' });
    expect(reply.json()).toMatchObject({ decision: decisionId(1), status: 'accepted' });
  });

  it.each([
    { what: 'no owner', body: { act: 'assign', owner: ' ' }, status: 400, code: 'not-said-what' },
    { what: 'no reason for dropping', body: { act: 'drop' }, status: 400, code: 'not-said-what' },
    { what: 'an unknown act', body: { act: 'reopen' }, status: 400, code: 'not-said-what' },
    { what: 'one that is done', body: { act: 'accept' }, of: 2, status: 409, code: 'decision-closed' },
    { what: 'one that was dropped', body: { act: 'finish' }, of: 3, status: 409, code: 'decision-closed' },
    { what: 'none at all', body: { act: 'accept' }, of: 999, status: 404, code: 'decision-unknown' },
  ])('stays as it is with $what', async ({ body, of = 1, status, code }) => {
    const sample = await sampleDashboard();
    const reply = await sendJson(sample, await sample.cookieOf('manager'), body, decisionId(of));
    expect(reply.json()).toMatchObject({ status, code });
    expect(written(sample)).toEqual([]);
  });

  it.each(roles.filter((role) => role !== 'manager'))('is not for the %s to move', async (role) => {
    const sample = await sampleDashboard();
    const cookie = await sample.cookieOf(role);
    expect((await sendJson(sample, cookie, { act: 'accept' })).statusCode).toBe(403);
    expect((await sendForm(sample, act, cookie, { act: 'accept' })).statusCode).toBe(403);
    expect((await sendJson(sample, '', { act: 'accept' })).statusCode).toBe(401);
    expect(written(sample)).toEqual([]);
  });

  it('does not exist for the manager of other communities, and needs the session’s own token', async () => {
    const sample = await sampleDashboard();
    const stranger = await sample.cookieOf('manager', ['slack:T024:C002']);
    expect((await sendJson(sample, stranger, { act: 'accept' })).statusCode).toBe(404);
    const host = await sample.cookieOf('manager');
    const token = await tokenOf(sample, host);
    for (const wrong of ['', `${token}x`])
      expect((await sendForm(sample, act, host, { token: wrong, act: 'accept' })).statusCode).toBe(403);
    expect(written(sample)).toEqual([]);
  });
});

describe('the pages', () => {
  it('show a manager what spoke for a decision, whose it is, and what came of it', async () => {
    const { get, cookieOf } = await sampleDashboard();
    const cookie = await cookieOf('manager', ['slack:T024:C001']);
    for (const path of [community, '/worklist']) {
      const { body } = await get(path, cookie);
      const text = textOf(body);
      expect(text).toContain('In the hands of Circle of hosts');
      expect(text).toContain('What spoke for it on 24 September 2026: In eight weeks, one voice');
      expect(text).toContain('More people contributed: contributors a week came to 140%');
      expect(text).toContain('It can be told six weeks after it was done.');
      expect(text).not.toContain('They serve different people');
      expect(body).toContain(`action="${act}"`);
    }
    expect(textOf((await get('/worklist', cookie)).body)).not.toContain('Close it Accepted');
  });

  it('show a sponsor how many there are, and neither owners nor notes', async () => {
    const { get, cookieOf } = await sampleDashboard();
    const cookie = await cookieOf('sponsor');
    for (const path of [community, '/worklist', `/api/v1${community}`, '/api/v1/worklist']) {
      const { body } = await get(path, cookie);
      for (const word of ['Circle of hosts', 'Three guests', 'different people', 'action="/decisions'])
        expect(body).not.toContain(word);
    }
    const { decisions, tally } = (await get('/api/v1/worklist', cookie)).json<{
      decisions: unknown[];
      tally: { remedy: string; done: unknown }[];
    }>();
    expect(decisions).toEqual([]);
    expect(tally.find(({ remedy }) => remedy === 'invite-ambassadors')?.done).toEqual({
      shown: true,
      value: 1,
    });
  });

  it('withhold a count that would speak of a handful of people', async () => {
    const usual = await sampleDashboard();
    const few = (await usual.store.query(
      { name: 'decisions-so-far', params: {} as never, row: {} as never, sql: '' },
      {
        community: 'slack:T024:C001',
        decision: '',
      } as never,
    )) as unknown as Decision[];
    const { get, cookieOf } = await sampleDashboard({
      answers: { 'decisions-so-far': () => few.map((row) => ({ ...row, members: 4 })) },
    });
    const { tally } = (await get('/api/v1/worklist', await cookieOf('sponsor'))).json<{
      tally: Record<string, unknown>[];
    }>();
    expect(tally.map(({ done, dropped }) => [done, dropped])).toContainEqual([
      { shown: false, reason: 'small-group' },
      { shown: true, value: 0 },
    ]);
  });

  it('are seven at most in the navigation of every role, and how we count is always within reach', async () => {
    const { get, cookieOf } = await sampleDashboard();
    for (const role of roles) {
      const path =
        role === 'admin' ? '/sources' : role === 'manager' || role === 'sponsor' ? '/silos' : '/how-we-count';
      const { body } = await get(path, await cookieOf(role));
      const [, nav = ''] = /<nav aria-label="Pages">(.*?)<\/nav>/s.exec(body) ?? [];
      const links = nav.match(/<a /g) ?? [];
      expect([links.length >= 1, links.length <= 7]).toEqual([true, true]);
      expect(body.match(/<a [^>]*href="\/how-we-count"/g)).not.toBeNull();
      if (path === '/silos') expect(nav).toMatch(/href="\/adoption" aria-current="page"/);
    }
  });
});
