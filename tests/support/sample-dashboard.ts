// The dashboard on sample rows, for tests of pages and for looking at them.
import { fastify, type FastifyInstance } from 'fastify';
import type { Clock } from '../../core/clock.ts';
import type { Role, Viewer } from '../../core/gate.ts';
import { keysFrom } from '../../core/keys.ts';
import { createSealer } from '../../core/sealing.ts';
import { createDashboard, routerOptions, type DashboardParts } from '../../dashboard/app.ts';
import { createLoginLinks, type LoginLinks } from '../../dashboard/login-links.ts';
import { createFakeStore, type Answers, type FakeStore } from './fake-store.ts';
import { sampleDesk } from './sample-desk.ts';
import { sampleAnswers, sampleNow, type SampleOptions } from './sample-rows.ts';

export const sampleKeys = keysFrom(Buffer.alloc(32, 7));
export const sampleSealer = createSealer(sampleKeys);

export type Reply = Awaited<ReturnType<FastifyInstance['inject']>>;

export interface SampleDashboard {
  app: FastifyInstance;
  store: FakeStore;
  links: LoginLinks;
  /** The cookie of a session of this role. */
  cookieOf: (role: Role, hosts?: Viewer['hosts']) => Promise<string>;
  get: (url: string, cookie?: string, headers?: Record<string, string>) => Promise<Reply>;
}

export interface SampleDashboardOptions extends Omit<SampleOptions, 'sealer'> {
  /** Rows in place of the sample's, by query. */
  answers?: Answers;
  clock?: Clock;
  parts?: Partial<DashboardParts>;
}

export async function sampleDashboard({
  answers = {},
  clock = { now: () => sampleNow },
  parts = {},
  ...options
}: SampleDashboardOptions = {}): Promise<SampleDashboard> {
  const store = createFakeStore({ ...sampleAnswers({ ...options, sealer: sampleSealer }), ...answers });
  const links = createLoginLinks({ keys: sampleKeys, clock });
  const app = fastify({ routerOptions });
  await app.register(
    createDashboard({
      store,
      keys: sampleKeys,
      sealer: sampleSealer,
      clock,
      config: { k: 5, timezone: 'Europe/Paris', language: 'en' },
      desk: sampleDesk(clock.now()),
      ...parts,
    }),
  );
  await app.ready();
  return {
    app,
    store,
    links,
    async cookieOf(role, hosts = role === 'manager' ? 'all' : []) {
      const reply = await app.inject({ url: links.make({ role, hosts }) });
      const [cookie] = [reply.headers['set-cookie']].flat();
      return cookie?.split(';')[0] ?? '';
    },
    get: async (url, cookie = '', headers = {}) =>
      app.inject({ url, headers: { accept: 'text/html', ...headers, cookie } }),
  };
}
