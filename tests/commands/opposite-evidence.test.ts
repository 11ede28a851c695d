// Companies that give an analysis nothing, or too little, to go by: pages say what is missing and never say nonsense.
import { fastify } from 'fastify';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAnalysis } from '../../analytics/run-analysis.ts';
import { createInlinePool } from '../../analytics/workers/pool.ts';
import { explainCommunity } from '../../commands/explain-community.ts';
import { addDays } from '../../core/windows.ts';
import { createDashboard, routerOptions } from '../../dashboard/app.ts';
import { createLoginLinks } from '../../dashboard/login-links.ts';
import { openStore } from '../../store/open-store.ts';
import { refreshRollUps } from '../../store/roll-ups/refresh-roll-ups.ts';
import type { Store } from '../../store/store.ts';
import { tell, tellCompany, to, type Told } from '../analytics/small-company.ts';
import { textOf } from '../support/page-text.ts';
import { sampleKeys, sampleSealer } from '../support/sample-dashboard.ts';
import { silentLog } from '../support/silent-log.ts';

const clock = { now: () => Date.parse(`${to}T06:00:00Z`) };
const pages = ['/', '/communities', '/objectives', '/adoption', '/silos', '/shortlist', '/how-we-count'];

interface Case {
  company: string;
  tells: (store: Store) => Promise<void>;
  /** Sentences, by page. */
  says: Record<string, string[]>;
  timezone?: string;
}

/** One event a day, by whom and where the day says. */
const daily = (days: number, of: (day: number) => Partial<Told>): Told[] =>
  Array.from({ length: days }, (_, i) => ({
    id: i + 1,
    day: addDays(to, i - days),
    by: 1,
    verb: 'post',
    community: 'kitchen',
    ...of(i),
  }));

const telling = (told: Told[]) => async (store: Store) => {
  await tell(store, told);
  await refreshRollUps(store);
};

const cases: Case[] = [
  {
    company: 'empty',
    tells: () => Promise.resolve(),
    says: {
      '/': ['No community is known yet', 'The room will be here'],
      '/adoption': ['Nobody is entitled yet', 'still wait, or none was opened', 'Needs two periods'],
      '/silos': ['this page needs a directory with departments'],
    },
  },
  {
    company: 'one person',
    tells: telling(daily(200, () => ({}))),
    says: {
      '/adoption': ['Fewer than 5 of fewer than 5 people entitled', 'No directory was imported'],
      '/communities/kitchen': ['it has fewer than 5 members'],
      '/silos': ['this page needs a directory with departments'],
    },
  },
  {
    company: 'one community',
    tells: telling(daily(300, (i) => ({ by: 1 + (i % 9) }))),
    says: {
      '/': ['1 of 1 community is lively or warming'],
      '/communities': ['1 community with a first contribution. Fewer than thirty'],
      '/communities/kitchen': ['Risk that nobody contributes in the next eight weeks: low', 'Borrowed:'],
    },
  },
  {
    company: 'all bots',
    tells: telling(daily(200, (i) => ({ by: 50 + (i % 7), bot: true }))),
    says: {
      '/': ['0 of 1 community are lively or warming'],
      '/adoption': ['Nobody is entitled yet'],
      '/communities/kitchen': ['nobody but its hosts has contributed since'],
    },
  },
  {
    company: 'a month without feed',
    tells: telling(daily(330, (i) => ({ by: 1 + (i % 9) })).slice(0, 300)),
    says: {
      '/communities/kitchen': ['Nothing at all has come in from its tool since 23 October 2026'],
    },
  },
  {
    company: 'far from Greenwich, over both changes of the clocks',
    timezone: 'America/New_York',
    tells: async (store) => {
      await tellCompany(store);
    },
    says: { '/adoption': ['11 of 29 people entitled contributed', 'working hours'] },
  },
  {
    company: 'a directory with 0 rows',
    tells: (store) => tellCompany(store, { withDirectory: false }),
    says: {
      '/adoption': ['of 22 people entitled', 'No directory was imported'],
      '/silos': ['this page needs a directory with departments'],
    },
  },
];

describe.each(cases)('$company', ({ tells, says, timezone = 'Europe/Paris' }) => {
  it('is analysed, and every page says what there is and what is missing', async () => {
    const store = await openStore({
      dataDir: mkdtempSync(join(tmpdir(), 'tablee-opposite-')),
      log: silentLog,
      engine: { memoryMb: 600 },
    });
    try {
      await tells(store);
      await runAnalysis({
        store,
        to,
        pool: createInlinePool(),
        clock,
        log: silentLog,
        parameters: { timezone },
      });
      const read = await reader(store, timezone);
      for (const page of new Set([...pages, ...Object.keys(says)])) {
        for (const language of ['en', 'fr']) {
          const { statusCode, text } = await read(page, language);
          expect([page, statusCode]).toEqual([page, 200]);
          expect(text.match(/.{0,30}(NaN|Infinity|undefined|\[object).{0,30}/g) ?? []).toEqual([]);
        }
        const { text } = await read(page, 'en');
        for (const sentence of says[page] ?? []) expect(text.toLowerCase()).toContain(sentence.toLowerCase());
      }
      if ('/communities/kitchen' in says)
        expect((await explainCommunity(store, 'kitchen'))?.join('\n')).not.toMatch(/NaN|undefined|null/);
    } finally {
      await store.close();
    }
  });
});

/** The manager of everything reads a page. */
async function reader(store: Store, timezone: string) {
  const app = fastify({ routerOptions });
  await app.register(
    createDashboard({
      store,
      keys: sampleKeys,
      sealer: sampleSealer,
      clock,
      config: { k: 5, timezone, language: 'en' },
    }),
  );
  await app.ready();
  const links = createLoginLinks({ keys: sampleKeys, clock });
  const signedIn = await app.inject({ url: links.make({ role: 'manager', hosts: 'all' }) });
  const [cookie] = [signedIn.headers['set-cookie']].flat();
  return async (page: string, language: string) => {
    const headers = { accept: 'text/html', cookie: cookie?.split(';')[0] ?? '' };
    const { statusCode, body } = await app.inject({ url: `${page}?lang=${language}`, headers });
    return { statusCode, text: textOf(body) };
  };
}
