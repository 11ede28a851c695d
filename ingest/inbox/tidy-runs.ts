// Keeps the runs of the index few, behind whoever puts keys into it.
import { isDiskFull } from './ballast.ts';
import type { KeyEntries } from './key-entry.ts';
import { writeRun } from './key-run.ts';
import { mergedSlices, runsToMerge } from './merge-runs.ts';
import type { RunBook } from './run-book.ts';

export interface Tidier {
  /** To be waited for before keys are put. @throws what went wrong behind the last put. */
  ready(): Promise<void>;
  /** Merges what there is to merge; returns at once. */
  tidy(): void;
  /** Ends the merge in hand, of which nothing is kept. */
  stop(): Promise<void>;
}

export function createTidier(book: RunBook): Tidier {
  const stopping = new AbortController();
  const isStopped = () => stopping.signal.aborted;
  let swept = false;
  let tidying: Promise<void> | undefined;
  let failure: unknown;

  async function mergeAll(): Promise<void> {
    for (;;) {
      const few = runsToMerge(book.listed());
      if (few.length === 0 || isStopped()) return;
      const { name, path } = book.newRun();
      const most = few.reduce((sum, { count }) => sum + count, 0);
      const count = await writeRun(path, whileWanted(mergedSlices(few.map((run) => book.runOf(run)))), most);
      // A file that was never listed is swept away by whoever puts keys next.
      if (isStopped() || !(await book.enlist({ name, count }, few))) return;
    }
  }

  function* whileWanted(slices: Iterable<KeyEntries>): Generator<KeyEntries> {
    for (const slice of slices) {
      if (isStopped()) return;
      yield slice;
    }
  }

  return {
    async ready() {
      if (failure !== undefined) throw failure as Error;
      if (!swept) await book.sweep();
      swept = true;
    },
    tidy() {
      tidying ??= mergeAll()
        .catch((error: unknown) => {
          // More runs than need be are no harm: the next batch tries again.
          if (!isDiskFull(error)) failure = error;
        })
        .finally(() => (tidying = undefined));
    },
    async stop() {
      stopping.abort();
      await tidying;
    },
  };
}
