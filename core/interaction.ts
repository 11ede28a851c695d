// One interaction as Tablée keeps it: pseudonyms, times and references; never a body, title or subject.
import { Type, type Static } from 'typebox';
import { CommunityId, Day, EventKey, ObjectId, PersonId } from './ids.ts';
import { tieReasons, verbs } from './verbs.ts';

/** Someone the interaction names, and why. */
export const Target = Type.Object({ person: PersonId, reason: Type.Enum([...tieReasons]) });
export type Target = Static<typeof Target>;

export const Interaction = Type.Object(
  {
    /** Identity of the event; the same key with the same fingerprint changes nothing. */
    key: EventKey,
    /** First 16 hex digits of a hash over the content: tells a repeat from a conflict. */
    fingerprint: Type.String({ pattern: '^[0-9a-f]{16}$' }),
    /** CloudEvents source, e.g. `/slack/T024`. */
    source: Type.String({ minLength: 1, maxLength: 200 }),
    verb: Type.Enum([...verbs]),
    actor: PersonId,
    bot: Type.Boolean(),
    community: CommunityId,
    /** The community's name as the tool gave it; empty when it gave none. */
    communityName: Type.String({ maxLength: 200 }),
    /** Milliseconds since 1970, as told by the source (bounded by `received`). */
    time: Type.Integer({ minimum: 0 }),
    /** Milliseconds since 1970, when it came in. */
    received: Type.Integer({ minimum: 0 }),
    /** Day of `time` in the organisation's time zone, fixed at the door. */
    day: Day,
    /** `time` was more than five minutes ahead and was set to `received`. */
    clamped: Type.Boolean(),
    /** The thing this interaction made, for creating verbs. */
    object: Type.Optional(ObjectId),
    thread: Type.Optional(ObjectId),
    /** The things it replies or reacts to. */
    respondsTo: Type.Array(ObjectId, { maxItems: 100 }),
    targets: Type.Array(Target, { maxItems: 100 }),
    /** Length of the text in characters, 0 when unknown. */
    chars: Type.Integer({ minimum: 0, maximum: 4_294_967_295 }),
    /** BCP 47 language, empty when unknown. */
    lang: Type.String({ maxLength: 35 }),
  },
  { additionalProperties: false },
);
export type Interaction = Static<typeof Interaction>;
