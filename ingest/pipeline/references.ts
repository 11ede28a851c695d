// Which things an interaction made, and which it responds to.
import type { InteractionData } from '../../core/event.ts';
import type { ObjectId } from '../../core/ids.ts';
import { creatingVerbs, type Verb } from '../../core/verbs.ts';

const creating: ReadonlySet<Verb> = new Set(creatingVerbs);
const most = 100;

export interface ReferenceParts {
  /** The pseudonym of a thing that was there before. */
  object: (reference: string) => ObjectId;
  /** Of one that begins with this event. */
  newObject: (reference: string) => ObjectId;
}

export interface References {
  /** The thing it made: only for creating verbs. */
  object: ObjectId | undefined;
  thread: ObjectId | undefined;
  respondsTo: ObjectId[];
}

/**
 * Whoever reacts to, shares, views, edits or deletes a thing names it as the event's object, but did not make it:
 * for those verbs the object is what they respond to.
 */
export function referencesOf(data: InteractionData, { object, newObject }: ReferenceParts): References {
  const named = data.object?.id;
  const isMade = creating.has(data.verb);
  const made = isMade && named !== undefined ? newObject(named) : undefined;
  const respondsTo: ObjectId[] = [];
  if (named !== undefined && !isMade) respondsTo.push(object(named));
  for (const reference of answered(data)) {
    const id = object(reference);
    if (id !== made && !respondsTo.includes(id)) respondsTo.push(id);
  }
  const thread = data.thread?.id;
  return {
    object: made,
    thread: thread === undefined ? undefined : object(thread),
    respondsTo: respondsTo.length > most ? respondsTo.slice(0, most) : respondsTo,
  };
}

const nothing: readonly string[] = [];

function answered({ thread }: InteractionData): readonly string[] {
  const inReplyTo = thread?.inReplyTo;
  if (inReplyTo === undefined) return nothing;
  return typeof inReplyTo === 'string' ? [inReplyTo] : inReplyTo;
}
