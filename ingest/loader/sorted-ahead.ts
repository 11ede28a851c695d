// Chooses the next stretch; while one is being stored, the one after it is read and sorted already.
import type { Inbox } from '../inbox/inbox.ts';
import type { Stretch } from '../inbox/read-stretch.ts';
import { classify } from './classify.ts';
import type { Refused, SortedStretch } from './store-stretch.ts';

export interface SortedAhead {
  /** The stretch to store now, written down as begun; nothing when the inbox is empty. */
  take(): Promise<SortedStretch | undefined>;
  /** Sorts what follows this one, while it is being stored. */
  prepare(current: SortedStretch): void;
  /**
   * Waits until this one is stored. What was sorted ahead is forgotten when that fails, and when the store refused
   * something: that may come again, so it is not to count as seen.
   */
  settle(storing: Promise<Refused>): Promise<void>;
}

/** Far behind, batches are up to so many times wider: what each costs once is shared by more, and parts are merged less. */
const widest = 4;

export function sortedAhead(
  inbox: Pick<Inbox, 'backlog' | 'read' | 'loader' | 'seen'>,
  maxItems: number,
): SortedAhead {
  let ahead: Promise<SortedStretch> | undefined;

  /** Half of what waits: the other half is sorted while these are stored. */
  function widthFor(waiting: number): number {
    return Math.min(widest * maxItems, Math.max(maxItems, Math.ceil(waiting / 2)));
  }

  async function sort(stretch: Stretch, before?: SortedStretch): Promise<SortedStretch> {
    return { stretch, sorted: await classify(stretch, inbox.seen, before?.sorted) };
  }

  /** A stretch that had begun is loaded again as it was; another process may have loaded what was sorted ahead. */
  async function chosen(): Promise<SortedStretch> {
    const begun = inbox.loader.begun();
    if (begun !== undefined) return sort(inbox.read(begun.from, { to: begun.to }));
    const { loaded } = inbox.backlog();
    const prepared = await ahead;
    if (prepared?.stretch.from === loaded) return prepared;
    // Nothing is stored while this one is sorted.
    return sort(inbox.read(loaded, { maxItems }));
  }

  return {
    async take() {
      const next = await chosen();
      ahead = undefined;
      const { from, to } = next.stretch;
      if (from === to) return undefined;
      await inbox.loader.begin({ from, to });
      return next;
    },
    prepare(current) {
      const { to } = current.stretch;
      const waiting = inbox.backlog().next - to;
      // A smaller one is better left to grow.
      if (waiting < maxItems) return;
      ahead = sort(inbox.read(to, { maxItems: widthFor(waiting) }), current);
      ahead.catch(() => undefined);
    },
    async settle(storing) {
      const kept = ahead;
      ahead = undefined;
      const refused = await storing;
      if (refused.size === 0) ahead = kept;
    },
  };
}
