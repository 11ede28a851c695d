// What an event may say besides who did what where: the thing, its conversation, and the people it names.
import type { InteractionData } from '../../core/event.ts';
import { lengthOf } from '../tools/text.ts';
import type { ListReader, Lookup, Reader } from './lookup.ts';
import type { EventFields } from './mapping.ts';
import { listReader, optionalReader, prefixed, valueReader } from './values.ts';

/** Writes as much as there is of it. */
type DetailWriter<Place> = (place: Place, data: InteractionData) => void;

/** An event names no more people, and answers no more things, than this. */
const most = 100;

export function detailsWriter<Place>(
  fields: EventFields,
  lookup: Lookup<Place>,
  tenant: Reader<Place>,
): DetailWriter<Place> {
  const writers = [
    objectWriter(fields, lookup, tenant),
    threadWriter(fields, lookup, tenant),
    targetsWriter(fields, lookup, tenant),
  ].filter((writer) => writer !== undefined);
  return (place, data) => {
    for (const write of writers) write(place, data);
  };
}

function objectWriter<Place>(
  { object }: EventFields,
  lookup: Lookup<Place>,
  tenant: Reader<Place>,
): DetailWriter<Place> | undefined {
  if (object === undefined) return undefined;
  const readId = prefixed(valueReader(object.id, lookup), tenant);
  const readChars = object.text === undefined ? toldLength(object, lookup) : measuredLength(object, lookup);
  const readLang = optionalReader(object.lang, lookup);
  return (place, data) => {
    const id = readId(place);
    if (id === '') return;
    data.object = { id };
    const [chars, lang] = [readChars(place), readLang(place)];
    if (chars !== undefined) data.object.chars = chars;
    if (lang !== '') data.object.lang = lang;
  };
}

type ObjectFields = NonNullable<EventFields['object']>;

function toldLength<Place>(
  { chars }: ObjectFields,
  lookup: Lookup<Place>,
): (place: Place) => number | undefined {
  const read = optionalReader(chars, lookup);
  return (place) => {
    const told = read(place);
    return told === '' ? undefined : Number(told);
  };
}

/** In code points; the text itself goes no further. */
function measuredLength<Place>(
  { text }: ObjectFields,
  lookup: Lookup<Place>,
): (place: Place) => number | undefined {
  const read = optionalReader(text, lookup);
  return (place) => {
    const told = read(place);
    return told === '' ? undefined : lengthOf(told);
  };
}

function threadWriter<Place>(
  { thread }: EventFields,
  lookup: Lookup<Place>,
  tenant: Reader<Place>,
): DetailWriter<Place> | undefined {
  if (thread === undefined) return undefined;
  const readId = thread.id === undefined ? () => '' : prefixed(valueReader(thread.id, lookup), tenant);
  const readAnswered =
    thread.inReplyTo === undefined ? () => [] : allPrefixed(listReader(thread.inReplyTo, lookup), tenant);
  return (place, data) => {
    const [id, answered] = [readId(place), readAnswered(place)];
    if (id === '' && answered.length === 0) return;
    data.thread = {};
    if (id !== '') data.thread.id = id;
    if (answered.length > 0) data.thread.inReplyTo = answered.slice(0, most);
  };
}

function targetsWriter<Place>(
  { targets }: EventFields,
  lookup: Lookup<Place>,
  tenant: Reader<Place>,
): DetailWriter<Place> | undefined {
  if (targets === undefined) return undefined;
  const readers = targets.map(({ reason, people }) => {
    const read = allPrefixed(listReader(people, lookup), tenant);
    return (place: Place) => read(place).map((id) => ({ id, reason }));
  });
  return (place, data) => {
    const named = readers.flatMap((read) => read(place));
    if (named.length > 0) data.targets = named.slice(0, most);
  };
}

function allPrefixed<Place>(read: ListReader<Place>, tenant: Reader<Place>): (place: Place) => string[] {
  return (place) => {
    const values = read(place);
    if (values.length === 0) return [];
    const prefix = tenant(place);
    return prefix === '' ? [] : values.map((value) => prefix + value);
  };
}
