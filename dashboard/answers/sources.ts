// Is everything coming in? Per source: what was received and what became of it; figures about the house, not about people.
import { Type, type Static } from 'typebox';
import { quarantineCodes } from '../../core/outcome.ts';
import { addDays } from '../../core/windows.ts';
import { ledgerBySource, type LedgerCount } from '../../store/queries/ledger-by-source.ts';
import { recentQuarantine } from '../../store/queries/recent-quarantine.ts';
import { sourceFreshness } from '../../store/queries/source-freshness.ts';
import type { Asking } from './asking.ts';

const SourceAnswer = Type.Object({
  source: Type.String(),
  received: Type.Integer(),
  stored: Type.Integer(),
  duplicate: Type.Integer(),
  quarantined: Type.Integer(),
  refused: Type.Integer(),
  erased: Type.Integer(),
  /** Why requests or events were turned away or kept aside. */
  reasons: Type.Array(Type.Object({ outcome: Type.String(), reason: Type.String(), n: Type.Integer() })),
  /** In milliseconds since 1970; null when nothing was heard in the window. */
  lastHeard: Type.Union([Type.Integer(), Type.Null()]),
  silentDays: Type.Union([Type.Integer(), Type.Null()]),
});
export type SourceAnswer = Static<typeof SourceAnswer>;

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
  sources: Type.Array(SourceAnswer),
  quarantine: Type.Array(Quarantined),
});
export type SourcesAnswer = Static<typeof SourcesAnswer>;

const windowDays = 28;
const dayMs = 86_400_000;
/** A source silent for longer is called out. */
export const silentAfterDays = 2;

export async function answerSources({ store, today, nowMs }: Asking): Promise<SourcesAnswer> {
  const from = addDays(today, 1 - windowDays);
  const [ledger, heard, quarantine] = await Promise.all([
    store.query(ledgerBySource, { from }),
    store.query(sourceFreshness, { from }),
    store.query(recentQuarantine, { from }),
  ]);
  const names = [...new Set([...ledger, ...heard].map(({ source }) => source))].sort();
  const freshness = new Map(heard.map((row) => [row.source, row.last_heard_ms]));
  return {
    windowDays,
    sources: names.map((source) =>
      shapeSource(
        source,
        ledger.filter((row) => row.source === source),
        freshness.get(source),
        nowMs,
      ),
    ),
    quarantine: quarantine.map(({ received_ms, ...row }) => ({ ...row, received: received_ms })),
  };
}

function shapeSource(
  source: string,
  rows: readonly LedgerCount[],
  lastHeard: number | undefined,
  nowMs: number,
): SourceAnswer {
  const total = (outcome?: LedgerCount['outcome']) =>
    rows.filter((row) => outcome === undefined || row.outcome === outcome).reduce((sum, { n }) => sum + n, 0);
  return {
    source,
    received: total(),
    stored: total('stored'),
    duplicate: total('duplicate'),
    quarantined: total('quarantined'),
    refused: total('refused'),
    erased: total('erased'),
    reasons: rows
      .filter(({ reason, n }) => reason !== '' && n > 0)
      .map(({ outcome, reason, n }) => ({ outcome, reason, n })),
    lastHeard: lastHeard ?? null,
    silentDays: lastHeard === undefined ? null : Math.max(0, Math.floor((nowMs - lastHeard) / dayMs)),
  };
}
