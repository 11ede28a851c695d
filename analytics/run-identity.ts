// A run's name: the same window, parameters, inputs and code always give the same one, and so the same bytes.
import { collectRows } from '../store/collect-rows.ts';
import { createHash } from 'node:crypto';
import { uuidFromHash, type Day } from '../core/ids.ts';
import { packageVersion } from '../core/package-root.ts';
import type { DayWindow } from '../core/windows.ts';
import { inputsFingerprint, type InputsFingerprint } from '../store/queries/inputs-fingerprint.ts';
import type { Store } from '../store/store.ts';
import { firstTieDayOf, type Moments } from './effects/read-moments.ts';
import { firstThreadDay, type MeasuredObjective } from './objectives/read-objectives.ts';
import type { AnalysisParameters } from './parameters.ts';

/** Raised whenever the same inputs give other results. */
const analysisRevision = 6;

export interface RunIdentity {
  run: string;
  window: DayWindow;
  parameters: AnalysisParameters;
  inputs: InputsFingerprint;
  codeVersion: string;
  /** First day whose threads are read. */
  threadsFrom: Day;
}

export interface IdentityOptions {
  window: DayWindow;
  parameters: AnalysisParameters;
  objectives: readonly MeasuredObjective[];
  moments: Moments;
}

export async function identifyRun(
  store: Store,
  { window, parameters, objectives, moments }: IdentityOptions,
): Promise<RunIdentity> {
  const threadsFrom = firstThreadDay(objectives, window);
  const tiesFrom = firstTieDayOf(moments, window);
  const [inputs] = await collectRows(
    store.stream(inputsFingerprint, { to: window.to, tiesFrom, threadsFrom }),
  );
  if (inputs === undefined) throw new RangeError('the store answered no fingerprint');
  const identity = { window, parameters, inputs, codeVersion: `${packageVersion}+${analysisRevision}` };
  return { run: nameOf(identity), ...identity, threadsFrom };
}

function nameOf(identity: Omit<RunIdentity, 'run' | 'threadsFrom'>): string {
  return uuidFromHash(createHash('sha256').update(sortedJson(identity)).digest('hex'));
}

/** JSON with keys in alphabetical order at every depth. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
