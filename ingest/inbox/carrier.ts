// Where the door leaves what it accepted: the inbox itself, or a topic on the way to it.
import type { Entry } from '../accepted.ts';
import type { Alongside } from './append.ts';
import type { EncodedEntry } from './entry-codec.ts';

export interface Carrier {
  /** Resolves when the entries are on stable storage, or with `full` when nothing of them was kept. */
  append: (
    entries: readonly (Entry | EncodedEntry)[],
    alongside?: Pick<Alongside, 'ledger' | 'bulk'>,
  ) => Promise<{ kind: 'appended' | 'full' }>;
  /** Cheap answer to "is it worth reading this request at all?". */
  isFull: () => boolean;
  /** Whether there is room for history besides live events. */
  takesBulk: () => boolean;
}
