// A store that is tried again while it says that trying again may help; everything else passes through.
import { TableeError } from '../../core/errors.ts';
import type { Store } from '../../store/store.ts';
import type { Wait } from '../wait.ts';

export interface RetryParts {
  wait: Wait;
  /** Uniform in [0, 1), for full jitter. */
  random: () => number;
  signal: AbortSignal;
  /** Before each new try. @throws to give up. */
  beforeRetry: (error: TableeError, attempt: number) => Promise<void>;
}

const shortestMs = 200;
/** Short enough that a store that is back is noticed within a breath, long enough to be no burden on a sick one. */
const longestMs = 5_000;

type Writer = Pick<Store, 'insert' | 'command'>;

export function retryingStore(store: Store, parts: RetryParts): Store {
  const writer: Writer = {
    insert: (table, rows, options) => withRetry(() => store.insert(table, rows, options), parts),
    command: (statement) => withRetry(() => store.command(statement), parts),
  };
  return {
    query: (definition, params) => store.query(definition, params),
    stream: (definition, params) => store.stream(definition, params),
    columns: (definition, params) => store.columns(definition, params),
    ping: () => store.ping(),
    close: () => store.close(),
    ...writer,
  };
}

async function withRetry(
  attempt: () => Promise<void>,
  { wait, random, signal, beforeRetry }: RetryParts,
): Promise<void> {
  for (let failures = 1; ; failures++) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (!(error instanceof TableeError) || !error.retryable || signal.aborted) throw error;
      await wait(random() * backoffMs(failures), signal);
      await beforeRetry(error, failures);
    }
  }
}

/** Doubles up to a few seconds; the wait is drawn between nothing and this. */
export function backoffMs(failures: number): number {
  return Math.min(longestMs, shortestMs * 2 ** (failures - 1));
}
