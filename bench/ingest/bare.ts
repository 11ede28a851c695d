// The yardstick of the webhook: the same requests, signed alike, against a server that only checks and answers.
import { newSecret } from '../../ingest/signatures/standard-webhooks.ts';
import type { BareOrder, BareReport } from './bare-server.ts';
import type { LoadOrder, LoadReport } from './load.ts';
import { costOf, inProcess, startProcess } from './processes.ts';

export interface BareFigures {
  acknowledgedPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  cpuMicrosPerEvent: { server: number; load: number };
}

type Load = Pick<LoadOrder, 'batch' | 'seconds' | 'connections'>;

const warmUpSeconds = 1;

export async function measureBare(load: Load): Promise<BareFigures> {
  const secret = newSecret();
  const {
    report: served,
    pid,
    stop,
  } = await startProcess<BareReport>('bare-server', {
    secret,
  } satisfies BareOrder);
  try {
    const order: LoadOrder = { ...load, port: served.port, secret, first: 0 };
    await inProcess<LoadReport>('load', { ...order, seconds: warmUpSeconds });
    const before = costOf(pid).cpuSeconds;
    const report = await inProcess<LoadReport>('load', order);
    const perEvent = (cpuSeconds: number) => (cpuSeconds / report.acknowledged) * 1e6;
    return {
      acknowledgedPerSecond: report.acknowledged / report.seconds,
      p50Ms: report.p50Ms,
      p99Ms: report.p99Ms,
      cpuMicrosPerEvent: {
        server: perEvent(costOf(pid).cpuSeconds - before),
        load: perEvent(report.cpuSeconds),
      },
    };
  } finally {
    stop();
  }
}
