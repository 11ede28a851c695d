// Group commit: whatever is waiting when a transaction begins goes into it, and is acknowledged when it is on disk.
import { TableeError } from '../../core/errors.ts';
import type { Entry } from '../accepted.ts';
import { createTally } from '../loader/tally.ts';
import { isDiskFull } from './ballast.ts';
import { encoded, type EncodedEntry } from './entry-codec.ts';
import { readCursor, type Environment, type SequenceRange } from './environment.ts';
import { gatherEntries } from './gather-entries.ts';
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

interface Waiting {
  entries: readonly EncodedEntry[];
  bytes: number;
  alongside: Alongside | undefined;
  resolve(appended: Appended): void;
  reject(error: unknown): void;
}

/** Entries as they are, or in their bytes already. */
export type Append = (entries: readonly (Entry | EncodedEntry)[], alongside?: Alongside) => Promise<Appended>;

export function createAppend(
  environment: Environment,
  ledger: LedgerTotals,
  room: Room,
  waitingBytes: Pick<WaitingBytes, 'forget'>,
): Append {
  let waiting: Waiting[] = [];
  let committing = false;
  let broken: TableeError | undefined;

  async function commitAll(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      await commitGroup(group);
      // Whoever was just acknowledged may append again before the next transaction begins.
      await new Promise(setImmediate);
    }
    committing = false;
  }

  async function commitGroup(group: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await environment.transactions.run(() => writeGroup(group));
      waitingBytes.forget();
      group.forEach((one, index) => {
        one.resolve(outcomes[index] ?? { kind: 'full' });
      });
    } catch (cause) {
      const failure = writeFailure(cause);
      if (!failure.retryable) broken = failure;
      for (const one of group) {
        if (failure.retryable) one.resolve({ kind: 'full' });
        else one.reject(failure);
      }
    }
  }

  /** Inside the transaction: sequences are given here, so that several processes may append. */
  function writeGroup(group: readonly Waiting[]): Appended[] {
    const { loaded, ...end } = readCursor(environment);
    const outcomes = new Map<Waiting, Appended>();
    const received = createTally();
    for (const { entries, owners } of gatherEntries(fitting(group, end.bytes))) {
      let from = end.next;
      for (const one of owners) {
        const to = one.entries.reduce((seq, { count }) => seq + count, from);
        for (const entry of one.entries) received.count(entry, 'received', '', entry.count);
        writeAlongside(one.alongside);
        outcomes.set(one, { kind: 'appended', from, to });
        from = to;
      }
      for (const { bytes, count } of entries) {
        void environment.entries.put(end.next, bytes);
        end.next += count;
        end.bytes += bytes.length;
      }
    }
    ledger.addWithin(received.deltas());
    void environment.cursor.put('cursor', { ...end, loaded });
    return group.map((one) => outcomes.get(one) ?? { kind: 'full' });
  }

  /** Those for whom there is room, first come, first served. */
  function fitting(group: readonly Waiting[], bytes: number): Waiting[] {
    let sum = bytes;
    return group.filter((one) => {
      const fits = room.fits(one.bytes, sum, one.alongside?.bulk);
      if (fits) sum += one.bytes;
      return fits;
    });
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
      const entries = given.map(encoded).filter(({ count }) => count > 0);
      const bytes = entries.reduce((sum, entry) => sum + entry.bytes.length, 0);
      waiting.push({ entries, bytes, alongside, resolve, reject });
      if (committing) return;
      committing = true;
      setImmediate(() => void commitAll());
    });
}

/** A full disk empties again. Any other failed flush is final: what it left on the disk is unknown. */
function writeFailure(cause: unknown): TableeError {
  const retryable = isDiskFull(cause);
  return new TableeError('the inbox could not be written', { code: 'INBOX_WRITE', retryable, cause });
}
