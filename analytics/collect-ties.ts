// Who responded to whom in the window, read once for everything that looks at ties.
import { tiesInWindow } from '../store/queries/ties-in-window.ts';
import type { Analysis } from './analysis.ts';
import { createTieCollector, type TieCollector } from './graph/tie-graph.ts';

export async function collectTies({ store, window, parameters, progress }: Analysis): Promise<TieCollector> {
  const ties = createTieCollector({ ...parameters, to: window.to, shared: true });
  let done = 0;
  progress({ stage: 'ties', done, total: 0 });
  for await (const block of store.columns(tiesInWindow, window)) {
    ties.addColumns(block);
    progress({ stage: 'ties', done: (done += block.rows), total: 0 });
  }
  return ties;
}
