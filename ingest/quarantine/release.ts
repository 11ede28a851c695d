// Lifts the hold on a source and takes in what it sent meanwhile, in the order it came.
import type { Loader } from '../loader/loader.ts';
import type { Sources } from '../sources/sources.ts';
import { realWait, type Wait } from '../wait.ts';
import { replayQuarantine, type ReplayParts, type ReplayReport } from './replay.ts';

export interface ReleaseParts extends ReplayParts {
  sources: Pick<Sources, 'release'>;
  loader: Pick<Loader, 'drained'>;
  wait?: Wait;
}

/** Within this another process has noticed that the hold is lifted. */
const noticedMs = 1_500;
/** What is on its way to quarantine is waited for no longer than this; later arrivals can be replayed by hand. */
const patienceMs = 15_000;

/**
 * Also replays what is left over from a release that was interrupted.
 * @throws OperatorError `SOURCE_UNKNOWN`.
 */
export async function releaseSource(name: string, by: string, parts: ReleaseParts): Promise<ReplayReport> {
  const { sources, loader, inbox, wait = realWait } = parts;
  if (await sources.release(name)) {
    await wait(noticedMs);
    await Promise.race([loader.drained(inbox.backlog().next), wait(patienceMs)]);
  }
  return replayQuarantine({ source: `/${name}`, code: 'held' }, by, parts);
}
