// The ledger as the sources page tells it: what was received, what became of it, and whether both sides agree.
import { Type, type Static } from 'typebox';
import { ledgerOutcomes, notCountedReasons } from '../../core/outcome.ts';
import type { HourlyCount } from '../../store/queries/ledger-by-hour.ts';
import type { LedgerCount } from '../../store/queries/ledger-by-source.ts';
import type { FeedBalance } from '../source-desk.ts';

/** Counted apart from refusals, though the ledger keeps both as refused: these were understood. */
const notCounted: ReadonlySet<string> = new Set(notCountedReasons);

const Sides = Type.Object({
  received: Type.Integer(),
  stored: Type.Integer(),
  duplicate: Type.Integer(),
  quarantined: Type.Integer(),
  /** Turned away: unsigned, too large, and the like. */
  refused: Type.Integer(),
  /** Understood, and no interaction between people. */
  notCounted: Type.Integer(),
  erased: Type.Integer(),
});
type Sides = Static<typeof Sides>;

/** Who sent, by the name their key or import carries, and what became of it. */
export const SenderAnswer = Type.Object({
  ...Sides.properties,
  sender: Type.String(),
  /** Of those received, how many an administrator handed in again from quarantine. */
  again: Type.Integer(),
  /** On disk, not yet stored. */
  waiting: Type.Integer(),
  /** Received, and accounted for by nothing: 0, or something is wrong. */
  difference: Type.Integer(),
  /** Why requests or events were turned away or kept aside. */
  reasons: Type.Array(
    Type.Object({
      outcome: Type.Enum([...ledgerOutcomes, 'not-counted']),
      reason: Type.String(),
      n: Type.Integer(),
    }),
  ),
  /** Hour in which something last came, in milliseconds since 1970. */
  lastHour: Type.Integer(),
});
export type SenderAnswer = Static<typeof SenderAnswer>;

export const HourAnswer = Type.Object({ ...Sides.properties, hour: Type.Integer(), sender: Type.String() });
export type HourAnswer = Static<typeof HourAnswer>;

export function shapeSenders(
  counts: readonly LedgerCount[],
  balances: readonly FeedBalance[],
): SenderAnswer[] {
  const names = new Set([...counts, ...balances].map(({ source }) => source));
  return [...names].sort().flatMap((name) => {
    const rows = counts.filter(({ source }) => source === name);
    const balance = balances.find(({ source }) => source === name);
    const quiet = rows.length === 0 && balance?.waiting === 0 && balance.difference === 0;
    return quiet ? [] : [shapeSender(name, rows, balance)];
  });
}

function shapeSender(
  sender: string,
  rows: readonly LedgerCount[],
  { waiting, difference }: Omit<FeedBalance, 'source'> = { waiting: 0, difference: 0 },
): SenderAnswer {
  return {
    sender,
    ...sidesOf(rows),
    again: sumOf(rows.filter(({ outcome }) => outcome === 'received').map(({ again }) => again)),
    waiting,
    difference,
    reasons: rows.flatMap(({ outcome, reason, n }) =>
      outcome === 'received' || reason === '' || n === 0
        ? []
        : [{ outcome: notCounted.has(reason) ? ('not-counted' as const) : outcome, reason, n }],
    ),
    lastHour: Math.max(0, ...rows.map(({ last_hour_ms }) => last_hour_ms)),
  };
}

/** One row an hour and sender, newest hour first. */
export function shapeHours(counts: readonly HourlyCount[]): HourAnswer[] {
  const hours = [...new Set(counts.map(({ hour_ms }) => hour_ms))];
  return hours.flatMap((hour) => {
    const within = counts.filter(({ hour_ms }) => hour_ms === hour);
    const senders = [...new Set(within.map(({ source }) => source))];
    return senders.map((sender) => {
      const sides = sidesOf(within.filter(({ source }) => source === sender));
      return { hour, sender, ...sides };
    });
  });
}

function sidesOf(rows: readonly Pick<LedgerCount, 'outcome' | 'reason' | 'n'>[]): Sides {
  const understood = rows.filter(({ reason }) => notCounted.has(reason));
  const others = rows.filter(({ reason }) => !notCounted.has(reason));
  const total = (outcome: LedgerCount['outcome']) =>
    sumOf(others.filter((row) => row.outcome === outcome).map(({ n }) => n));
  return {
    received: total('received'),
    stored: total('stored'),
    duplicate: total('duplicate'),
    quarantined: total('quarantined'),
    refused: total('refused'),
    notCounted: sumOf(understood.map(({ n }) => n)),
    erased: total('erased'),
  };
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0);
