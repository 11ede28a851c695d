// What a page needs to answer its question: the store, the gate, the day it is, and the log of names shown.
import type { Day } from '../../core/ids.ts';
import type { Store } from '../../store/store.ts';
import type { Gate } from '../gate.ts';
import type { SourceDesk } from '../source-desk.ts';

export interface Asking {
  store: Store;
  gate: Gate;
  /** Who runs ingest, where this process does. */
  desk: SourceDesk | undefined;
  nowMs: number;
  today: Day;
  /** Opens a sealed directory entry; empty when it cannot be read. */
  nameOf: (sealed: string) => string;
  /** Logs that names are shown; resolves before they are. */
  reveal: (page: string, community: string, people: number) => Promise<void>;
}
