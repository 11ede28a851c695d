// tablee serve: the door and the pages here; loading and analysis in the kitchen, a process of its own.
import { fastify, LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { House } from '../main.ts';
import { createDashboard, routerOptions } from '../dashboard/app.ts';
import { createLoginLinks } from '../dashboard/login-links.ts';
import type { Carrier } from '../ingest/inbox/carrier.ts';
import { scimEndpoint, scimPath } from '../ingest/scim/endpoint.ts';
import { createScimTokens } from '../ingest/scim/tokens.ts';
import { tools } from '../ingest/tools/tools.ts';
import { eventsEndpoint } from '../ingest/webhook/events-endpoint.ts';
import { createExaminers } from '../ingest/webhook/examiners.ts';
import { toolEndpoint } from '../ingest/webhook/tool-endpoint.ts';
import { createDesk } from './desk.ts';
import { listen } from './listen.ts';
import { addMetrics } from './metrics.ts';
import { say, strong } from './output.ts';
import { startKitchen } from './start-kitchen.ts';

/** The parts that may run in processes of their own. */
export type Part = 'ingest' | 'dashboard';

export interface Serving {
  app: FastifyInstance;
  /** Where people open it. */
  address: string;
  stop(): Promise<void>;
}

/** Starts the given parts on one port; the caller decides when to stop. */
export async function startServing(
  house: House,
  parts: readonly Part[] = ['ingest', 'dashboard'],
): Promise<Serving> {
  const { config, inbox, sources, health, pipeline, clock, log } = house;
  const loggerInstance: FastifyBaseLogger = log;
  const trustProxy = config.publicUrl !== undefined;
  const logController = new LogController({ disableRequestLogging: true });
  const app = fastify({ loggerInstance, logController, trustProxy, routerOptions });
  const ingest = parts.includes('ingest');
  addMetrics(app, { ...house, topics: createDesk(house).topics });
  if (ingest) {
    const carrier: Carrier = house.kafka?.openCarrier() ?? inbox;
    const examiners = createExaminers({
      ...house,
      timezone: config.timezone,
      retentionMonths: config.retentionMonths,
    });
    app.addHook('onClose', () => examiners.close());
    const door = {
      inbox: { ...carrier, ledger: inbox.ledger },
      sources,
      health,
      pipeline,
      clock,
      log,
    };
    await app.register(eventsEndpoint, { ...door, examine: examiners.examine });
    await app.register(toolEndpoint, { ...door, tools });
    house.kafka?.consume();
    const tokens = createScimTokens(inbox.tokens, clock);
    await app.register(scimEndpoint, { ...house, tokens, prefix: scimPath });
  }
  if (parts.includes('dashboard')) await app.register(createDashboard(dashboardParts(house)));
  const listening = await listen(app, config.host, config.port);
  const kitchen = ingest ? startKitchen(house) : undefined;
  const address = config.publicUrl ?? listening;
  return {
    app,
    address,
    async stop() {
      await app.close();
      await kitchen?.stop();
    },
  };
}

export async function serveCommand(house: House, parts?: readonly Part[]): Promise<void> {
  const serving = await startServing(house, parts);
  say(`${strong('Tablée')} is open at ${serving.address}`);
  if (parts?.includes('dashboard') ?? true) sayLoginLinks(house, serving.address);
  const failure = await Promise.race([untilAskedToStop(), house.inbox.broken]);
  await serving.stop();
  if (failure !== undefined) throw failure;
}

/** One-time links, one a role, for the person at the console. */
export function sayLoginLinks({ keys, clock }: House, address: string): void {
  const links = createLoginLinks({ keys, clock });
  say('Log in with a link; each works once, for fifteen minutes:');
  for (const role of ['sponsor', 'manager', 'admin'] as const) {
    say(`  ${role.padEnd(8)} ${address}${links.make({ role, hosts: role === 'manager' ? 'all' : [] })}`);
  }
}

export function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        resolve();
      });
  });
}

function dashboardParts(house: House) {
  const { store, keys, sealer, config, clock, log } = house;
  const desk = createDesk(house);
  return { store, keys, sealer, clock, log, desk, config: { ...config, k: config.smallestGroup } };
}
