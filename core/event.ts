// The event other tools send: a CloudEvents 1.0 envelope with an interaction or a measure as data (design §3).
import { Type, type Static } from 'typebox';
import { communityKinds } from './registry.ts';
import { CommunityId } from './ids.ts';
import { tieReasons, verbs } from './verbs.ts';

export const interactionType = 'org.tablee.interaction.v1';
export const measureType = 'org.tablee.measure.v1';

/** An account as `provider:tenant:account`; it is hashed before anything is kept. */
const Account = Type.String({ minLength: 1, maxLength: 400 });
const Reference = Type.String({ minLength: 1, maxLength: 1000 });

export const InteractionData = Type.Object({
  actor: Type.Object({ id: Account, bot: Type.Optional(Type.Boolean()) }),
  verb: Type.Enum([...verbs]),
  community: Type.Object({
    id: CommunityId,
    name: Type.Optional(Type.String({ maxLength: 200 })),
    kind: Type.Optional(Type.Enum([...communityKinds])),
  }),
  object: Type.Optional(
    Type.Object({
      id: Reference,
      chars: Type.Optional(Type.Integer({ minimum: 0, maximum: 4_294_967_295 })),
      lang: Type.Optional(Type.String({ maxLength: 35 })),
    }),
  ),
  targets: Type.Optional(
    Type.Array(Type.Object({ id: Account, reason: Type.Enum([...tieReasons]) }), { maxItems: 100 }),
  ),
  thread: Type.Optional(
    Type.Object({
      id: Type.Optional(Reference),
      inReplyTo: Type.Optional(Type.Union([Reference, Type.Array(Reference, { maxItems: 100 })])),
    }),
  ),
});
export type InteractionData = Static<typeof InteractionData>;

export const MeasureData = Type.Object({
  objective: Type.String({ minLength: 1, maxLength: 200 }),
  value: Type.Number(),
});
export type MeasureData = Static<typeof MeasureData>;

const envelope = {
  specversion: Type.Literal('1.0'),
  id: Type.String({ minLength: 1, maxLength: 200 }),
  source: Type.String({ minLength: 1, maxLength: 200 }),
  time: Type.Optional(Type.String({ format: 'date-time' })),
};

export const InteractionEvent = Type.Object({
  ...envelope,
  type: Type.Literal(interactionType),
  data: InteractionData,
});
export type InteractionEvent = Static<typeof InteractionEvent>;

export const MeasureEvent = Type.Object({ ...envelope, type: Type.Literal(measureType), data: MeasureData });
export type MeasureEvent = Static<typeof MeasureEvent>;

/** Anything a source may post. Unknown fields are dropped at the door and counted, so they are not forbidden here. */
export const TableeEvent = Type.Union([InteractionEvent, MeasureEvent]);
export type TableeEvent = Static<typeof TableeEvent>;
