// Group commit: whatever is waiting when a transaction begins goes into it, and is acknowledged when it is on disk.
import { TableeError } from '../../core/errors.ts';
import type { Entry } from '../accepted.ts';
import { createTally } from '../loader/tally.ts';
import { isDiskFull } from './ballast.ts';
import { countOf, encoded, type EncodedEntry } from './entry-codec.ts';
import { readCursor, type Environment, type SequenceRange } from './environment.ts';
import { gatherEntries, type Brought, type Gathered } from './gather-entries.ts';
import type { ImportProgress } from './import-progress.ts';
import type { LedgerDelta, LedgerTotals } from './ledger-totals.ts';
import type { Room } from './room.ts';
import type { WaitingBytes } from './waiting-bytes.ts';

/** On disk, or refused because the backlog has used up its budget; then nothing of it was kept. */
export type Appended = ({ kind: 'appended' } & SequenceRange) | { kind: 'full' };

/** Written in the same transaction as the entries. */
export interface Alongside {
  progress?: { id: string; value: ImportProgress };
  ledger?: readonly LedgerDelta[];
  /** History rather than live events: it waits first. */
  bulk?: boolean;
}

interface Waiting extends Brought {
  alongside: Alongside | undefined;
  resolve(appended: Appended): void;
  reject(error: unknown): void;
}

/**
 * Entries as they are, or in their bytes already. Resolves when they are on disk.
 * @throws TableeError `INBOX_WRITE` from the first flush on that failed for another reason than a full disk.
 */
export type Append = (entries: readonly (Entry | EncodedEntry)[], alongside?: Alongside) => Promise<Appended>;

export function createAppend(
  environment: Environment,
  ledger: LedgerTotals,
  room: Room,
  waitingBytes: Pick<WaitingBytes, 'forget'>,
  onBroken: (failure: TableeError) => void = () => undefined,
): Append {
  let waiting: Waiting[] = [];
  let committing = false;
  let broken: TableeError | undefined;

  async function commitAll(): Promise<void> {
    while (waiting.length > 0) {
      await commitGroup();
      // Whoever was just acknowledged may append again before the next transaction begins.
      await new Promise(setImmediate);
    }
    committing = false;
  }

  async function commitGroup(): Promise<void> {
    let group: readonly Waiting[] = [];
    try {
      const appended = await environment.transactions.run(() => {
        group = [...group, ...takeWaiting()];
        return writeAll(gatherEntries(group));
      });
      waitingBytes.forget();
      for (const one of group) one.resolve(appended.get(one) ?? { kind: 'full' });
    } catch (cause) {
      const failure = writeFailure(cause);
      if (!failure.retryable) {
        broken = failure;
        onBroken(failure);
      }
      // Of a transaction that could not begin, all of them.
      for (const one of [...group, ...takeWaiting()]) {
        if (failure.retryable) one.resolve({ kind: 'full' });
        else one.reject(failure);
      }
    }
  }

  function takeWaiting(): Waiting[] {
    const taken = waiting;
    waiting = [];
    return taken;
  }

  /** What cannot be put into bytes is the end of the appends it came with, not of the others. */
  function bytesOf({ entries, owners }: Gathered<Waiting>): EncodedEntry[] | undefined {
    try {
      return entries.map(encoded);
    } catch (error) {
      for (const one of owners) one.reject(error);
      return undefined;
    }
  }

  /**
   * Inside the transaction: sequences are given here, so that several processes may append. First come, first served:
   * who is not among those returned found no room.
   */
  function writeAll(gathered: readonly Gathered<Waiting>[]): Map<Waiting, Appended> {
    const { loaded, ...end } = readCursor(environment);
    const appended = new Map<Waiting, Appended>();
    const received = createTally();
    for (const part of gathered) {
      const entries = bytesOf(part);
      if (entries === undefined) continue;
      const bytes = entries.reduce((sum, entry) => sum + entry.bytes.length, 0);
      if (!room.fits(bytes, end.bytes, part.owners[0]?.bulk)) continue;
      let from = end.next;
      for (const one of part.owners) {
        const to = one.entries.reduce((seq, entry) => seq + countOf(entry), from);
        writeAlongside(one.alongside);
        appended.set(one, { kind: 'appended', from, to });
        from = to;
      }
      for (const entry of entries) {
        received.count(entry, 'received', '', entry.count);
        void environment.entries.put(end.next, entry.bytes);
        end.next += entry.count;
      }
      end.bytes += bytes;
    }
    ledger.addWithin(received.deltas());
    void environment.cursor.put('cursor', { ...end, loaded });
    return appended;
  }

  function writeAlongside({ progress, ledger: deltas = [] }: Alongside = {}): void {
    if (progress !== undefined) void environment.imports.put(progress.id, progress.value);
    ledger.addWithin(deltas);
  }

  return (given, alongside) =>
    new Promise((resolve, reject) => {
      if (broken !== undefined) {
        reject(broken);
        return;
      }
      // An empty entry would take up room that no loader ever gives back.
      const entries = given.filter((entry) => countOf(entry) > 0);
      waiting.push({ entries, bulk: alongside?.bulk ?? false, alongside, resolve, reject });
      if (committing) return;
      committing = true;
      setImmediate(() => void commitAll());
    });
}

/** A full disk empties again. Any other failed flush is final for this process: what it left on the disk is unknown. */
function writeFailure(cause: unknown): TableeError {
  const retryable = isDiskFull(cause);
  return new TableeError('the inbox could not be written', { code: 'INBOX_WRITE', retryable, cause });
}
