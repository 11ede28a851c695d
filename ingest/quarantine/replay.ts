/*
 * Takes events out of quarantine by reading them again.
 *
 * The ledger: `quarantined` counts arrivals in quarantine and never goes down. What is taken out is a delivery of its
 * own, handed in by us under the origin `replay` (or `discard`): it is received once more and becomes stored, a
 * duplicate, or erased. So both sides of the ledger move together in one transaction whatever happens between two
 * steps, the difference stays 0, and the page can say how much was handed in again. Moving counts from one outcome to
 * another instead would need a subtraction that a crash could repeat.
 *
 * Appended first, marked afterwards: a crash in between leaves the event waiting, and the next replay makes a
 * duplicate of it, because its key is the one it has always had.
 */
import type { Fault } from '../../core/outcome.ts';
import { quarantineDecisions, type QuarantineDecision } from '../../store/rows/quarantine-decisions.ts';
import type { QuarantineSelection } from '../../store/queries/quarantine-arrivals.ts';
import type { SealedEvent } from '../../store/queries/sealed-quarantine.ts';
import { replayOrigin } from '../../store/rows/ledger.ts';
import type { Entry } from '../accepted.ts';
import type { Inbox } from '../inbox/inbox.ts';
import { createTally } from '../loader/tally.ts';
import { readAgain, type ReadAgain, type ReadAgainParts } from './read-again.ts';
import { waitingPages, type WaitingParts } from './waiting.ts';

export interface ReplayParts extends WaitingParts, Omit<ReadAgainParts, 'seen' | 'sources'> {
  inbox: Inbox;
}

export interface ReplayReport {
  /** Read, and on disk in the inbox. */
  replayed: number;
  /** Still cannot be read; each kept with its newest reason. */
  waiting: number;
  /** The inbox had no room: what was left over waits, untouched. */
  full: boolean;
  /** Sequence below which everything replayed is to be found. */
  to: number;
}

type Tried = ReadAgain & { row: SealedEvent };

/** Resolves when everything readable of the selection is on disk, oldest first. `by` is noted beside each event. */
export async function replayQuarantine(
  selection: QuarantineSelection,
  by: string,
  parts: ReplayParts,
): Promise<ReplayReport> {
  const { inbox, store, clock } = parts;
  const reading = { ...parts, seen: inbox.seen, sources: inbox.sources.all() };
  const report: ReplayReport = { replayed: 0, waiting: 0, full: false, to: inbox.backlog().next };
  for await (const page of waitingPages(selection, parts)) {
    const tried = page.map((row) => ({ row, ...readAgain(row, reading) }));
    const alongside = { bulk: true, ledger: notCountedOf(tried) };
    const appended = await inbox.append(entriesOf(tried), alongside);
    if (appended.kind === 'full') return { ...report, full: true };
    report.to = appended.to;
    report.replayed += tried.filter(({ fault }) => fault === undefined).length;
    report.waiting += tried.filter(({ fault }) => fault !== undefined).length;
    const decided = clock.now();
    const news = tried.flatMap(({ row, fault }) => decisionOn(row, fault, { by, decided }));
    if (news.length > 0) await store.insert(quarantineDecisions, news);
  }
  return report;
}

/** Neighbours that came together go back together; each keeps the instant it was received at. */
function entriesOf(tried: readonly Tried[]): Entry[] {
  const entries: (Entry & { items: ReadAgain['items'] })[] = [];
  for (const { row, feed, items } of tried) {
    if (items.length === 0) continue;
    const last = entries.at(-1);
    if (last?.source === feed && last.received === row.received_ms) last.items.push(...items);
    else entries.push({ origin: replayOrigin, source: feed, received: row.received_ms, items: [...items] });
  }
  return entries;
}

function notCountedOf(tried: readonly Tried[]) {
  const tally = createTally();
  for (const { row, feed, notCounted } of tried) {
    const entry = { origin: replayOrigin, source: feed, received: row.received_ms };
    for (const reason of notCounted) tally.count(entry, 'refused', reason);
  }
  return tally.deltas();
}

/** Nothing when it waits for the same reason as before. */
function decisionOn(
  row: SealedEvent,
  fault: Fault | undefined,
  made: Pick<QuarantineDecision, 'by' | 'decided'>,
): QuarantineDecision[] {
  const { day, id, seq, code, detail, pointer } = row;
  if (fault === undefined) return [{ day, id, seq, decision: { kind: 'replayed' }, ...made }];
  const same = fault.code === code && fault.detail === detail && (fault.pointer ?? '') === pointer;
  return same ? [] : [{ day, id, seq, decision: { kind: 'waiting', fault }, ...made }];
}
