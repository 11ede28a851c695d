// How an entry lies in the inbox: a short head in JSON, interactions packed as the store reads them, the rest in JSON.
import { TableeError } from '../../core/errors.ts';
import type { Fault, QuarantineCode } from '../../core/outcome.ts';
import {
  packedSize,
  packInteraction,
  unpackInteraction,
  type PackedInteraction,
} from '../../store/rows/interactions.ts';
import type { Entry, Item, Measure, Quarantined } from '../accepted.ts';
import { decodeFirstFormat, firstFormat } from './first-entry-format.ts';

/*
 * | bytes | what                                                         |
 * | ----- | ------------------------------------------------------------ |
 * | 1     | format, 2; the first format was JSON and begins with `[`     |
 * | 4     | length of the head                                           |
 * | …     | head: `[origin, source, received, items, others]`            |
 * | 4 × n | length of each item's row; 0 for an item among the others    |
 * | …     | rows                                                         |
 */
const format = 2;
const headAt = 5;

/** Anything but an interaction: too rare to be worth a form of its own. */
type OtherTuple =
  | [kind: 1, string, string, string, string, number, number, string]
  | [kind: 2, string, string, QuarantineCode, string, string | 0, string];
type HeadTuple = [origin: string, source: string, received: number, count: number, others: OtherTuple[]];

/** What an entry says of itself, its items unread. */
export interface EntryHead extends Omit<Entry, 'items'> {
  /** Number of items. */
  count: number;
}

/** An item as the loader takes it: interactions stay packed. */
export type OpenedItem =
  { kind: 'interaction'; value: PackedInteraction } | Exclude<Item, { kind: 'interaction' }>;
/** One that could be read at the door. */
export type ReadItem = Exclude<OpenedItem, { kind: 'quarantined' }>;

export interface OpenedEntry extends EntryHead {
  items: readonly OpenedItem[];
}

/** Where entries are put together, before they are copied at their length; grows with the largest. */
let desk = Buffer.allocUnsafe(2 ** 20);

export function encodeEntry({ origin, source, received, items }: Entry): Buffer {
  const others = items.flatMap((item) => (item.kind === 'interaction' ? [] : [encodeOther(item)]));
  const head: HeadTuple = [origin, source, received, items.length, others];
  const text = JSON.stringify(head);
  makeRoom(headAt + 3 * text.length + 4 * items.length);
  desk[0] = format;
  const headBytes = desk.write(text, headAt);
  desk.writeUInt32LE(headBytes, 1);
  const lengthsAt = headAt + headBytes;
  let end = lengthsAt + 4 * items.length;
  items.forEach((item, index) => {
    const from = end;
    if (item.kind === 'interaction') {
      makeRoom(from + packedSize(item.value));
      end = packInteraction(item.value, desk, from);
    }
    desk.writeUInt32LE(end - from, lengthsAt + 4 * index);
  });
  return Buffer.from(desk.subarray(0, end));
}

function makeRoom(bytes: number): void {
  if (bytes <= desk.length) return;
  const larger = Buffer.allocUnsafe(2 * bytes);
  desk.copy(larger);
  desk = larger;
}

/** @throws TableeError `INBOX_NEWER` when a newer release wrote the entry. */
export function readEntryHead(bytes: Buffer): EntryHead {
  const { origin, source, received, count } = headOf(ofThisFormat(bytes));
  return { origin, source, received, count };
}

/**
 * Opens an entry for loading. Its rows share the entry's bytes.
 * @throws TableeError `INBOX_NEWER` when a newer release wrote the entry.
 */
export function openEntry(stored: Buffer): OpenedEntry {
  const bytes = ofThisFormat(stored);
  const { others, lengthsAt, ...head } = headOf(bytes);
  const items: OpenedItem[] = [];
  let from = lengthsAt + 4 * head.count;
  let other = 0;
  for (let index = 0; index < head.count; index++) {
    const to = from + bytes.readUInt32LE(lengthsAt + 4 * index);
    if (to > from) items.push({ kind: 'interaction', value: { bytes, from, to } });
    else items.push(decodeOther(others[other++] as OtherTuple, head.received));
    from = to;
  }
  return { ...head, items };
}

function ofThisFormat(bytes: Buffer): Buffer {
  if (bytes[0] === format) return bytes;
  if (bytes[0] === firstFormat) return encodeEntry(decodeFirstFormat(bytes));
  const message = `the inbox holds entries of format ${bytes[0] ?? 'none'}, written by a newer release; this one reads up to ${format}`;
  throw new TableeError(message, { code: 'INBOX_NEWER' });
}

function headOf(bytes: Buffer) {
  const lengthsAt = headAt + bytes.readUInt32LE(1);
  const text = bytes.toString('utf8', headAt, lengthsAt);
  const [origin, source, received, count, others] = JSON.parse(text) as HeadTuple;
  return { origin, source, received, count, others, lengthsAt };
}

/** The entry as it was appended. @throws TableeError `INBOX_NEWER` */
export function decodeEntry(bytes: Buffer): Entry {
  const { origin, source, received, items } = openEntry(bytes);
  return {
    origin,
    source,
    received,
    items: items.map((item) => (item.kind === 'quarantined' ? item : unpackItem(item))),
  };
}

export function unpackItem(item: ReadItem): Exclude<Item, { kind: 'quarantined' }> {
  return item.kind === 'interaction' ? { kind: 'interaction', value: unpackInteraction(item.value) } : item;
}

function encodeOther(item: Exclude<Item, { kind: 'interaction' }>): OtherTuple {
  if (item.kind === 'measure') {
    const { key, fingerprint, source, objective, value, time, day } = item.value;
    return [1, key, fingerprint, source, objective, value, time, day];
  }
  const { id, source, fault, sealed } = item.value;
  return [2, id, source, fault.code, fault.detail, fault.pointer ?? 0, sealed];
}

function decodeOther(tuple: OtherTuple, received: number): Exclude<Item, { kind: 'interaction' }> {
  if (tuple[0] === 1) {
    const [, key, fingerprint, source, objective, value, time, day] = tuple;
    const measure: Measure = { key, fingerprint, source, objective, value, time, received, day };
    return { kind: 'measure', value: measure };
  }
  const [, id, source, code, detail, pointer, sealed] = tuple;
  const fault: Fault = { code, detail, ...(pointer === 0 ? {} : { pointer }) };
  const quarantined: Quarantined = { id, source, fault, sealed };
  return { kind: 'quarantined', value: quarantined };
}
