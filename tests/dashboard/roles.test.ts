// Each role's pages and JSON hold what the role may see and nothing else.
import { beforeAll, describe, expect, it } from 'vitest';
import { everyAnswer, everyPage, textOf } from '../support/page-text.ts';
import { sampleDashboard, type SampleDashboard } from '../support/sample-dashboard.ts';
import { sampleCommunities, sampleNames } from '../support/sample-rows.ts';

/** Small tables whose every part is under k somewhere, and one figure that must never appear. */
const communities = sampleCommunities().map((community, index) =>
  index % 2 === 0 ? { ...community, members: 40, tookPart: 1 + (index % 4), onlyRead: 3 } : community,
);
const giveaway = 77_777;

let sample: SampleDashboard;
beforeAll(async () => {
  sample = await sampleDashboard({
    communities,
    answers: {
      'recent-activity': () => [
        {
          contributors: 3,
          contributions: giveaway,
          only_readers: 2,
          week_contributors: 1,
          week_contributions: giveaway,
        },
      ],
    },
  });
});

const headcounts = new Set([
  'members',
  'tookPart',
  'onlyRead',
  'resting',
  'contributors',
  'weekContributors',
  'people',
  'entitled',
  'responders',
  'newlyReached',
  'lost',
  'reached',
]);

/** Every headcount shown in an answer, wherever it stands. */
function headcountsIn(value: unknown, key = ''): number[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => headcountsIn(item, key));
  if (typeof value !== 'object' || value === null) return [];
  if ('shown' in value && 'value' in value && headcounts.has(key)) return [Number(value.value)];
  return Object.entries(value).flatMap(([name, inner]) => headcountsIn(inner, name));
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const fewPeople =
  /(?<![\d.,:–-])[1-4] (?:people|persons?|members?|colleagues?|personnes?|membres?|collègues?|only read|ont)\b/;

describe.each(['sponsor', 'manager'] as const)('the %s', (role) => {
  it('sees no headcount under five in JSON', async () => {
    const cookie = await sample.cookieOf(role);
    let seen = 0;
    for (const path of everyAnswer) {
      const reply = await sample.get(path, cookie);
      if (reply.statusCode !== 200) continue;
      const counts = headcountsIn(reply.json());
      seen += counts.length;
      expect(counts.filter((count) => count > 0 && count < 5)).toEqual([]);
      expect(reply.body).not.toContain(String(giveaway));
    }
    expect(seen).toBeGreaterThan(100);
  });

  it.each(['en', 'fr'])('sees no headcount under five in words (%s)', async (language) => {
    const cookie = await sample.cookieOf(role);
    for (const path of everyPage) {
      const reply = await sample.get(`${path}?lang=${language}`, cookie);
      expect(textOf(reply.body)).not.toMatch(fewPeople);
      expect(reply.body.replace(/\D/g, '')).not.toContain(String(giveaway).repeat(2));
      expect(reply.body).not.toContain('77,777');
    }
  });

  it('sees no pseudonym of a person', async () => {
    const cookie = await sample.cookieOf(role);
    for (const path of [...everyPage, ...everyAnswer]) {
      const { body } = await sample.get(path, cookie);
      const found = (body.match(uuid) ?? []).filter((id) => id.startsWith('00000000'));
      expect(found).toEqual([]);
    }
  });
});

describe('the sponsor', () => {
  it('never sees a name, nor a picture or figure of persons', async () => {
    const cookie = await sample.cookieOf('sponsor');
    for (const path of [...everyPage, ...everyAnswer]) {
      const { body } = await sample.get(path, cookie);
      for (const name of sampleNames) expect(body).not.toContain(name);
      expect(body).not.toContain('network-picture');
    }
    expect((await sample.get('/shortlist', cookie)).statusCode).toBe(403);
    expect((await sample.get('/api/v1/communities/slack%3AT024%3AC001', cookie)).json()).toMatchObject({
      network: null,
      shortlist: false,
    });
  });
});

describe('the manager', () => {
  it('sees names on the shortlist and beside the network, and each look is logged', async () => {
    const fresh = await sampleDashboard();
    const cookie = await fresh.cookieOf('manager');
    const { body } = await fresh.get('/communities/slack%3AT024%3AC001/shortlist', cookie);
    expect(body).toContain('Odette Carafon');
    expect(body).toContain('Not in the directory');
    expect(body).not.toContain('@example.org');
    await fresh.get('/communities/slack%3AT024%3AC001', cookie);
    await fresh.get('/api/v1/shortlist', cookie);
    expect(fresh.store.inserted.get('tablee.reveals')).toMatchObject([
      { role: 'manager', page: 'shortlist', community: 'slack:T024:C001', people: 8 },
      { role: 'manager', page: 'network', community: 'slack:T024:C001', people: 5 },
      { role: 'manager', page: 'shortlist', community: '', people: 10 },
    ]);
  });

  it('of some communities sees names of these only', async () => {
    const cookie = await sample.cookieOf('manager', ['slack:T024:C001']);
    const status = async (path: string) => (await sample.get(path, cookie)).statusCode;
    expect(await status('/communities/slack%3AT024%3AC001/shortlist')).toBe(200);
    expect(await status('/communities/slack%3AT024%3AC002/shortlist')).toBe(403);
    expect(await status('/shortlist')).toBe(403);
    const other = await sample.get('/api/v1/communities/slack%3AT024%3AC002', cookie);
    expect(other.json()).toMatchObject({ network: null, shortlist: false });
  });

  it('shows no names when the log of names cannot be written', async () => {
    const fresh = await sampleDashboard();
    fresh.store.insert = () => Promise.reject(new Error('disk full'));
    const reply = await fresh.get('/shortlist', await fresh.cookieOf('manager'));
    expect(reply.statusCode).toBe(500);
    expect(reply.body).not.toContain('Odette');
  });
});

describe('the administrator', () => {
  it('sees sources and no figure about people', async () => {
    const cookie = await sample.cookieOf('admin');
    for (const path of [...everyPage, ...everyAnswer]) {
      const reply = await sample.get(path, cookie);
      const open = path.endsWith('/sources') || path.endsWith('/how-we-count');
      expect(reply.statusCode).toBe(path === '/' ? 303 : open ? 200 : 403);
    }
  });
});

describe('nobody', () => {
  it('sees anything without a session', async () => {
    for (const path of everyPage) expect((await sample.get(path)).statusCode).toBe(401);
    const reply = await sample.get('/api/v1/overview');
    expect(reply.statusCode).toBe(401);
    expect(reply.json()).toMatchObject({ code: 'not-signed-in', status: 401 });
  });
});
