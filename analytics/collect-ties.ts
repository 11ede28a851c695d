// Who responded to whom in the window, streamed once for everything that looks at ties.
import { tiesInWindow } from '../store/queries/ties-in-window.ts';
import type { Analysis } from './analysis.ts';
import { createTieCollector, type TieCollector } from './graph/tie-graph.ts';

export async function collectTies({ store, window, parameters, progress }: Analysis): Promise<TieCollector> {
  const ties = createTieCollector({ ...parameters, to: window.to, shared: true });
  let done = 0;
  progress({ stage: 'ties', done, total: 0 });
  for await (const block of store.stream(tiesInWindow, window)) {
    ties.add(block);
    progress({ stage: 'ties', done: (done += block.length), total: 0 });
  }
  return ties;
}
