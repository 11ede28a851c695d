// Makes an event of a record as one rule says, or tells what is missing. The pipeline checks the event like any other.
import { hash } from 'node:crypto';
import { interactionType, type InteractionData, type InteractionEvent } from '../../core/event.ts';
import type { Fault } from '../../core/outcome.ts';
import type { Verb } from '../../core/verbs.ts';
import { parseComposed, trusted } from './address.ts';
import { detailsWriter } from './event-details.ts';
import type { Lookup, Reader } from './lookup.ts';
import type { EventFields, Value } from './mapping.ts';
import type { CheckedMapping } from './read-mapping.ts';
import { fieldsOf, type FieldName, type WrittenRule } from './rules.ts';
import { timeReader } from './times.ts';
import { isTrue } from './truth.ts';
import { composedReader, optionalReader, pointerOfValue, prefixed, valueReader } from './values.ts';

/** A field that must be there and is not, and the line of the mapping that says how to find it. */
export interface Missing {
  kind: 'fault';
  fault: Fault;
  line: number;
}

/** `line` is that of the rule. */
export type MappedEvent = { kind: 'event'; event: InteractionEvent; line: number } | Missing;

type FieldReader<Place, T extends string> = (place: Place) => T | Missing;

/** Words what is missing of a field. */
type Tell = (field: FieldName, detail: string, value?: Value) => Missing;

/** Envelope ids longer than this are named by their hash: the pipeline takes 200 characters. */
const longestId = 200;

export function eventMapper<Place>(
  checked: CheckedMapping,
  written: WrittenRule,
  lookup: Lookup<Place>,
): (place: Place) => MappedEvent {
  const { source, tenant: prefix } = checked.mapping;
  const { fields } = fieldsOf(checked.mapping, written);
  const { actor, community } = fields;
  const line = checked.lineOf(written.path);
  const tell = teller(checked, written);
  const tenant = composedReader([...trusted(parseComposed(prefix)), ':'], lookup);
  const named = (value: Value) => prefixed(valueReader(value, lookup), tenant);

  const readId = needed((value) => valueReader(value, lookup), fields.id, tell('id', 'no id', fields.id));
  const readActor = needed(named, actor?.id, tell('actor', 'nobody who did it', actor?.id));
  const readCommunity = needed(named, community?.id, tell('community', 'no community', community?.id));
  const readTime = timeOf(fields, lookup, tell);
  const readVerb = verbOf(fields, lookup, tell);
  const isBot = optionalReader(actor?.bot, lookup);
  const communityName = optionalReader(community?.name, lookup);
  const kind = community?.kind;
  const writeDetails = detailsWriter(fields, lookup, tenant);

  return (place) => {
    const id = readId(place);
    if (typeof id !== 'string') return id;
    const time = readTime(place);
    if (typeof time !== 'string') return time;
    const who = readActor(place);
    if (typeof who !== 'string') return who;
    const verb = readVerb(place);
    if (typeof verb !== 'string') return verb;
    const where = readCommunity(place);
    if (typeof where !== 'string') return where;

    const data: InteractionData = {
      actor: { id: who, bot: isTrue(isBot(place)) },
      verb,
      community: { id: where },
    };
    const name = communityName(place);
    if (name !== '') data.community.name = name;
    if (kind !== undefined) data.community.kind = kind;
    writeDetails(place, data);
    const event: InteractionEvent = {
      specversion: '1.0',
      id: envelopeId(id),
      source,
      type: interactionType,
      data,
    };
    if (time !== '') event.time = time;
    return { kind: 'event', event, line };
  };
}

function teller({ mapping, lineOf }: CheckedMapping, written: WrittenRule): Tell {
  const { pathOf } = fieldsOf(mapping, written);
  return (field, detail, value) => {
    const pointer = value === undefined ? undefined : pointerOfValue(value);
    const fault: Fault = { code: 'unreadable-payload', detail, ...(pointer !== undefined && { pointer }) };
    return { kind: 'fault', fault, line: lineOf(pathOf(field)) };
  };
}

function needed<Place>(
  readerOf: (value: Value) => Reader<Place>,
  value: Value | undefined,
  missing: Missing,
): FieldReader<Place, string> {
  if (value === undefined) return () => missing;
  const read = readerOf(value);
  return (place) => {
    const text = read(place);
    return text === '' ? missing : text;
  };
}

/** Empty when the time it came in will do. */
function timeOf<Place>({ time }: EventFields, lookup: Lookup<Place>, tell: Tell): FieldReader<Place, string> {
  if (time === undefined || time === 'received') return () => '';
  const read = valueReader(time.at, lookup);
  const instant = timeReader(time.as, time.zone);
  const absent = time.otherwise === 'received' ? '' : tell('time', 'no time', time.at);
  const unreadable = tell('time', `no time written as ${time.as}`, time.at);
  return (place) => {
    const text = read(place);
    return text === '' ? absent : (instant(text) ?? unreadable);
  };
}

function verbOf<Place>({ verb }: EventFields, lookup: Lookup<Place>, tell: Tell): FieldReader<Place, Verb> {
  if (typeof verb !== 'object') {
    const only = verb ?? tell('verb', 'no verb');
    return () => only;
  }
  const read = valueReader(verb.from, lookup);
  const values = new Map(Object.entries(verb.values));
  const otherwise = verb.otherwise ?? tell('verb', 'a value the mapping names no verb for', verb.from);
  return (place) => values.get(read(place)) ?? otherwise;
}

function envelopeId(id: string): string {
  return id.length > longestId ? `sha256:${hash('sha256', id)}` : id;
}
