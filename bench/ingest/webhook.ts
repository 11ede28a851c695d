// Signed webhook requests against `tablee serve`: acknowledged, then queryable.
import { setTimeout as pause } from 'node:timers/promises';
import { createLog } from '../../core/log.ts';
import { openStore } from '../../store/open-store.ts';
import { eventsStored } from './events-stored.ts';
import type { LoadOrder, LoadReport } from './load.ts';
import { costsOf, inProcess, newPlace, serve, tablee } from './processes.ts';

export interface WebhookFigures {
  events: number;
  refused: number;
  acknowledgedPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** From the first request until a count through FINAL saw the last event. */
  queryablePerSecond: number;
  cpuMicrosPerEvent: { server: number; kitchen: number; engine: number; load: number };
  peakMb: { server: number; kitchen: number; engine: number };
}

type Load = Pick<LoadOrder, 'batch' | 'seconds' | 'connections' | 'eventsPerSecond'>;

const pollMs = 100;
const patienceMs = 300_000;
/** Caches filled and code compiled before anything is timed. */
const warmUpSeconds = 2;

export async function measureWebhook(load: Load, nodeArgs: readonly string[] = []): Promise<WebhookFigures> {
  const place = newPlace();
  const secret = tablee(place, 'source', 'add', 'bench');
  const served = await serve(place, nodeArgs);
  const store = await openStore({ dataDir: place.dataDir, log: createLog('warn') });
  const order = { ...load, port: served.port, secret };

  async function untilStored(events: number): Promise<void> {
    const deadline = performance.now() + patienceMs;
    while ((await eventsStored(store)) < events) {
      if (performance.now() > deadline) throw new Error(`not all of ${events} events were stored in time`);
      await pause(pollMs);
    }
  }

  try {
    const warm = await post({ ...order, seconds: warmUpSeconds, first: 0 });
    await untilStored(warm.acknowledged);
    const before = costsOf(served);
    const started = performance.now();
    const report = await post({ ...order, first: 100_000_000 });
    await untilStored(warm.acknowledged + report.acknowledged);
    const seconds = (performance.now() - started) / 1_000;
    const after = costsOf(served);
    const perEvent = (cpuSeconds: number) => (cpuSeconds / report.acknowledged) * 1e6;
    return {
      events: report.acknowledged,
      refused: report.refused,
      acknowledgedPerSecond: report.acknowledged / report.seconds,
      p50Ms: report.p50Ms,
      p99Ms: report.p99Ms,
      queryablePerSecond: report.acknowledged / seconds,
      cpuMicrosPerEvent: {
        server: perEvent(after.server.cpuSeconds - before.server.cpuSeconds),
        kitchen: perEvent(after.kitchen.cpuSeconds - before.kitchen.cpuSeconds),
        engine: perEvent(after.engine.cpuSeconds - before.engine.cpuSeconds),
        load: perEvent(report.cpuSeconds),
      },
      peakMb: {
        server: after.server.peakMb,
        kitchen: after.kitchen.peakMb,
        engine: after.engine.peakMb,
      },
    };
  } finally {
    await store.close();
    await served.stop();
    place.remove();
  }
}

function post(order: LoadOrder) {
  return inProcess<LoadReport>('load', order);
}
