// The dashboard: pages and their JSON on one store, as a Fastify plugin that whoever listens registers.
import { existsSync } from 'node:fs';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import etag from '@fastify/etag';
import formbody from '@fastify/formbody';
import fastifyStatic from '@fastify/static';
import type { Clock } from '../core/clock.ts';
import type { Keys } from '../core/keys.ts';
import type { Sealer } from '../core/sealing.ts';
import { createCalendar } from '../core/windows.ts';
import { openName } from '../store/rows/directory.ts';
import { reveals } from '../store/rows/reveals.ts';
import type { Store } from '../store/store.ts';
import { addPage } from './answer-routes.ts';
import { assetsFolder, readAssets } from './assets.ts';
import { addDecisionRoutes } from './decision-routes.tsx';
import { addDeskRoutes } from './desk-routes.tsx';
import { addDoors } from './doors.ts';
import { createFormTokens } from './form-token.ts';
import type { Language } from './format.ts';
import { addHealth } from './health.ts';
import { createLoginLinks, type Guest } from './login-links.ts';
import { addOpenApi } from './open-api.ts';
import { pages } from './pages.tsx';
import { answerErrors, createRefuse } from './refusals.tsx';
import { createRenderer, type AnalysisState } from './render.tsx';
import { addSecurityHeaders } from './security-headers.ts';
import { addSessions } from './session.ts';
import type { SourceDesk } from './source-desk.ts';

export interface DashboardConfig {
  /** Smallest group shown; never below five. */
  k: number;
  timezone: string;
  /** When a reader states none. */
  language: Language;
  /** The address people open, when a proxy stands in front. */
  publicUrl?: string | undefined;
  /** Cookies for HTTPS only; by default when `publicUrl` says https. */
  secureCookies?: boolean;
}

export interface DashboardParts {
  store: Store;
  keys: Keys;
  sealer: Sealer;
  config: DashboardConfig;
  clock: Clock;
  analysisState?: () => AnalysisState;
  /** Hands sources and quarantine to the administrator; absent where this process does not take events in. */
  desk?: SourceDesk;
}

/** Ids of communities stand in addresses, percent-encoded; Fastify's own limit is 100 characters. */
export const routerOptions = { maxParamLength: 1000 } as const;

/** @throws OperatorError `ASSETS_MISSING` when stylesheet and scripts were not built. */
export function createDashboard(parts: DashboardParts): FastifyPluginAsync {
  const assets = readAssets();
  const { keys, clock, config } = parts;
  const secureCookies = config.secureCookies ?? config.publicUrl?.startsWith('https:') ?? false;
  const tokens = createFormTokens(keys);
  const calendar = createCalendar(config.timezone);
  const renderer = createRenderer({
    ...config,
    assets,
    secureCookies,
    today: () => calendar.dayOf(clock.now()),
    analysisState: parts.analysisState ?? (() => 'idle'),
    tokens,
  });
  const refuse = createRefuse(renderer);
  return async (app) => {
    await addSecurityHeaders(app, secureCookies);
    await app.register(compress);
    await app.register(etag);
    await app.register(formbody);
    await app.register(cookie);
    await addSessions(app, keys, secureCookies);
    await addAssets(app);
    await addOpenApi(app);
    answerErrors(app, refuse);
    addHealth(app, parts.store);
    addDoors(app, { links: createLoginLinks({ keys, clock }), refuse, publicUrl: config.publicUrl });
    const askingFor = (guest: Guest) => askingOf(parts, guest, calendar.dayOf(clock.now()));
    const today = () => calendar.dayOf(clock.now());
    const decisionDesk = { store: parts.store, now: () => clock.now(), today };
    addDecisionRoutes(app, decisionDesk, { renderer, refuse, tokens });
    if (parts.desk !== undefined) addDeskRoutes(app, { desk: parts.desk, renderer, refuse, tokens });
    for (const page of pages) addPage(app, page, { renderer, refuse, k: config.k, askingFor });
  };
}

async function addAssets(app: FastifyInstance): Promise<void> {
  if (!existsSync(assetsFolder)) return;
  await app.register(fastifyStatic, {
    root: assetsFolder,
    prefix: '/assets/',
    serveDotFiles: false,
    immutable: true,
    maxAge: '365d',
  });
}

function askingOf({ store, sealer, clock, desk }: DashboardParts, { role, id }: Guest, today: string) {
  return {
    store,
    desk,
    today,
    nowMs: clock.now(),
    nameOf: (sealed: string) => openName(sealed, sealer).name,
    reveal: (page: string, community: string, people: number) =>
      store.insert(reveals, [{ time: clock.now(), role, viewer: id, page, community, people }]),
  };
}
