// Brings in CloudEvents at hand: the sample company, or another program's.
import { realWait, type Wait } from '../wait.ts';
import { createFeeder, type FeederParts } from './feeder.ts';
import { faultsKept, importReport, rowFault, type ImportReport, type RowFault } from './report.ts';
import { createSurvey } from './survey.ts';

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
  const survey = createSurvey();
  const feeder = createFeeder(
    { ...parts, wait },
    {
      source,
      onAccepted: (item) => {
        survey.see(item);
      },
    },
  );
  const faults: RowFault[] = [];
  for await (const event of events) {
    const fault = await feeder.feed(event);
    const { rows, accepted } = feeder.progress;
    if (fault !== undefined && faults.length < faultsKept) {
      faults.push(rowFault(`event ${rows}`, fault));
    }
    if (rows % reportEvery === 0) onProgress?.({ rows, accepted });
  }
  const to = await feeder.finish();
  return importReport(feeder, faults, survey.result(), to);
}
