// The ledger's running totals, kept beside the entries they count so that both move in one transaction.
import type { Clock } from '../../core/clock.ts';
import type { LedgerSide } from '../../core/outcome.ts';
import type { LedgerCell, LedgerRow } from '../../store/rows/ledger.ts';
import { balanceOf, totalDifference, type Balance } from './balance.ts';
import type { Environment, LedgerKey } from './environment.ts';

export interface LedgerTotal {
  n: number;
  version: number;
}

/** So many more of these. */
export interface LedgerDelta extends LedgerCell {
  n: number;
}

export interface LedgerTotals {
  /** Adds to the totals, durably. Whatever is `refused` was received as well: it never reaches the inbox. */
  add(deltas: readonly LedgerDelta[]): Promise<void>;
  /** The same inside a transaction that is already open. */
  addWithin(deltas: readonly LedgerDelta[]): void;
  /** Totals the store has not been told yet. */
  unmirrored(limit: number): LedgerRow[];
  /** The store has these; a total that moved meanwhile stays on the list. */
  mirrored(rows: readonly LedgerRow[]): Promise<void>;
  /** Sums of one origin, or of all, by outcome. */
  byOutcome(origin?: string): Record<LedgerSide, number>;
  /** Both sides of the ledger per hour, feed and origin, and what neither an outcome nor the inbox accounts for. */
  balance(): Balance[];
  /** The difference over all of them: 0, or something is wrong. Cheap enough to be asked all the time. */
  difference(): number;
  /** Drops what was counted in hours before `hour`, where it balances and the store has all of it. */
  prune(hour: number): Promise<void>;
}

export function createLedgerTotals(environment: Environment, clock: Clock): LedgerTotals {
  const { transactions, ledger, unmirrored } = environment;

  function addWithin(deltas: readonly LedgerDelta[]): void {
    for (const delta of deltas) {
      addOne(delta);
      if (delta.outcome === 'refused') addOne({ ...delta, outcome: 'received', reason: '' });
    }
  }

  function addOne(delta: LedgerDelta): void {
    const key = keyOf(delta);
    const before = ledger.get(key) ?? { n: 0, version: 0 };
    // Never below the clock, so that totals begun afresh in a new inbox win over those of a lost one.
    const version = Math.max(before.version + 1, clock.now());
    void ledger.put(key, { n: before.n + delta.n, version });
    void unmirrored.put(key, version);
  }

  return {
    addWithin,
    async add(deltas) {
      if (deltas.length > 0)
        await transactions.run(() => {
          addWithin(deltas);
        });
    },
    unmirrored(limit) {
      const rows: LedgerRow[] = [];
      for (const { key } of unmirrored.getRange({ limit })) {
        const total = ledger.get(key);
        if (total !== undefined) rows.push({ ...cellOf(key), ...total });
      }
      return rows;
    },
    async mirrored(rows) {
      await transactions.run(() => {
        for (const row of rows) {
          const key = keyOf(row);
          if (unmirrored.get(key) === row.version) void unmirrored.remove(key);
        }
      });
    },
    byOutcome(origin) {
      const sums = { received: 0, stored: 0, duplicate: 0, quarantined: 0, refused: 0, erased: 0 };
      const range = origin === undefined ? {} : { start: fromOrigin(origin), end: afterOrigin(origin) };
      for (const { key, value } of ledger.getRange(range)) {
        sums[key[3] as LedgerSide] += value.n;
      }
      return sums;
    },
    balance: () => balanceOf(environment),
    difference: () => totalDifference(environment),
    async prune(hour) {
      await transactions.run(() => {
        const kept = new Set(
          [...unmirrored.getKeys()].map(([origin, within, source]) => cellId(origin, within, source)),
        );
        for (const { origin, hour: within, source, received, settled } of balanceOf(environment)) {
          if (received !== settled) kept.add(cellId(origin, within, source));
        }
        for (const key of [...ledger.getKeys()]) {
          if (key[1] < hour && !kept.has(cellId(key[0], key[1], key[2]))) void ledger.remove(key);
        }
      });
    },
  };
}

/** Both sides of one hour, feed and origin go together. */
function cellId(origin: string, hour: number, source: string): string {
  return JSON.stringify([origin, hour, source]);
}

function keyOf({ origin, hour, source, outcome, reason }: LedgerCell): LedgerKey {
  return [origin, hour, source, outcome, reason];
}

function cellOf([origin, hour, source, outcome, reason]: LedgerKey): LedgerCell {
  return { origin, hour, source, outcome: outcome as LedgerSide, reason };
}

function fromOrigin(origin: string): LedgerKey {
  return [origin, 0, '', '', ''];
}

function afterOrigin(origin: string): LedgerKey {
  return [origin, Number.MAX_VALUE, '', '', ''];
}
