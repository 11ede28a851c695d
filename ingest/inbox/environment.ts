// The LMDB environment of the inbox and its tables, and the one of its index. Several processes may have it open.
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { open, type Database, type RootDatabase } from 'lmdb';
import type { ImportProgress } from './import-progress.ts';
import type { LedgerTotal } from './ledger-totals.ts';
import { separateIndex } from './separate-index.ts';
import type { StoredSource } from './stored-source.ts';
import { syncFolder } from './sync-folder.ts';
import type { StoredToken } from './tokens.ts';
import { createTransactions, type Transactions } from './transactions.ts';

/** How far the inbox has come. */
export interface Cursor {
  /** Sequence the next accepted item gets. */
  next: number;
  /** Everything below is stored. */
  loaded: number;
  /** Bytes of the entries between the two. */
  bytes: number;
}

export interface SequenceRange {
  from: number;
  /** Exclusive. */
  to: number;
}

/** Whoever may load; written anew with every batch. */
export interface Lease {
  id: string;
  pid: number;
  host: string;
  renewed: number;
}

export type LedgerKey = [origin: string, hour: number, source: string, outcome: string, reason: string];

export interface Environment {
  root: RootDatabase;
  /** The only way to write to all tables but `seen`. */
  transactions: Transactions;
  path: string;
  /** Made with the environment. */
  id: string;
  /** Its id, since when `ledger` is kept on both sides, and that the index of seen keys lies apart. */
  about: Database<string, 'id' | 'ledger' | 'index'>;
  /** First sequence of an entry → the encoded entry. */
  entries: Database<Buffer, number>;
  /**
   * Event key → fingerprint and sequence. In an environment of its own: a batch of keys takes long to write, and
   * appends wait for whoever writes to theirs.
   */
  seen: RootDatabase<Buffer, Buffer>;
  /** The only way to write to `seen`. */
  seenTransactions: Transactions;
  cursor: Database<Cursor, 'cursor'>;
  loading: Database<SequenceRange, 'loading'>;
  lease: Database<Lease, 'lease'>;
  ledger: Database<LedgerTotal, LedgerKey>;
  /** Totals the store has not been told yet, with the version to tell. */
  unmirrored: Database<number, LedgerKey>;
  imports: Database<ImportProgress, string>;
  sources: Database<StoredSource, string>;
  tokens: Database<StoredToken[], 'scim'>;
}

/**
 * Opens the tables. Commits are classic LMDB commits: pages, `fdatasync`, meta page, `fdatasync`, and only then is the
 * promise of a transaction kept. The library's overlapping flush would keep it earlier; its gathering of an event turn's
 * writes leaves a promise that nobody could see fail.
 */
const classic = { overlappingSync: false, eventTurnBatching: false } as const;

export function openEnvironment(path: string): Environment {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const root = open({ path, ...classic, maxDbs: 16, encoding: 'json' });
  const transactions = createTransactions(root, path);
  const index = join(path, 'index');
  const seen = open<Buffer, Buffer>({ path: index, ...classic, ...binary });
  const seenTransactions = createTransactions(seen, index);
  const tables = transactions.runSync(() => openTables(root));
  const { about } = tables;
  if (about.get('index') === undefined) separateIndex({ root, transactions, about, seen, seenTransactions });
  const id = transactions.runSync(() => about.get('id') ?? made(about));
  for (const folder of [index, path, dirname(path)]) syncFolder(folder);
  return { root, transactions, path, id, seen, seenTransactions, ...tables };
}

/** Made where they are missing, hence within a transaction. */
function openTables(root: RootDatabase) {
  return {
    about: root.openDB<string, 'id' | 'ledger' | 'index'>({ name: 'about', encoding: 'json' }),
    entries: root.openDB<Buffer, number>({ name: 'entries', encoding: 'binary' }),
    cursor: root.openDB<Cursor, 'cursor'>({ name: 'cursor', encoding: 'json' }),
    loading: root.openDB<SequenceRange, 'loading'>({ name: 'loading', encoding: 'json' }),
    lease: root.openDB<Lease, 'lease'>({ name: 'lease', encoding: 'json' }),
    ledger: root.openDB<LedgerTotal, LedgerKey>({ name: 'ledger', encoding: 'json' }),
    unmirrored: root.openDB<number, LedgerKey>({ name: 'unmirrored', encoding: 'json' }),
    imports: root.openDB<ImportProgress, string>({ name: 'imports', encoding: 'json' }),
    sources: root.openDB<StoredSource, string>({ name: 'sources', encoding: 'json' }),
    tokens: root.openDB<StoredToken[], 'scim'>({ name: 'tokens', encoding: 'json' }),
  };
}

const binary = { encoding: 'binary', keyEncoding: 'binary' } as const;

function made(about: Environment['about']): string {
  const id = randomUUID();
  about.putSync('id', id);
  return id;
}

const start: Cursor = { next: 1, loaded: 1, bytes: 0 };

export function readCursor({ cursor }: Pick<Environment, 'cursor'>): Cursor {
  return cursor.get('cursor') ?? start;
}
