// Makes the one small shape of a checked event: pseudonyms for people and things, a key, a fingerprint, a day.
import type { InteractionData, InteractionEvent, MeasureEvent } from '../../core/event.ts';
import type { Day, PersonId } from '../../core/ids.ts';
import type { Interaction, Target } from '../../core/interaction.ts';
import { eventKey } from '../../core/pseudonyms.ts';
import type { Measure } from '../../store/rows/measures.ts';
import type { PlacedTime } from './event-time.ts';
import { fingerprint } from './fingerprint.ts';
import { referencesOf, type ReferenceParts } from './references.ts';
import { wellFormed } from './well-formed.ts';

export interface NormaliseParts extends ReferenceParts {
  person: (account: string) => PersonId;
  dayOf: (timeMs: number) => Day;
}

/** The interaction an event tells of. */
export function toInteraction(
  event: InteractionEvent,
  { time, clamped }: PlacedTime,
  received: number,
  parts: NormaliseParts,
): Interaction {
  const { data } = event;
  const { object, thread, respondsTo } = referencesOf(data, parts);
  const interaction: Interaction = {
    key: eventKey(event.source, event.id),
    fingerprint: '',
    source: wellFormed(event.source),
    verb: data.verb,
    actor: parts.person(data.actor.id),
    bot: data.actor.bot ?? false,
    community: wellFormed(data.community.id),
    communityName: wellFormed(data.community.name ?? ''),
    time,
    received,
    day: parts.dayOf(time),
    clamped,
    respondsTo,
    targets: targetsOf(data, parts),
    chars: data.object?.chars ?? 0,
    lang: wellFormed(data.object?.lang ?? ''),
  };
  if (object !== undefined) interaction.object = object;
  if (thread !== undefined) interaction.thread = thread;
  interaction.fingerprint = contentOf(interaction, event.time ?? '');
  return interaction;
}

/** The business figure an event reports. */
export function toMeasure(
  event: MeasureEvent,
  { time }: PlacedTime,
  received: number,
  parts: NormaliseParts,
): Measure {
  const objective = wellFormed(event.data.objective);
  return {
    key: eventKey(event.source, event.id),
    fingerprint: fingerprint(`${objective}\0${event.data.value}\0${event.time ?? ''}`),
    source: wellFormed(event.source),
    objective,
    value: event.data.value,
    time,
    received,
    day: parts.dayOf(time),
  };
}

/**
 * The time as told, not as placed: a clamped or missing time differs at each delivery. A reaction's is left out: one
 * that was taken back and given again is the same reaction at another hour, and counts once.
 * The community's name is a label that may change between two deliveries, so it is left out.
 */
function contentOf(it: Interaction, told: string): string {
  const { verb, actor, bot, community, object = '', thread = '', chars, lang } = it;
  const when = verb === 'react' ? '' : told;
  let parts = `${verb}\0${actor}\0${String(bot)}\0${community}\0${when}\0${object}\0${thread}\0${chars}\0${lang}`;
  for (const answered of it.respondsTo) parts += `\0object\0${answered}`;
  for (const { person, reason } of it.targets) parts += `\0${reason}\0${person}`;
  return fingerprint(parts);
}

function targetsOf({ targets }: InteractionData, { person }: NormaliseParts): Target[] {
  const named: Target[] = [];
  for (const { id, reason } of targets ?? []) {
    const target = { person: person(id), reason };
    if (!named.some((other) => other.person === target.person && other.reason === reason)) named.push(target);
  }
  return named;
}
