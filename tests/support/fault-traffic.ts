// Traffic of a tool that tries again until it is acknowledged, and the oracle: what was acknowledged is counted once.
import { setTimeout as pass } from 'node:timers/promises';
import { Type } from 'typebox';
import { expect } from 'vitest';
import type { Store } from '../../store/store.ts';
import { signedRequest } from './signed-request.ts';

const batch = 20;
const contentType = 'application/cloudevents-batch+json';

export interface Traffic {
  /** Events acknowledged so far. */
  readonly acknowledged: number;
  /** Answers by status; 0 stands for no answer at all. */
  readonly answers: ReadonlyMap<number, number>;
  /** Resolves when `n` more events are acknowledged. */
  more(n: number): Promise<void>;
  /** Ends after the batch in hand is acknowledged. */
  stop(): Promise<void>;
}

export interface TrafficOptions {
  /** Where the server is now; it may move when it is started again. */
  address: () => string;
  secret: string;
  /** Name of the source. */
  source?: string;
  /** Between two batches. */
  pauseMs?: number;
}

/** The n-th event of a source: ids and content depend on nothing else. */
export function faultEvent(source: string, n: number): object {
  return {
    specversion: '1.0',
    id: `e${n}`,
    source: `/${source}`,
    type: 'org.tablee.interaction.v1',
    time: new Date(Date.UTC(2026, 0, 5, 10) + n * 1_000).toISOString(),
    data: {
      actor: { id: `faults:t:${n % 97}` },
      verb: 'post',
      community: { id: 'faults:t:hall' },
      object: { id: `o${n}` },
    },
  };
}

/** Sends batches one after the other, the same one again until it is acknowledged. */
export function startTraffic({ address, secret, source = 'faults', pauseMs = 0 }: TrafficOptions): Traffic {
  const answers = new Map<number, number>();
  let acknowledged = 0;
  let stopped = false;

  async function send(first: number): Promise<number> {
    const events = Array.from({ length: batch }, (_, i) => faultEvent(source, first + i));
    const request = signedRequest(secret, JSON.stringify(events), {
      id: `${source}-${first}`,
      at: Date.now(),
      contentType,
    });
    const signal = AbortSignal.timeout(10_000);
    const response = await fetch(`${address()}/v1/events`, { method: 'POST', signal, ...request }).catch(
      () => undefined,
    );
    await response?.arrayBuffer().catch(() => undefined);
    return response?.status ?? 0;
  }

  async function run(): Promise<void> {
    while (!stopped) {
      const status = await send(acknowledged);
      answers.set(status, (answers.get(status) ?? 0) + 1);
      if (status === 202) acknowledged += batch;
      await pass(status === 202 ? pauseMs : 50);
    }
  }

  const running = run();
  return {
    get acknowledged() {
      return acknowledged;
    },
    answers,
    async more(n) {
      const enough = acknowledged + n;
      await expect
        .poll(() => acknowledged, { timeout: 120_000, interval: 20 })
        .toBeGreaterThanOrEqual(enough);
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}

/** Events of each source as figures see them, and as the ledger counts them. */
const counts = {
  name: 'counts',
  params: Type.Object({}),
  row: Type.Object({
    source: Type.String(),
    events: Type.Integer(),
    keys: Type.Integer(),
    stored: Type.Integer(),
  }),
  sql: `
    SELECT i.source AS source, i.events AS events, i.keys AS keys, l.stored AS stored
    FROM (SELECT source, count() AS events, uniqExact(key) AS keys FROM tablee.interactions FINAL GROUP BY source) AS i
    LEFT JOIN (SELECT source, sumIf(n, outcome = 'stored') AS stored FROM tablee.ledger FINAL GROUP BY source) AS l USING source
    ORDER BY source`,
};

/** Waits until every source has exactly so many events, each once, and the ledger says the same. */
export async function expectCountedOnce(store: Store, expected: Readonly<Record<string, number>>) {
  const rows = Object.entries(expected)
    .map(([source, n]) => ({ source, events: n, keys: n, stored: n }))
    .sort((a, b) => (a.source < b.source ? -1 : 1));
  await expect
    .poll(() => store.query(counts, {}).catch(() => []), { timeout: 120_000, interval: 250 })
    .toEqual(rows);
}
