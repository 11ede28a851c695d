// Brings in CloudEvents at hand: the sample company, or another program's.
import { realWait, type Wait } from '../wait.ts';
import { createFeeder, type FeederParts } from './feeder.ts';
import { faultsKept, reportOf, type ImportReport, type RowFault } from './report.ts';

export interface ImportEventsParts extends Omit<FeederParts, 'wait'> {
  wait?: Wait;
}

export interface ImportEventsOptions {
  /** The feed's name in the ledger, e.g. `/sample`. */
  source: string;
  onProgress?: (progress: { rows: number; accepted: number }) => void;
}

const reportEvery = 10_000;

/** Resolves when everything is on disk in the inbox; loading goes on (see {@link ImportReport.to}). */
export async function importEvents(
  events: Iterable<unknown> | AsyncIterable<unknown>,
  { wait = realWait, ...parts }: ImportEventsParts,
  { source, onProgress }: ImportEventsOptions,
): Promise<ImportReport> {
  const feeder = createFeeder({ ...parts, wait }, { source });
  const faults: RowFault[] = [];
  for await (const event of events) {
    const fault = await feeder.feed(event);
    const { rows, accepted } = feeder.progress;
    if (fault !== undefined && faults.length < faultsKept) {
      faults.push({ at: `event ${rows}`, code: fault.code, detail: fault.detail });
    }
    if (rows % reportEvery === 0) onProgress?.({ rows, accepted });
  }
  return reportOf(feeder, faults, await feeder.finish());
}
