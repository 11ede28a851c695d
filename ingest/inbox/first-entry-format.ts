// Reads entries of the first format, JSON arrays without field names: an inbox may hold some from before an update.
import { TableeError } from '../../core/errors.ts';
import type { Interaction } from '../../core/interaction.ts';
import type { Fault, QuarantineCode } from '../../core/outcome.ts';
import type { TieReason, Verb } from '../../core/verbs.ts';
import type { Entry, Item, Measure, Quarantined } from '../accepted.ts';

/** Its first byte, `[`. */
export const firstFormat = 0x5b;
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

/** @throws TableeError `INBOX_NEWER` when a newer release wrote the entry. */
export function decodeFirstFormat(bytes: Buffer): Entry {
  const [writtenAs, origin, source, received, items] = JSON.parse(bytes.toString()) as EntryTuple;
  if (writtenAs !== version) {
    const message = `the inbox holds entries of format ${writtenAs}, written by a newer release; this one reads older ones`;
    throw new TableeError(message, { code: 'INBOX_NEWER' });
  }
  return { origin, source, received, items: items.map((item) => decodeItem(item, received)) };
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
