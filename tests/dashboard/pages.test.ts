// Every page answers its question, in both languages, with or without figures.
import { beforeAll, describe, expect, it } from 'vitest';
import { everyPage, textOf } from '../support/page-text.ts';
import { storeDown } from '../support/store-down.ts';
import { sampleDesk } from '../support/sample-desk.ts';
import { sampleDashboard, type SampleDashboard } from '../support/sample-dashboard.ts';
import { sampleNow } from '../support/sample-rows.ts';

let sample: SampleDashboard;
let manager: string;
beforeAll(async () => {
  sample = await sampleDashboard();
  manager = await sample.cookieOf('manager');
});

const questions = [
  { path: '/', en: 'Are people coming to the table?', fr: 'Vient‑on s’asseoir à table\u00a0?' },
  { path: '/objectives', en: 'Will we reach the objectives?', fr: 'Atteindrons‑nous les objectifs\u00a0?' },
  {
    path: '/effects',
    en: 'What did campaigns and gatherings change?',
    fr: 'Qu’ont changé les campagnes et les rencontres\u00a0?',
  },
  { path: '/worklist', en: 'What is to be done', fr: 'Qu’y a‑t‑il à faire' },
  { path: '/communities', en: 'Which tables are alive', fr: 'Quelles tables vivent' },
  {
    path: '/communities/slack%3AT024%3AC001',
    en: 'How is “Customer cases” doing?',
    fr: 'Comment va «\u00a0Customer cases\u00a0»\u00a0?',
  },
  {
    path: '/communities/slack%3AT024%3AC001/shortlist',
    en: 'Whom should we invite for',
    fr: 'Qui inviter pour',
  },
  {
    path: '/shortlist',
    en: 'Whom should we invite as ambassadors?',
    fr: 'Qui inviter comme ambassadeurs\u00a0?',
  },
  { path: '/adoption', en: 'How far have people come?', fr: 'Jusqu’où sont‑ils venus' },
  { path: '/silos', en: 'Do people meet across departments?', fr: 'Se parle' },
  { path: '/how-we-count', en: 'How do we count?', fr: 'Comment comptons‑nous\u00a0?' },
];

describe('a page', () => {
  it.each(questions)('$path asks its question in English and French', async ({ path, en, fr }) => {
    const english = await sample.get(`${path}?lang=en`, manager);
    const french = await sample.get(`${path}?lang=fr`, manager);
    expect(english.statusCode).toBe(200);
    expect(english.body).toContain('<html lang="en"');
    expect(textOf(english.body)).toContain(en);
    expect(french.body).toContain('<html lang="fr"');
    expect(textOf(french.body)).toContain(fr);
  });

  it('answers with numbers from the rows', async () => {
    const text = textOf((await sample.get('/', manager)).body);
    expect(text).toMatch(/\d+ of 60 communities are lively or warming; \d+ stand empty\./);
    expect(text).toContain('of 1,201 people entitled took part in the last four weeks');
    expect(text).toContain('“Twenty lively communities” is off track: 9 of 20, due 31 March 2027.');
    expect(text).toContain('Complete until 22 November 2026.');
  });

  it('shows an event that came in after the analysis', async () => {
    const { body } = await sample.get('/communities/slack%3AT024%3AC020', manager);
    expect(textOf(body)).toMatch(/Last interaction on 23 November 2026 at \d\d:\d\d\./);
    expect(textOf(body)).toMatch(/people contributed in the last 28 days, \d+ times/);
  });

  it('lists every community, and keeps filters and order in the address', async () => {
    const rows = (body: string) => body.split('<tbody>')[1]?.split('</tbody>')[0]?.split('<tr>').length ?? 0;
    const all = await sample.get('/communities', manager);
    const empty = await sample.get('/communities?state=empty&sort=members&dir=desc', manager);
    expect(rows(all.body) - 1).toBe(60);
    expect(rows(empty.body) - 1).toBeGreaterThan(0);
    expect(rows(empty.body)).toBeLessThan(rows(all.body));
    expect(empty.body).toContain('aria-sort="descending"');
    expect(textOf((await sample.get('/communities?state=nonsense', manager)).body)).toContain(
      '60 communities',
    );
  });

  it('has the figures of every chart in a table, without scripts', async () => {
    const { body } = await sample.get('/', manager);
    expect(body).toContain('Show the figures');
    expect(body.match(/<th scope="row">\d+ \w+ \d{4}<\/th>/g)).toHaveLength(52);
  });

  it('says what is missing while nothing has come in', async () => {
    const desk = sampleDesk(sampleNow, { sources: () => [], balances: () => [] });
    const empty = await sampleDashboard({ empty: true, parts: { desk } });
    const cookie = await empty.cookieOf('manager');
    for (const path of [
      '/',
      '/communities',
      '/worklist',
      '/objectives',
      '/shortlist',
      '/adoption',
      '/silos',
      '/how-we-count',
    ]) {
      expect((await empty.get(path, cookie)).statusCode).toBe(200);
    }
    const text = textOf((await empty.get('/', cookie)).body);
    expect(text).toContain('No analysis has run yet');
    expect(text).toContain('The room will be here');
    expect(text).toContain('No objective is declared yet');
    const admin = await empty.cookieOf('admin');
    expect(textOf((await empty.get('/sources', admin)).body)).toContain('No source is connected yet');
  });

  it('tells the administrator which source is silent and why events were kept aside', async () => {
    const text = textOf((await sample.get('/sources', await sample.cookieOf('admin'))).body);
    expect(text).toContain('/discourse/forum has been silent for more than two days');
    expect(text).toContain('same identity as an earlier event, other content');
    expect(text).toContain('/data/verb');
  });

  it('is not found when there is no such community', async () => {
    expect((await sample.get('/communities/nowhere', manager)).statusCode).toBe(404);
    expect((await sample.get('/communities/nowhere/shortlist', manager)).statusCode).toBe(404);
    expect((await sample.get('/nowhere', manager)).statusCode).toBe(404);
  });

  it('says when an analysis is running or has failed', async () => {
    const running = await sampleDashboard({ parts: { analysisState: () => 'running' } });
    const failed = await sampleDashboard({ parts: { analysisState: () => 'failed' } });
    expect((await running.get('/', await running.cookieOf('sponsor'))).body).toContain(
      'An analysis is running',
    );
    expect((await failed.get('/', await failed.cookieOf('sponsor'))).body).toContain(
      'The last analysis failed',
    );
  });

  it('fails politely while the store does not answer, and says so in JSON to programs', async () => {
    const down = await sampleDashboard({ answers: { 'latest-run': storeDown } });
    const cookie = await down.cookieOf('manager');
    const page = await down.get('/', cookie);
    expect(page.statusCode).toBe(503);
    expect(page.headers['retry-after']).toBe('5');
    expect(textOf(page.body)).toContain('Events are still accepted and nothing is lost');
    const json = await down.get('/api/v1/overview', cookie);
    expect(json.headers['content-type']).toContain('application/problem+json');
    expect(json.json()).toMatchObject({ status: 503, code: 'store-unreachable' });
  });

  it('carries headers that keep it to itself', async () => {
    for (const path of everyPage) {
      const { headers } = await sample.get(path, manager);
      expect(headers['content-security-policy']).toContain("default-src 'self'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cache-control']).toMatch(/no-cache|no-store/);
    }
  });

  it('sends nothing twice: the same page is answered 304', async () => {
    const first = await sample.get('/objectives', manager);
    const again = await sample.get('/objectives', manager, { 'if-none-match': String(first.headers.etag) });
    expect(again.statusCode).toBe(304);
  });
});
