// Turns a row into a CloudEvent, as a mapping says. The pipeline checks the event like any other.
import { interactionType } from '../../core/event.ts';
import type { Fault } from '../../core/outcome.ts';
import type { Mapping } from './mapping.ts';

/** Reads one column of a row; empty when the row has none. */
export type Cell<Row> = (row: Row) => string;
export type RowMapper<Row> = (
  row: Row,
) => { kind: 'event'; event: unknown } | { kind: 'fault'; fault: Fault };

type ReferenceSpec = string | { column: string; prefix?: string; separator?: string };

/** Names of all columns a mapping reads. */
export function columnsOf(mapping: Mapping): string[] {
  const { id, time, actor, bot, verb, community, communityName, object, thread } = mapping;
  const { replies, quotes, mentions, targets, chars, lang } = mapping;
  const specs = [id, time, actor, bot, community, communityName, object, thread, replies, quotes, mentions];
  const all = [...specs, targets, chars, lang, typeof verb === 'string' ? undefined : verb];
  return [...new Set(all.filter((spec) => spec !== undefined).map((spec) => columnOf(spec)))];
}

/** `cell` finds a column by name; it is called once for each. */
export function createRowMapper<Row>(mapping: Mapping, cell: (column: string) => Cell<Row>): RowMapper<Row> {
  const none: Cell<Row> = () => '';
  const plain = (column: string | undefined) => (column === undefined ? none : cell(column));
  const one = (spec: ReferenceSpec | undefined) =>
    spec === undefined ? none : prefixed(spec, cell, mapping.tenant);
  const many = (spec: ReferenceSpec | undefined) =>
    spec === undefined ? () => [] : listed(spec, cell, mapping.tenant);

  const id = plain(mapping.id);
  const time = timeReader(cell(mapping.time.column), mapping.time.as);
  const verb = verbReader(mapping, cell);
  const [actor, community, object, thread] = [
    mapping.actor,
    mapping.community,
    mapping.object,
    mapping.thread,
  ].map(one);
  const [bot, name, chars, lang] = [mapping.bot, mapping.communityName, mapping.chars, mapping.lang].map(
    plain,
  );
  const [replies, quotes, mentions, targets] = [
    mapping.replies,
    mapping.quotes,
    mapping.mentions,
    mapping.targets,
  ].map(many);
  const reason = mapping.targets?.reason ?? 'reply';

  return (row) => {
    const made = { id: object?.(row) ?? '', chars: chars?.(row) ?? '', lang: lang?.(row) ?? '' };
    const inReplyTo = [...(replies?.(row) ?? []), ...(quotes?.(row) ?? [])];
    const threadId = thread?.(row) ?? '';
    const named = [
      ...(targets?.(row) ?? []).map((person) => ({ id: person, reason })),
      ...(mentions?.(row) ?? []).map((person) => ({ id: person, reason: 'mention' })),
    ];
    const told = time(row);
    if (told === undefined) return fault(`column ${mapping.time.column} holds no time`, '/time');
    const verbOfRow = verb(row);
    if (verbOfRow === undefined)
      return fault('the verb column holds a value the mapping does not name', '/data/verb');
    const event = {
      specversion: '1.0',
      id: id(row),
      source: mapping.source,
      type: interactionType,
      time: told,
      data: {
        actor: { id: actor?.(row) ?? '', bot: isTrue(bot?.(row) ?? '') },
        verb: verbOfRow,
        community: { id: community?.(row) ?? '', name: name?.(row) ?? '' },
        ...(made.id === '' ? {} : { object: objectOf(made) }),
        ...(named.length === 0 ? {} : { targets: named }),
        ...(threadId === '' && inReplyTo.length === 0
          ? {}
          : {
              thread: {
                ...(threadId === '' ? {} : { id: threadId }),
                ...(inReplyTo.length === 0 ? {} : { inReplyTo }),
              },
            }),
      },
    };
    return { kind: 'event', event };
  };
}

function objectOf({ id, chars, lang }: { id: string; chars: string; lang: string }) {
  return { id, ...(chars === '' ? {} : { chars: Number(chars) }), ...(lang === '' ? {} : { lang }) };
}

function columnOf(spec: ReferenceSpec): string {
  return typeof spec === 'string' ? spec : spec.column;
}

function prefixOf(spec: ReferenceSpec, tenant: string): string {
  return typeof spec === 'string' ? `${tenant}:` : (spec.prefix ?? `${tenant}:`);
}

function prefixed<Row>(spec: ReferenceSpec, cell: (column: string) => Cell<Row>, tenant: string): Cell<Row> {
  const read = cell(columnOf(spec));
  const prefix = prefixOf(spec, tenant);
  return (row) => {
    const value = read(row);
    return value === '' ? '' : prefix + value;
  };
}

function listed<Row>(
  spec: ReferenceSpec,
  cell: (column: string) => Cell<Row>,
  tenant: string,
): (row: Row) => string[] {
  const read = cell(columnOf(spec));
  const prefix = prefixOf(spec, tenant);
  const separator = typeof spec === 'string' ? undefined : spec.separator;
  return (row) => {
    const value = read(row);
    if (value === '') return [];
    const values = separator === undefined ? [value] : value.split(separator);
    return values
      .map((one) => one.trim())
      .filter((one) => one !== '')
      .map((one) => prefix + one);
  };
}

function verbReader<Row>(
  { verb }: Mapping,
  cell: (column: string) => Cell<Row>,
): (row: Row) => string | undefined {
  if (typeof verb === 'string') return () => verb;
  const read = cell(verb.column);
  const values = new Map(Object.entries(verb.values));
  return (row) => values.get(read(row));
}

function timeReader<Row>(read: Cell<Row>, as: Mapping['time']['as']): (row: Row) => string | undefined {
  if (as === 'iso') {
    return (row) => {
      const value = read(row);
      const zoned = /[zZ]$|[+-]\d\d:?\d\d$/.test(value) ? value : `${value}Z`;
      return isoOf(Date.parse(zoned.replace(' ', 'T')));
    };
  }
  const scale = as === 'unix-seconds' ? 1000 : 1;
  return (row) => {
    const value = read(row);
    return /^-?\d+(\.\d+)?$/.test(value) ? isoOf(Number(value) * scale) : undefined;
  };
}

const furthest = Date.UTC(9999, 0, 1);

function isoOf(timeMs: number): string | undefined {
  return Math.abs(timeMs) < furthest ? new Date(timeMs).toISOString() : undefined;
}

const truths: ReadonlySet<string> = new Set(['1', 'true', 'yes', 'oui', 'y', 't']);

export function isTrue(value: string): boolean {
  return truths.has(value.trim().toLowerCase());
}

function fault(detail: string, pointer: string): { kind: 'fault'; fault: Fault } {
  return { kind: 'fault', fault: { code: 'invalid-event', detail, pointer } };
}
