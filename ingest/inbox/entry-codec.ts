// How an entry lies in the inbox: a short head in JSON, interactions packed as the store reads them, the rest in JSON.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { TableeError } from '../../core/errors.ts';
import { uuidFromHash } from '../../core/ids.ts';
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
 * | bytes | what                                                                     |
 * | ----- | ------------------------------------------------------------------------ |
 * | 1     | format, 2; the first format was JSON and begins with `[`                 |
 * | 4     | CRC-32 of what follows, up to the rows                                   |
 * | 4     | length of the head                                                       |
 * | …     | head: `[origin, source, received, items, others]`                        |
 * | 8 × n | length and CRC-32 of each item's row; length 0 for one among the others  |
 * | …     | rows                                                                     |
 *
 * A disk that gives back other bits than it was given costs the row they lie in, not its neighbours, and is told.
 */
const format = 2;
const checkedFrom = 5;
const headAt = 9;
const tableBytes = 8;

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

/** An entry in its bytes already, made where its events were examined. */
export interface EncodedEntry extends EntryHead {
  bytes: Buffer;
}

/** Where entries are put together, before they are copied at their length; grows with the largest. */
let desk = Buffer.allocUnsafe(2 ** 20);

/** The entry in its bytes; one that is in its bytes already is left as it is. */
export function encoded(entry: Entry | EncodedEntry): EncodedEntry {
  if ('bytes' in entry) return entry;
  const { origin, source, received, items } = entry;
  return { origin, source, received, count: items.length, bytes: encodeEntry(entry) };
}

/** How many items it has. */
export function countOf(entry: Entry | EncodedEntry): number {
  return 'bytes' in entry ? entry.count : entry.items.length;
}

/** The entry with its items. @throws TableeError as {@link decodeEntry} does. */
export function decoded(entry: Entry | EncodedEntry): Entry {
  return 'bytes' in entry ? decodeEntry(entry.bytes) : entry;
}

export function encodeEntry({ origin, source, received, items }: Entry): Buffer {
  const others = items.flatMap((item) => (item.kind === 'interaction' ? [] : [encodeOther(item)]));
  const head: HeadTuple = [origin, source, received, items.length, others];
  const tableAt = writeHead(head);
  const rowsAt = tableAt + tableBytes * items.length;
  let end = rowsAt;
  items.forEach((item, index) => {
    const from = end;
    if (item.kind === 'interaction') {
      makeRoom(from + packedSize(item.value));
      end = packInteraction(item.value, desk, from);
    }
    desk.writeUInt32LE(end - from, tableAt + tableBytes * index);
    desk.writeUInt32LE(crc32(desk.subarray(from, end)), tableAt + tableBytes * index + 4);
  });
  return finished(rowsAt, end);
}

/** Writes what comes before the table, with room for the table; returns where that begins. */
function writeHead(head: HeadTuple): number {
  const text = JSON.stringify(head);
  const [, , , count] = head;
  makeRoom(headAt + 3 * text.length + tableBytes * count);
  desk[0] = format;
  const headBytes = desk.write(text, headAt);
  desk.writeUInt32LE(headBytes, checkedFrom);
  return headAt + headBytes;
}

/** What stands on the desk, its head checked, in memory of its own. */
function finished(rowsAt: number, end: number): Buffer {
  desk.writeUInt32LE(crc32(desk.subarray(checkedFrom, rowsAt)), 1);
  return Buffer.from(desk.subarray(0, end));
}

/** Where the table of lengths begins. */
function tableOf(bytes: Buffer): number {
  return headAt + bytes.readUInt32LE(checkedFrom);
}

function makeRoom(bytes: number): void {
  if (bytes <= desk.length) return;
  const larger = Buffer.allocUnsafe(2 * bytes);
  desk.copy(larger);
  desk = larger;
}

/** Nothing when the head is damaged. @throws TableeError `INBOX_NEWER` when a newer release wrote the entry. */
export function readEntryHead(bytes: Buffer): EntryHead | undefined {
  const found = headOf(ofThisFormat(bytes));
  if (found === undefined) return undefined;
  const { origin, source, received, count } = found;
  return { origin, source, received, count };
}

/**
 * Opens an entry for loading; nothing when its head is damaged. Its rows share the entry's bytes; a damaged row is
 * an item for quarantine.
 * @throws TableeError `INBOX_NEWER` when a newer release wrote the entry.
 */
export function openEntry(stored: Buffer): OpenedEntry | undefined {
  const bytes = ofThisFormat(stored);
  const found = headOf(bytes);
  if (found === undefined) return undefined;
  const { others, tableAt, ...head } = found;
  const items: OpenedItem[] = [];
  let from = tableAt + tableBytes * head.count;
  let other = 0;
  for (let index = 0; index < head.count; index++) {
    const to = from + bytes.readUInt32LE(tableAt + tableBytes * index);
    if (to === from) items.push(decodeOther(others[other++] as OtherTuple, head.received));
    else if (crc32(bytes.subarray(from, to)) !== bytes.readUInt32LE(tableAt + tableBytes * index + 4))
      items.push(damagedItem(head.source, bytes.subarray(from, to)));
    else items.push({ kind: 'interaction', value: { bytes, from, to } });
    from = to;
  }
  return { ...head, items };
}

/** Stands for what no longer reads as it was written; nothing of it is believed, so nothing of it is kept. */
export function damagedItem(source: string, bytes: Buffer): Extract<Item, { kind: 'quarantined' }> {
  const id = uuidFromHash(createHash('sha256').update(bytes).digest('hex'));
  const detail = 'the disk gave back other bits than it was given';
  return { kind: 'quarantined', value: { id, source, fault: { code: 'damaged', detail }, sealed: '' } };
}

function ofThisFormat(bytes: Buffer): Buffer {
  if (bytes[0] === format) return bytes;
  if (bytes[0] === firstFormat) return encodeEntry(decodeFirstFormat(bytes));
  const message = `the inbox holds entries of format ${bytes[0] ?? 'none'}, written by a newer release; this one reads up to ${format}`;
  throw new TableeError(message, { code: 'INBOX_NEWER' });
}

function headOf(bytes: Buffer) {
  const tableAt = tableOf(bytes);
  if (tableAt > bytes.length) return undefined;
  try {
    const text = bytes.toString('utf8', headAt, tableAt);
    const [origin, source, received, count, others] = JSON.parse(text) as HeadTuple;
    const rowsAt = tableAt + tableBytes * count;
    if (crc32(bytes.subarray(checkedFrom, rowsAt)) !== bytes.readUInt32LE(1)) return undefined;
    return { origin, source, received, count, others, tableAt };
  } catch {
    return undefined;
  }
}

/** The entry as it was appended. @throws TableeError `INBOX_NEWER`, `INBOX_DAMAGED` */
export function decodeEntry(bytes: Buffer): Entry {
  const opened = openEntry(bytes);
  if (opened === undefined)
    throw new TableeError('an entry of the inbox is damaged', { code: 'INBOX_DAMAGED' });
  const { origin, source, received, items } = opened;
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
