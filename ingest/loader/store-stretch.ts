// Stores one stretch of the inbox: every step may be repeated after a crash without counting anything twice.
import { bothOf } from '../../core/both-of.ts';
import type { Clock } from '../../core/clock.ts';
import type { Day } from '../../core/ids.ts';
import { TableeError } from '../../core/errors.ts';
import type { Fault } from '../../core/outcome.ts';
import { dayOf, interactionsTable, seqOf, type PackedInteraction } from '../../store/rows/interactions.ts';
import { measuresTable } from '../../store/rows/measures.ts';
import { quarantineTable, type QuarantineRow } from '../../store/rows/quarantine.ts';
import { touchDays } from '../../store/rows/touched-days.ts';
import type { Store } from '../../store/store.ts';
import { unpackItem, type ReadItem } from '../inbox/entry-codec.ts';
import type { Inbox } from '../inbox/inbox.ts';
import { entryWords, sequenceOf, type KeyEntries } from '../inbox/key-entry.ts';
import type { Stretch } from '../inbox/read-stretch.ts';
import type { PreparedKeys } from '../inbox/seen-keys.ts';
import type { Classified, Counted, Placed } from './classify.ts';
import { insertStorable } from './insert-storable.ts';
import { bareRow, conflict, notStorable, rowOf, rowOfRead, type QuarantineParts } from './quarantine-rows.ts';
import { createTally } from './tally.ts';

export interface StoreStretchParts extends QuarantineParts {
  inbox: Inbox;
  store: Store;
  clock: Clock;
}

/** A stretch with its items sorted. */
export interface SortedStretch {
  stretch: Stretch;
  sorted: Classified;
}

/** Returns the sequences of the items the store refused; they are kept aside. */
export async function storeStretch(
  { stretch, sorted }: SortedStretch,
  parts: StoreStretchParts,
): Promise<Refused> {
  const { inbox, store, clock } = parts;
  const token = `${inbox.id}:${stretch.from}-${stretch.to}`;
  // Written while the store works, where nobody looks before its rows are there.
  const [inserted, prepared] = await Promise.allSettled([
    insertAll(sorted, parts, token),
    inbox.seen.prepare(sorted.fresh.entries()),
  ]);
  if (inserted.status === 'rejected') {
    if (prepared.status === 'fulfilled') prepared.value.drop();
    throw inserted.reason as Error;
  }
  if (prepared.status === 'rejected') throw prepared.reason as Error;
  const refused = inserted.value;
  // Keys may become durable before the transaction below: an item that meets its own sequence is still new.
  await bothOf(
    touchDays(store, daysOf(sorted), clock.now()),
    noteKeys(sorted, refused, prepared.value, inbox),
  );
  await inbox.loader.finish(stretch, tallyOf(sorted, refused).deltas());
  return refused;
}

async function insertAll(sorted: Classified, parts: StoreStretchParts, token: string): Promise<Refused> {
  const refused = await insertRead(sorted, parts.store, token);
  await insertQuarantine(quarantineRows(sorted, refused, parts), parts.store, token);
  return refused;
}

/** What the store refused may come again: its key is not to count as seen. */
async function noteKeys(
  sorted: Classified,
  refused: Refused,
  prepared: PreparedKeys,
  { seen }: Inbox,
): Promise<void> {
  if (refused.size === 0) {
    await prepared.put();
    return;
  }
  prepared.drop();
  await seen.put(keysOf(sorted, refused));
}

/** Sequences of the items the store refused. */
export type Refused = ReadonlySet<number>;

async function insertRead(
  { interactions, measures }: Classified,
  store: Store,
  token: string,
): Promise<Refused> {
  const refusedInteractions = await insertStorable(store, {
    table: interactionsTable,
    rows: interactions,
    dayOf,
    token,
  });
  const refusedMeasures = await insertStorable(store, {
    table: measuresTable,
    rows: measures.map(({ value, seq }) => ({ measure: value, seq })),
    dayOf: (row) => row.measure.day,
    token,
  });
  return new Set([...refusedInteractions.map(seqOf), ...refusedMeasures.map(({ seq }) => seq)]);
}

function quarantineRows(sorted: Classified, refused: Refused, parts: QuarantineParts): QuarantineRow[] {
  const unread = sorted.quarantined.map((placed) => rowOf(placed, parts));
  const aside = (placed: Placed<ReadItem>, fault: Fault) =>
    rowOfRead({ ...placed, value: unpackItem(placed.value) }, fault, parts);
  const conflicts = sorted.conflicts.map((placed) => aside(placed, conflict));
  if (refused.size === 0) return [...unread, ...conflicts];
  const interactions = sorted.interactions
    .filter((row) => refused.has(seqOf(row)))
    .map((row) => aside(placedRow(row, sorted), notStorable));
  const measures = sorted.measures
    .filter(({ seq }) => refused.has(seq))
    .map((placed) => aside({ ...placed, value: { kind: 'measure', value: placed.value } }, notStorable));
  return [...unread, ...conflicts, ...interactions, ...measures];
}

async function insertQuarantine(rows: readonly QuarantineRow[], store: Store, token: string): Promise<void> {
  const insertion = { table: quarantineTable, dayOf: (row: QuarantineRow) => row.day };
  const refused = await insertStorable(store, { ...insertion, rows, token });
  const lost = await insertStorable(store, {
    ...insertion,
    rows: refused.map(bareRow),
    token: `${token}/bare`,
  });
  if (lost.length > 0) {
    throw new TableeError('the quarantine itself refuses a row', { code: 'LOADER_QUARANTINE' });
  }
}

/** A row with the entry it came in. */
function placedRow(value: PackedInteraction, { counted }: Classified): Placed<ReadItem> {
  const seq = seqOf(value);
  return { value: { kind: 'interaction', value }, seq, entry: entryAt(seq, counted).entry };
}

/** The entry in which this sequence lies. */
function entryAt(seq: number, counted: readonly Counted[]): Counted {
  const found = counted.findLast(({ from }) => from <= seq);
  if (found === undefined) throw new Error(`sequence ${seq} lies before its stretch`);
  return found;
}

function daysOf({ interactions }: Classified): Day[] {
  return [...new Set(interactions.map(dayOf))].sort();
}

function keysOf({ fresh }: Classified, refused: Refused): KeyEntries {
  const all = fresh.entries();
  const kept = new Uint32Array(all.length);
  let to = 0;
  for (let at = 0; at < all.length; at += entryWords) {
    if (refused.has(sequenceOf(all, at))) continue;
    kept.set(all.subarray(at, at + entryWords), to);
    to += entryWords;
  }
  return kept.subarray(0, to);
}

function tallyOf({ counted, conflicts, quarantined }: Classified, refused: Refused) {
  const tally = createTally();
  for (const { entry, fresh, duplicates } of counted) {
    tally.count(entry, 'stored', '', fresh);
    tally.count(entry, 'duplicate', '', duplicates);
  }
  for (const seq of refused) {
    const { entry } = entryAt(seq, counted);
    tally.count(entry, 'stored', '', -1);
    tally.count(entry, 'quarantined', notStorable.code);
  }
  for (const { entry } of conflicts) tally.count(entry, 'quarantined', conflict.code);
  for (const { entry, value } of quarantined) tally.count(entry, 'quarantined', value.fault.code);
  return tally;
}
