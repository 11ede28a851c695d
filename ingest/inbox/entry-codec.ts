// Writes an entry as JSON arrays without field names: smaller than JSON objects, and as quick as MessagePack
// to write (3.3 µs an item against 3.8; 374 bytes against 336), readable with any tool.
import { TableeError } from '../../core/errors.ts';
import type { Fault, QuarantineCode } from '../../core/outcome.ts';
import type { Interaction } from '../../core/interaction.ts';
import type { TieReason, Verb } from '../../core/verbs.ts';
import type { Entry, Item, Measure, Quarantined } from '../accepted.ts';

const version = 1;

type InteractionTuple = [
  kind: 0,
  key: string,
  fingerprint: string,
  source: string,
  verb: Verb,
  actor: string,
  bot: 0 | 1,
  community: string,
  communityName: string,
  time: number,
  day: string,
  clamped: 0 | 1,
  object: string | 0,
  thread: string | 0,
  respondsTo: readonly string[],
  people: readonly string[],
  reasons: readonly TieReason[],
  chars: number,
  lang: string,
];
type MeasureTuple = [1, string, string, string, string, number, number, string];
type QuarantinedTuple = [2, string, string, QuarantineCode, string, string | 0, string];
type ItemTuple = InteractionTuple | MeasureTuple | QuarantinedTuple;
type EntryTuple = [version: number, origin: string, source: string, received: number, items: ItemTuple[]];

export function encodeEntry({ origin, source, received, items }: Entry): Buffer {
  const tuple: EntryTuple = [version, origin, source, received, items.map(encodeItem)];
  return Buffer.from(JSON.stringify(tuple));
}

/** @throws TableeError `INBOX_NEWER` when a newer release wrote the entry. */
export function decodeEntry(bytes: Buffer): Entry {
  const [writtenAs, origin, source, received, items] = JSON.parse(bytes.toString()) as EntryTuple;
  if (writtenAs !== version) {
    const message = `the inbox holds entries of format ${writtenAs}, written by a newer release; this one reads ${version}`;
    throw new TableeError(message, { code: 'INBOX_NEWER' });
  }
  return { origin, source, received, items: items.map((item) => decodeItem(item, received)) };
}

/** What an entry says of itself, its items unread. */
export interface EntryHead extends Omit<Entry, 'items'> {
  /** Number of items. */
  count: number;
}

export function readEntryHead(bytes: Buffer): EntryHead {
  const { items, ...head } = decodeEntry(bytes);
  return { ...head, count: items.length };
}

function encodeItem(item: Item): ItemTuple {
  switch (item.kind) {
    case 'interaction':
      return encodeInteraction(item.value);
    case 'measure': {
      const { key, fingerprint, source, objective, value, time, day } = item.value;
      return [1, key, fingerprint, source, objective, value, time, day];
    }
    case 'quarantined': {
      const { id, source, fault, sealed } = item.value;
      return [2, id, source, fault.code, fault.detail, fault.pointer ?? 0, sealed];
    }
  }
}

function decodeItem(tuple: ItemTuple, received: number): Item {
  switch (tuple[0]) {
    case 0:
      return { kind: 'interaction', value: decodeInteraction(tuple, received) };
    case 1:
      return { kind: 'measure', value: decodeMeasure(tuple, received) };
    case 2:
      return { kind: 'quarantined', value: decodeQuarantined(tuple) };
  }
}

function encodeInteraction(it: Interaction): InteractionTuple {
  return [
    0,
    it.key,
    it.fingerprint,
    it.source,
    it.verb,
    it.actor,
    it.bot ? 1 : 0,
    it.community,
    it.communityName,
    it.time,
    it.day,
    it.clamped ? 1 : 0,
    it.object ?? 0,
    it.thread ?? 0,
    it.respondsTo,
    it.targets.map((target) => target.person),
    it.targets.map((target) => target.reason),
    it.chars,
    it.lang,
  ];
}

function decodeInteraction(tuple: InteractionTuple, received: number): Interaction {
  const [, key, fingerprint, source, verb, actor, bot, community, communityName, time, day, clamped] = tuple;
  const object = tuple[12];
  const thread = tuple[13];
  const reasons = tuple[16];
  return {
    key,
    fingerprint,
    source,
    verb,
    actor,
    bot: bot === 1,
    community,
    communityName,
    time,
    received,
    day,
    clamped: clamped === 1,
    ...(object === 0 ? {} : { object }),
    ...(thread === 0 ? {} : { thread }),
    respondsTo: [...tuple[14]],
    targets: tuple[15].map((person, index) => ({ person, reason: reasons[index] ?? 'mention' })),
    chars: tuple[17],
    lang: tuple[18],
  };
}

function decodeMeasure(tuple: MeasureTuple, received: number): Measure {
  const [, key, fingerprint, source, objective, value, time, day] = tuple;
  return { key, fingerprint, source, objective, value, time, received, day };
}

function decodeQuarantined([, id, source, code, detail, pointer, sealed]: QuarantinedTuple): Quarantined {
  const fault: Fault = { code, detail, ...(pointer === 0 ? {} : { pointer }) };
  return { id, source, fault, sealed };
}
