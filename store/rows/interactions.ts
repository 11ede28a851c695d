// How an interaction lies in `tablee.interactions`: packed into the bytes the store reads as early as the door,
// so that nothing on the way has to take them apart.
import type { Interaction } from '../../core/interaction.ts';
import { nilId, type Day } from '../../core/ids.ts';
import type { TieReason, Verb } from '../../core/verbs.ts';
import { dayFromNumber, dayNumber } from '../../core/windows.ts';
import {
  readWhole,
  rowReader,
  uuidBytes,
  writeAscii,
  writeLength,
  writeText,
  writeUuid,
  writeWhole,
} from '../row-binary.ts';
import type { PackedBytes, TableDefinition } from '../store.ts';

/** Columns in the order they are packed. What the loader looks at comes first, at places that never move. */
const packedTypes = {
  seq: 'UInt64',
  key: 'UUID',
  fingerprint: 'FixedString(16)',
  day: 'Date',
  time: "DateTime64(3, 'UTC')",
  received: "DateTime64(3, 'UTC')",
  actor: 'UUID',
  object: 'UUID',
  thread: 'UUID',
  bot: 'Bool',
  clamped: 'Bool',
  chars: 'UInt32',
  source: 'LowCardinality(String)',
  verb: 'LowCardinality(String)',
  community: 'LowCardinality(String)',
  community_name: 'LowCardinality(String)',
  lang: 'LowCardinality(String)',
  responds_to: 'Array(UUID)',
  targets: 'Array(UUID)',
  reasons: 'Array(LowCardinality(String))',
} as const;

const keyAt = 8;
const fingerprintAt = keyAt + uuidBytes;
const fingerprintBytes = 16;
const dayAt = fingerprintAt + fingerprintBytes;

/** One interaction's row, among others in the same bytes. */
export type PackedInteraction = PackedBytes;

/** Most bytes {@link packInteraction} may write. */
export function packedSize(it: Interaction): number {
  const texts = it.source.length + it.community.length + it.communityName.length + it.lang.length;
  return 256 + 3 * texts + 48 * (it.respondsTo.length + it.targets.length);
}

/** Packs an interaction; its place in the inbox is not known yet ({@link placeAt}). Returns where it ends. */
export function packInteraction(it: Interaction, bytes: Buffer, from: number): number {
  let at = writeWhole(bytes, from, 0);
  at = writeUuid(bytes, at, it.key);
  writeAscii(bytes, at, it.fingerprint);
  at = bytes.writeUInt16LE(numberOf(it.day), at + fingerprintBytes);
  at = writeWhole(bytes, at, it.time);
  at = writeWhole(bytes, at, it.received);
  at = writeUuid(bytes, at, it.actor);
  at = writeUuid(bytes, at, it.object ?? nilId);
  at = writeUuid(bytes, at, it.thread ?? nilId);
  bytes[at++] = it.bot ? 1 : 0;
  bytes[at++] = it.clamped ? 1 : 0;
  at = bytes.writeUInt32LE(it.chars, at);
  at = writeText(bytes, at, it.source);
  at = writeText(bytes, at, it.verb);
  at = writeText(bytes, at, it.community);
  at = writeText(bytes, at, it.communityName);
  at = writeText(bytes, at, it.lang);
  at = writeLength(bytes, at, it.respondsTo.length);
  for (const object of it.respondsTo) at = writeUuid(bytes, at, object);
  at = writeLength(bytes, at, it.targets.length);
  for (const { person } of it.targets) at = writeUuid(bytes, at, person);
  at = writeLength(bytes, at, it.targets.length);
  for (const { reason } of it.targets) at = writeText(bytes, at, reason);
  return at;
}

/** The interaction again, as it was packed. */
export function unpackInteraction({ bytes, from }: PackedInteraction): Interaction {
  const read = rowReader(bytes, from + keyAt);
  const key = read.uuid();
  const fingerprint = read.text(fingerprintBytes);
  const day = dayFromNumber(read.uint16());
  const [time, received] = [read.whole(), read.whole()];
  const [actor, object, thread] = [read.uuid(), read.uuid(), read.uuid()];
  const [bot, clamped, chars] = [read.bool(), read.bool(), read.uint32()];
  const [source, verb, community, communityName, lang] = [
    read.text(),
    read.text(),
    read.text(),
    read.text(),
    read.text(),
  ];
  const respondsTo = read.list(read.uuid);
  const people = read.list(read.uuid);
  const reasons = read.list(() => read.text());
  return {
    key,
    fingerprint,
    source,
    verb: verb as Verb,
    actor,
    bot,
    community,
    communityName,
    time,
    received,
    day,
    clamped,
    ...(object === nilId ? {} : { object }),
    ...(thread === nilId ? {} : { thread }),
    respondsTo,
    targets: people.map((person, index) => ({ person, reason: reasons[index] as TieReason })),
    chars,
    lang,
  };
}

/** Gives it its place in the inbox: the latest copy of a key wins, and all copies of a key are alike. */
export function placeAt({ bytes, from }: PackedInteraction, seq: number): void {
  writeWhole(bytes, from, seq);
}

export function seqOf({ bytes, from }: PackedInteraction): number {
  return readWhole(bytes, from);
}

const halfBytes = 8;
const digitsInWord = 8;

/** Writes its key and its fingerprint as six 32-bit words: a key's bytes lie as two halves, each running backwards. */
export function writeIdentity({ bytes, from }: PackedInteraction, into: Uint32Array): void {
  const key = from + keyAt;
  into[0] = bytes.readUInt32LE(key + 4);
  into[1] = bytes.readUInt32LE(key);
  into[2] = bytes.readUInt32LE(key + halfBytes + 4);
  into[3] = bytes.readUInt32LE(key + halfBytes);
  into[4] = hexWord(bytes, from + fingerprintAt);
  into[5] = hexWord(bytes, from + fingerprintAt + digitsInWord);
}

/** Fingerprints are written in small letters: `0`–`9` are 48–57, `a`–`f` 97–102. */
function hexWord(bytes: Buffer, at: number): number {
  let word = 0;
  for (let index = at; index < at + digitsInWord; index++) {
    const code = bytes[index] ?? 0;
    word = (word << 4) | (code < 58 ? code - 48 : code - 87);
  }
  return word;
}

export function dayOf({ bytes, from }: PackedInteraction): Day {
  return dayNamed(bytes.readUInt16LE(from + dayAt));
}

/** Days come again and again: what was computed once is remembered. */
function remembering<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}

const dayNamed = remembering(dayFromNumber);
const numberOf = remembering(dayNumber);

const column = (value: (it: Interaction) => ReturnType<Column>) => (row: PackedInteraction) =>
  value(unpackInteraction(row));
type Column = TableDefinition<PackedInteraction>['columns'][string];

export const interactionsTable: TableDefinition<PackedInteraction> = {
  name: 'tablee.interactions',
  packed: { types: packedTypes, bytesOf: (row) => row },
  columns: {
    key: column((it) => it.key),
    fingerprint: column((it) => it.fingerprint),
    source: column((it) => it.source),
    day: column((it) => it.day),
    time: column((it) => it.time),
    received: column((it) => it.received),
    verb: column((it) => it.verb),
    actor: column((it) => it.actor),
    bot: column((it) => it.bot),
    community: column((it) => it.community),
    community_name: column((it) => it.communityName),
    clamped: column((it) => it.clamped),
    object: column((it) => it.object ?? nilId),
    thread: column((it) => it.thread ?? nilId),
    responds_to: column((it) => it.respondsTo),
    targets: column((it) => it.targets.map((target) => target.person)),
    reasons: column((it) => it.targets.map((target) => target.reason)),
    chars: column((it) => it.chars),
    lang: column((it) => it.lang),
    seq: seqOf,
  },
};
