// Is everything coming in? Per source: what was received and what became of it; figures about the house, not about people.
import { Type, type Static } from 'typebox';
import { addDays, dayMs, hourMs } from '../../core/windows.ts';
import { ledgerByHour } from '../../store/queries/ledger-by-hour.ts';
import { ledgerBySource } from '../../store/queries/ledger-by-source.ts';
import { sourceFreshness } from '../../store/queries/source-freshness.ts';
import { sourceClocks } from '../../store/queries/source-clocks.ts';
import type { TopicState } from '../source-desk.ts';
import type { Asking } from './asking.ts';
import { HourAnswer, SenderAnswer, shapeHours, shapeSenders } from './ledger.ts';
import { answerQuarantine, QuarantineAnswer, readSelection } from './quarantine.ts';

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

/** A tool that may post; never a secret of it. */
const ToolAnswer = Type.Object({
  name: Type.String(),
  kind: Type.String(),
  address: Type.String(),
  claims: Type.Array(Type.String()),
  created: Type.Integer(),
  revoked: Type.Union([Type.Integer(), Type.Null()]),
  heldSince: Type.Union([Type.Integer(), Type.Null()]),
  activeSecrets: Type.Integer(),
  secretSince: Type.Union([Type.Integer(), Type.Null()]),
  /** Hour in which something of it last came; null when nothing did. */
  lastHour: Type.Union([Type.Integer(), Type.Null()]),
});
export type ToolAnswer = Static<typeof ToolAnswer>;

const KindAnswer = Type.Object({
  kind: Type.String(),
  secretFrom: Type.Enum(['here', 'tool']),
  settings: Type.Record(Type.String(), Type.Enum(['needed', 'optional'])),
});
export type KindAnswer = Static<typeof KindAnswer>;

/** How far a source's clock is off, by events of the last two days. */
const ClockAnswer = Type.Object({
  source: Type.String(),
  events: Type.Integer(),
  /** Median of received − told, in milliseconds. */
  behindMs: Type.Integer(),
  /** Share told more than five minutes ahead, 0–1. */
  aheadShare: Type.Number(),
});
export type ClockAnswer = Static<typeof ClockAnswer>;

const TopicsAnswer = Type.Object({
  connected: Type.Boolean(),
  lag: Type.Array(Type.Object({ topic: Type.String(), partition: Type.Integer(), lag: Type.Integer() })),
  held: Type.Array(
    Type.Object({
      topic: Type.String(),
      partition: Type.Integer(),
      reason: Type.String(),
      since: Type.Integer(),
    }),
  ),
  spilled: Type.Union([Type.Object({ items: Type.Integer(), bytes: Type.Integer() }), Type.Null()]),
});
export type TopicsAnswer = Static<typeof TopicsAnswer>;

export const SourcesAnswer = Type.Object({
  windowDays: Type.Integer(),
  tools: Type.Array(ToolAnswer),
  /** Kinds of tools that can be connected; none where this process does not take events in. */
  kinds: Type.Array(KindAnswer),
  senders: Type.Array(SenderAnswer),
  /** Of the last 24 hours. */
  hours: Type.Array(HourAnswer),
  feeds: Type.Array(FeedAnswer),
  clocks: Type.Array(ClockAnswer),
  /** Kafka, where it is configured. */
  topics: Type.Union([TopicsAnswer, Type.Null()]),
  quarantine: QuarantineAnswer,
});
export type SourcesAnswer = Static<typeof SourcesAnswer>;

const windowDays = 28;
/** A source silent for longer is called out. */
export const silentAfterDays = 2;

export async function answerSources(asking: Asking, query: URLSearchParams): Promise<SourcesAnswer> {
  const { store, desk, today, nowMs } = asking;
  const from = addDays(today, 1 - windowDays);
  const [ledger, hours, heard, clocks, topics, quarantine] = await Promise.all([
    store.query(ledgerBySource, { from }),
    store.query(ledgerByHour, { from: nowMs - 24 * hourMs }),
    store.query(sourceFreshness, { from }),
    store.query(sourceClocks, { from: addDays(today, -1) }),
    desk?.topics?.(),
    answerQuarantine(asking, readSelection(query)),
  ]);
  const senders = shapeSenders(ledger, desk?.balances() ?? []);
  return {
    windowDays,
    tools: desk === undefined ? [] : shapeTools(desk, senders),
    kinds: desk === undefined ? [] : [...desk.kinds],
    senders,
    hours: shapeHours(hours),
    feeds: heard.map(({ last_heard_ms, ...row }) => ({
      ...row,
      lastHeard: last_heard_ms,
      silentDays: Math.max(0, Math.floor((nowMs - last_heard_ms) / dayMs)),
    })),
    clocks: clocks.map(({ source, events, median_behind_ms, ahead_share }) => ({
      source,
      events,
      behindMs: median_behind_ms,
      aheadShare: ahead_share,
    })),
    topics: topics === undefined ? null : shapeTopics(topics),
    quarantine,
  };
}

function shapeTopics({ connected, lag, held, spilled }: TopicState): TopicsAnswer {
  return { connected, lag: [...lag], held: [...held], spilled: spilled ?? null };
}

function shapeTools(desk: NonNullable<Asking['desk']>, senders: readonly SenderAnswer[]): ToolAnswer[] {
  return desk.sources().map((tool) => {
    const lastHour = senders.find(({ sender }) => sender === `/${tool.name}`)?.lastHour ?? 0;
    return { ...tool, claims: [...tool.claims], lastHour: lastHour === 0 ? null : lastHour };
  });
}
