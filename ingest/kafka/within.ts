// Bounds a wait for somebody else's work; the work itself goes on.
import type { Wait } from '../wait.ts';

/** What the work comes to, or `late`. */
export async function within<T>(work: Promise<T>, ms: number, wait: Wait): Promise<T | 'late'> {
  const over = new AbortController();
  try {
    return await Promise.race([work, wait(ms, over.signal).then(() => 'late' as const)]);
  } finally {
    over.abort();
  }
}
