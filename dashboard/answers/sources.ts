// Is everything coming in? Per source: what was received and what became of it; figures about the house, not about people.
import { Type, type Static } from 'typebox';
import { quarantineCodes } from '../../core/outcome.ts';
import { addDays, dayMs } from '../../core/windows.ts';
import { ledgerBySource, type LedgerCount } from '../../store/queries/ledger-by-source.ts';
import { recentQuarantine } from '../../store/queries/recent-quarantine.ts';
import { sourceFreshness } from '../../store/queries/source-freshness.ts';
import type { Asking } from './asking.ts';

/** Who sent, by the name their key or import carries, and what became of it. */
const SenderAnswer = Type.Object({
  sender: Type.String(),
  received: Type.Integer(),
  stored: Type.Integer(),
  duplicate: Type.Integer(),
  quarantined: Type.Integer(),
  refused: Type.Integer(),
  erased: Type.Integer(),
  /** Why requests or events were turned away or kept aside. */
  reasons: Type.Array(Type.Object({ outcome: Type.String(), reason: Type.String(), n: Type.Integer() })),
  /** Hour in which something last came, in milliseconds since 1970. */
  lastHour: Type.Integer(),
});
export type SenderAnswer = Static<typeof SenderAnswer>;

/** What is told, by the source each event names. */
const FeedAnswer = Type.Object({
  source: Type.String(),
  events: Type.Integer(),
  communities: Type.Integer(),
  /** Time of its newest event, in milliseconds since 1970. */
  lastHeard: Type.Integer(),
  silentDays: Type.Integer(),
});
export type FeedAnswer = Static<typeof FeedAnswer>;

const Quarantined = Type.Object({
  id: Type.String(),
  received: Type.Integer(),
  source: Type.String(),
  code: Type.Union([Type.Enum([...quarantineCodes]), Type.String()]),
  detail: Type.String(),
  pointer: Type.String(),
});

export const SourcesAnswer = Type.Object({
  windowDays: Type.Integer(),
  senders: Type.Array(SenderAnswer),
  feeds: Type.Array(FeedAnswer),
  quarantine: Type.Array(Quarantined),
});
export type SourcesAnswer = Static<typeof SourcesAnswer>;

const windowDays = 28;
/** A source silent for longer is called out. */
export const silentAfterDays = 2;

export async function answerSources({ store, today, nowMs }: Asking): Promise<SourcesAnswer> {
  const from = addDays(today, 1 - windowDays);
  const [ledger, heard, quarantine] = await Promise.all([
    store.query(ledgerBySource, { from }),
    store.query(sourceFreshness, { from }),
    store.query(recentQuarantine, { from }),
  ]);
  const names = [...new Set(ledger.map(({ source }) => source))].sort();
  return {
    windowDays,
    senders: names.map((name) =>
      shapeSender(
        name,
        ledger.filter(({ source }) => source === name),
      ),
    ),
    feeds: heard.map(({ last_heard_ms, ...row }) => ({
      ...row,
      lastHeard: last_heard_ms,
      silentDays: Math.max(0, Math.floor((nowMs - last_heard_ms) / dayMs)),
    })),
    quarantine: quarantine.map(({ received_ms, ...row }) => ({ ...row, received: received_ms })),
  };
}

function shapeSender(sender: string, rows: readonly LedgerCount[]): SenderAnswer {
  const total = (outcome: LedgerCount['outcome']) =>
    rows.filter((row) => row.outcome === outcome).reduce((sum, { n }) => sum + n, 0);
  return {
    sender,
    received: total('received'),
    stored: total('stored'),
    duplicate: total('duplicate'),
    quarantined: total('quarantined'),
    refused: total('refused'),
    erased: total('erased'),
    reasons: rows
      .filter(({ reason, n }) => reason !== '' && n > 0)
      .map(({ outcome, reason, n }) => ({ outcome, reason, n })),
    lastHour: Math.max(...rows.map(({ last_hour_ms }) => last_hour_ms)),
  };
}
