// What the sources page asks of whoever runs ingest: a port, because the dashboard imports nothing of ingest.
import type { QuarantineSelection } from '../store/queries/quarantine-arrivals.ts';

/** A tool that may post, without its secrets. */
export interface DeskSource {
  name: string;
  kind: string;
  /** Path the tool posts to. */
  address: string;
  /** CloudEvents sources it may speak for besides its own. */
  claims: readonly string[];
  /** Milliseconds since 1970, as are all instants here. */
  created: number;
  revoked: number | null;
  heldSince: number | null;
  /** Secrets in force: two while one takes over from the other. */
  activeSecrets: number;
  /** Since when the newest secret is in force; null when there is none. */
  secretSince: number | null;
}

/** A kind of tool, and what it asks of the administrator. */
export interface SourceKindOffer {
  kind: string;
  /** Whether the tool shows a secret that must be given; else Tablée makes one unless one is given. */
  secretFrom: 'here' | 'tool';
  settings: Readonly<Record<string, 'needed' | 'optional'>>;
}

export interface SourceWish {
  name: string;
  kind: string;
  claims: readonly string[];
  settings: Readonly<Record<string, string>>;
  /** The administrator's own; none to have one made. */
  secret: string | undefined;
}

/** A source's address and its secret when that was made here: shown this once, kept nowhere in clear. */
export interface HandedOver {
  name: string;
  address: string;
  made: string | undefined;
  /** Whether it stands in the log of administrators' actions: not while the store is out of reach. */
  noted: boolean;
}

export interface Replayed {
  /** On their way into the store. */
  replayed: number;
  /** Still unreadable, each with its newest reason. */
  waiting: number;
  /** The inbox had no room: the rest is untouched. */
  full: boolean;
}

/** Done, or what is wrong with what was asked, in words for whoever asked. */
export type DeskOutcome<T> = { kind: 'done'; value: T } | { kind: 'refused'; code: string; detail: string };

/** What the ledger of a feed says now. */
export interface FeedBalance {
  source: string;
  /** Accepted, not yet stored. */
  waiting: number;
  /** Received, and accounted for by nothing: 0, or something is wrong. */
  difference: number;
}

/** How Kafka is doing, where topics are read or carry the inbox. */
export interface TopicState {
  /** Whether a broker answers now. */
  connected: boolean;
  /** Records not yet consumed; empty while it cannot be told. */
  lag: readonly { topic: string; partition: number; lag: number }[];
  /** Partitions left where they are, and why. */
  held: readonly { topic: string; partition: number; reason: string; since: number }[];
  /** What the inbox topic could not take yet; absent when no topic is the inbox. */
  spilled?: { items: number; bytes: number };
}

export interface SourceDesk {
  /** Absent where no brokers are configured. */
  topics?: () => Promise<TopicState>;
  kinds: readonly SourceKindOffer[];
  sources(): DeskSource[];
  balances(): FeedBalance[];
  /** `by` says who asks, in the log of administrators' actions. */
  create(wish: SourceWish, by: string): Promise<DeskOutcome<HandedOver>>;
  /** The secrets before hold for another day. */
  rotate(name: string, secret: string | undefined, by: string): Promise<DeskOutcome<HandedOver>>;
  revoke(name: string, by: string): Promise<DeskOutcome<{ name: string; noted: boolean }>>;
  /** Lifts the hold and replays what was held. */
  release(name: string, by: string): Promise<DeskOutcome<Replayed>>;
  replay(selection: QuarantineSelection, by: string): Promise<DeskOutcome<Replayed>>;
  discard(
    selection: QuarantineSelection,
    reason: string,
    by: string,
  ): Promise<DeskOutcome<{ discarded: number }>>;
}
