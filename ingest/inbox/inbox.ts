// The inbox: what has been accepted and is on disk, waiting to be stored (design §2).
import type { Clock } from '../../core/clock.ts';
import type { TableeError } from '../../core/errors.ts';
import { beginReceived } from './begin-received.ts';
import { createAppend, type Append } from './append.ts';
import { createBallast, type Ballast } from './ballast.ts';
import { openEnvironment, readCursor, type Environment } from './environment.ts';
import { createImportBook, type ImportBook } from './import-progress.ts';
import { createLedgerTotals, type LedgerTotals } from './ledger-totals.ts';
import { createLoaderBook, thisProcess, type Identity, type LoaderBook } from './loader-book.ts';
import { readStretch, type Stretch } from './read-stretch.ts';
import { createRoom, diskOf, type Budget } from './room.ts';
import { createSeenKeys, type SeenKeys } from './seen-keys.ts';
import type { StoredSource } from './stored-source.ts';
import { rememberWaitingBytes } from './waiting-bytes.ts';
import { createTokenTable, type TokenTable } from './tokens.ts';

export interface Backlog {
  /** Items accepted and not yet stored. */
  items: number;
  bytes: number;
  /** Sequence after the newest accepted item. */
  next: number;
  /** Everything below is stored. */
  loaded: number;
}

/** Where webhook sources are kept. */
export interface SourceTable {
  all(): StoredSource[];
  /** Reads one, changes it, writes it, in one transaction; `change` returns nothing to leave it as it is. */
  change(
    name: string,
    change: (before: StoredSource | undefined) => StoredSource | undefined,
  ): Promise<boolean>;
}

export interface Inbox {
  /** Made with the environment: sequences of two inboxes are never taken for one another. */
  id: string;
  /** Resolves when the entries are on disk, or with `full` when nothing of them was kept. */
  append: Append;
  /** Resolves when the disk has failed: a new process has to see what is on it. */
  broken: Promise<TableeError>;
  /** Cheap answer to "is it worth reading this request at all?". */
  isFull(): boolean;
  /** Whether there is room for history besides live events. */
  takesBulk(): boolean;
  ballast: Ballast;
  backlog(): Backlog;
  read(from: number, limit: { maxItems?: number; to?: number }): Stretch;
  seen: SeenKeys;
  ledger: LedgerTotals;
  loader: LoaderBook;
  imports: ImportBook;
  sources: SourceTable;
  /** Tokens of identity providers (SCIM). */
  tokens: TokenTable;
  close(): Promise<void>;
}

export interface InboxOptions {
  /** Folder of the LMDB environment; made when missing. */
  path: string;
  clock: Clock;
  budget?: Partial<Budget>;
  /** Which process this is; tests pretend. */
  identity?: Identity;
}

const defaultBudget: Budget = { maxBytes: 8 * 2 ** 30 };

export function openInbox({ path, clock, budget, identity = thisProcess }: InboxOptions): Inbox {
  const environment = openEnvironment(path);
  const room = createRoom({ ...defaultBudget, ...budget }, () => diskOf(path));
  const ledger = createLedgerTotals(environment, clock);
  beginReceived(environment, ledger);
  const waiting = rememberWaitingBytes(environment);
  const seen = createSeenKeys(environment);
  let tellBroken: (failure: TableeError) => void = () => undefined;
  const broken = new Promise<TableeError>((resolve) => {
    tellBroken = resolve;
  });
  return {
    id: environment.id,
    append: createAppend(environment, ledger, room, waiting, tellBroken),
    broken,
    isFull: () => room.isFull(waiting.read()),
    takesBulk: () => room.takesBulk(waiting.read()),
    ballast: createBallast(path, () => room.disk()),
    backlog() {
      const { next, loaded, bytes } = readCursor(environment);
      return { items: next - loaded, bytes, next, loaded };
    },
    read: (from, limit) => readStretch(environment, from, limit, clock.now()),
    seen,
    ledger,
    loader: createLoaderBook(environment, ledger, clock, identity),
    imports: createImportBook(environment),
    sources: createSourceTable(environment),
    tokens: createTokenTable(environment),
    async close() {
      await seen.close();
      await environment.root.close();
      await environment.seen.close();
    },
  };
}

function createSourceTable({ transactions, sources }: Environment): SourceTable {
  return {
    all: () => [...sources.getRange()].map(({ value }) => value),
    change: (name, change) =>
      transactions.run(() => {
        const after = change(sources.get(name));
        if (after !== undefined) void sources.put(name, after);
        return after !== undefined;
      }),
  };
}
