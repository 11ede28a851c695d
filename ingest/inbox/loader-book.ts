// What the loader writes down: who loads, which stretch is being loaded, and that it is done.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Clock } from '../../core/clock.ts';
import { TableeError } from '../../core/errors.ts';
import { readCursor, type Environment, type Lease, type SequenceRange } from './environment.ts';
import type { Stretch } from './read-stretch.ts';
import type { LedgerDelta, LedgerTotals } from './ledger-totals.ts';

export interface LoaderBook {
  /** Takes or renews the right to load; false while another living process has it. */
  acquire(): Promise<boolean>;
  release(): Promise<void>;
  /** The stretch a loader that died had begun: it is loaded again, exactly. */
  begun(): SequenceRange | undefined;
  /**
   * Durable before the first insert.
   * @throws TableeError `LOADER_SUPERSEDED` when another process has taken over meanwhile.
   */
  begin(range: SequenceRange): Promise<void>;
  /**
   * One transaction: ledger, entries gone, checkpoint, and the stretch is no longer open.
   * @throws TableeError `LOADER_SUPERSEDED` when another process has taken over meanwhile.
   */
  finish(stretch: Stretch, deltas: readonly LedgerDelta[]): Promise<void>;
}

/** Which process this is, as others see it. */
export interface Identity {
  pid: number;
  host: string;
}

export const thisProcess: Identity = { pid: process.pid, host: hostname() };

/** A loader that gave no sign of life for so long counts as dead. */
const leaseMs = 30_000;

export function createLoaderBook(
  environment: Environment,
  ledger: LedgerTotals,
  clock: Clock,
  me: Identity,
): LoaderBook {
  const { transactions, entries, cursor, loading, lease } = environment;
  const id = randomUUID();
  const mine = (): Lease => ({ id, ...me, renewed: clock.now() });
  const renewedLately = () => {
    const holder = lease.get('lease');
    return holder?.id === id && clock.now() - holder.renewed < leaseMs / 3;
  };
  const isMine = () => lease.get('lease')?.id === id;
  /** To be asked within a transaction: what was read before it may be out of date. */
  const isMyTurn = ({ from }: SequenceRange) => isMine() && readCursor(environment).loaded === from;

  return {
    acquire: () =>
      renewedLately()
        ? Promise.resolve(true)
        : transactions.run(() => {
            const holder = lease.get('lease');
            if (holder !== undefined && holder.id !== id && isAlive(holder, me, clock.now())) return false;
            void lease.put('lease', mine());
            return true;
          }),
    release: () =>
      transactions.run(() => {
        if (isMine()) void lease.remove('lease');
      }),
    begun: () => loading.get('loading'),
    async begin(range) {
      const begun = await transactions.run(() => {
        if (!isMyTurn(range)) return false;
        void loading.put('loading', range);
        return true;
      });
      if (!begun) throw superseded();
    },
    async finish(stretch, deltas) {
      const finished = await transactions.run(() => {
        if (!isMyTurn(stretch)) return false;
        const { next, bytes } = readCursor(environment);
        for (const { seq } of stretch.entries) void entries.remove(seq);
        ledger.addWithin(deltas);
        void cursor.put('cursor', { next, loaded: stretch.to, bytes: bytes - stretch.bytes });
        void loading.remove('loading');
        void lease.put('lease', mine());
        return true;
      });
      if (!finished) throw superseded();
    },
  };
}

export function superseded(): TableeError {
  return new TableeError('another process loads this inbox now', { code: 'LOADER_SUPERSEDED' });
}

/** A process that died frees its lease at once; one that hangs, or lives on another host, when the lease runs out. */
function isAlive(holder: Lease, me: Identity, now: number): boolean {
  if (now - holder.renewed >= leaseMs) return false;
  if (holder.host !== me.host) return true;
  // The same number under another id is a predecessor: containers often give every process the same one.
  if (holder.pid === me.pid) return false;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
