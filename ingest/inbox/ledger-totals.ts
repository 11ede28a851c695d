// The ledger's running totals, kept beside the entries they count so that both move in one transaction.
import type { Clock } from '../../core/clock.ts';
import type { LedgerOutcome } from '../../core/outcome.ts';
import type { LedgerCell, LedgerRow } from '../../store/rows/ledger.ts';
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
  /** Adds to the totals, durably. */
  add(deltas: readonly LedgerDelta[]): Promise<void>;
  /** The same inside a transaction that is already open. */
  addWithin(deltas: readonly LedgerDelta[]): void;
  /** Totals the store has not been told yet. */
  unmirrored(limit: number): LedgerRow[];
  /** The store has these; a total that moved meanwhile stays on the list. */
  mirrored(rows: readonly LedgerRow[]): Promise<void>;
  /** Sums of one origin, by outcome. */
  byOutcome(origin: string): Record<LedgerOutcome, number>;
  /** Drops totals of hours before `hour` that the store has. */
  prune(hour: number): Promise<void>;
}

const hourMs = 3_600_000;

/** The hour an instant is counted under. */
export function hourOf(timeMs: number): number {
  return Math.floor(timeMs / hourMs) * hourMs;
}

export function createLedgerTotals(environment: Environment, clock: Clock): LedgerTotals {
  const { root, ledger, unmirrored } = environment;

  function addWithin(deltas: readonly LedgerDelta[]): void {
    const now = clock.now();
    for (const delta of deltas) {
      const key = keyOf(delta);
      const before = ledger.get(key) ?? { n: 0, version: 0 };
      // Never below the clock, so that totals begun afresh in a new inbox win over those of a lost one.
      const version = Math.max(before.version + 1, now);
      void ledger.put(key, { n: before.n + delta.n, version });
      void unmirrored.put(key, version);
    }
  }

  return {
    addWithin,
    async add(deltas) {
      if (deltas.length > 0)
        await root.transaction(() => {
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
      await root.transaction(() => {
        for (const row of rows) {
          const key = keyOf(row);
          if (unmirrored.get(key) === row.version) void unmirrored.remove(key);
        }
      });
    },
    byOutcome(origin) {
      const sums = { stored: 0, duplicate: 0, quarantined: 0, refused: 0, erased: 0 };
      for (const { key, value } of ledger.getRange({ start: fromOrigin(origin), end: afterOrigin(origin) })) {
        sums[key[3] as LedgerOutcome] += value.n;
      }
      return sums;
    },
    async prune(hour) {
      await root.transaction(() => {
        for (const key of [...ledger.getKeys()]) {
          if (key[1] < hour && unmirrored.get(key) === undefined) void ledger.remove(key);
        }
      });
    },
  };
}

function keyOf({ origin, hour, source, outcome, reason }: LedgerCell): LedgerKey {
  return [origin, hour, source, outcome, reason];
}

function cellOf([origin, hour, source, outcome, reason]: LedgerKey): LedgerCell {
  return { origin, hour, source, outcome: outcome as LedgerOutcome, reason };
}

function fromOrigin(origin: string): LedgerKey {
  return [origin, 0, '', '', ''];
}

function afterOrigin(origin: string): LedgerKey {
  return [origin, Number.MAX_VALUE, '', '', ''];
}
