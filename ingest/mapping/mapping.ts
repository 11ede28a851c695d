// The mapping language as a schema: what a mapping file may say. docs/mapping.md tells it to people.
import { Type, type Static } from 'typebox';
import { notCountedReasons } from '../../core/outcome.ts';
import { communityKinds } from '../../core/registry.ts';
import { tieReasons, verbs } from '../../core/verbs.ts';
import { HmacSettings } from '../signatures/configured-hmac.ts';
import { payloadForms } from './expectations.ts';
import { mentionNotations } from './mentions.ts';
import { timeNotations } from './times.ts';

const strict = { additionalProperties: false };
const Scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean()]);
const Scalars = Type.Array(Scalar, { minItems: 1 });

/** An address, or text with addresses in braces (`address.ts`). */
const Text = Type.String({ minLength: 1 });

const LookUp = Type.Object(
  { from: Text, values: Type.Record(Type.String(), Scalar), otherwise: Type.Optional(Scalar) },
  strict,
);

/** One value; a value of which a part is missing is missing. */
const Value = Type.Union([
  Text,
  Type.Object({ constant: Scalar }, strict),
  /** The first of these that is there. */
  Type.Object({ first: Type.Array(Text, { minItems: 1 }), otherwise: Type.Optional(Scalar) }, strict),
  LookUp,
]);
export type Value = Static<typeof Value>;

/** Several values; `as` puts each, written `{}`, into a text. */
const OneOfValues = Type.Union([
  Text,
  Type.Object({ split: Text, by: Type.String({ minLength: 1 }), as: Type.Optional(Text) }, strict),
  Type.Object({ in: Text, written: Type.Enum([...mentionNotations]), as: Type.Optional(Text) }, strict),
]);
export type OneOfValues = Static<typeof OneOfValues>;
const Values = Type.Union([OneOfValues, Type.Array(OneOfValues, { minItems: 1 })]);
export type Values = Static<typeof Values>;

/** What an address must hold for a rule to apply. */
const Condition = Type.Union([
  Scalar,
  Scalars,
  Type.Object({ present: Type.Boolean() }, strict),
  /** Holds something, and none of these. */
  Type.Object({ not: Scalars }, strict),
]);
export type Condition = Static<typeof Condition>;

const When = Type.Record(Type.String(), Condition);
export type When = Static<typeof When>;

const Time = Type.Union([
  /** When it came in. */
  Type.Literal('received'),
  Type.Object(
    {
      at: Value,
      as: Type.Enum([...timeNotations]),
      /** IANA zone of times that name no offset. */
      zone: Type.Optional(Type.String()),
      otherwise: Type.Optional(Type.Literal('received')),
    },
    strict,
  ),
]);

const VerbName = Type.Enum([...verbs]);

/** The fields of an event, shaped like the `data` of the event they make (`core/event.ts`). */
const eventFields = {
  id: Type.Optional(Value),
  time: Type.Optional(Time),
  actor: Type.Optional(Type.Object({ id: Value, bot: Type.Optional(Value) }, strict)),
  verb: Type.Optional(
    Type.Union([
      VerbName,
      Type.Object(
        {
          from: Text,
          values: Type.Record(Type.String(), VerbName),
          otherwise: Type.Optional(VerbName),
        },
        strict,
      ),
    ]),
  ),
  community: Type.Optional(
    Type.Object(
      { id: Value, name: Type.Optional(Value), kind: Type.Optional(Type.Enum([...communityKinds])) },
      strict,
    ),
  ),
  object: Type.Optional(
    Type.Object(
      {
        id: Value,
        /** Its length as the tool tells it, or a text that is measured and left behind. */
        chars: Type.Optional(Value),
        text: Type.Optional(Value),
        lang: Type.Optional(Value),
      },
      strict,
    ),
  ),
  thread: Type.Optional(Type.Object({ id: Type.Optional(Value), inReplyTo: Type.Optional(Values) }, strict)),
  targets: Type.Optional(
    Type.Array(Type.Object({ reason: Type.Enum([...tieReasons]), people: Values }, strict), { minItems: 1 }),
  ),
};
const EventFields = Type.Object(eventFields, strict);
export type EventFields = Static<typeof EventFields>;

/** One rule: leaves out, refuses, or makes an event; `check-mapping.ts` sees that it does one of them. */
const plainRule = {
  when: Type.Optional(When),
  leaveOut: Type.Optional(Type.Enum([...notCountedReasons])),
  /** Why the payload cannot be read, in words. */
  refuse: Type.Optional(Text),
  ...eventFields,
};
const PlainRule = Type.Object(plainRule, strict);
export type PlainRule = Static<typeof PlainRule>;

/** A rule, or rules for every item of a list. */
const Rule = Type.Object(
  { ...plainRule, each: Type.Optional(Type.String()), events: Type.Optional(Type.Array(PlainRule)) },
  strict,
);
export type Rule = Static<typeof Rule>;

const Token = Type.Union([
  Type.Object({ header: Text, prefix: Type.Optional(Type.String()) }, strict),
  Type.Object({ field: Text }, strict),
  Type.Object({ query: Text }, strict),
]);
export type Token = Static<typeof Token>;

/** How a webhook proves itself. */
const Signature = Type.Union([
  Type.Enum(['standard-webhooks', 'github', 'slack']),
  Type.Object({ token: Token }, strict),
  Type.Object({ hmac: HmacSettings }, strict),
]);
export type Signature = Static<typeof Signature>;

/** What is echoed, as plain text, before events are sent. */
const Handshake = Type.Object(
  { when: Type.Optional(When), field: Type.Optional(Text), query: Type.Optional(Text) },
  { ...strict, minProperties: 1 },
);
export type Handshake = Static<typeof Handshake>;

const Forms = Type.Enum([...payloadForms]);

export const Mapping = Type.Object(
  {
    /** CloudEvents source of every event, e.g. `/jira/acme`. */
    source: Type.String({ pattern: '^/[^\\s]{1,198}$' }),
    /** `provider:tenant`, put in front of people, communities and things; may hold addresses in braces. */
    tenant: Type.String({ pattern: '^[^\\s:]+:[^\\s:]+$' }),
    /** Of CSV columns; found from the header when absent. */
    separator: Type.Optional(Type.String({ minLength: 1, maxLength: 1 })),
    /** What values must be, where there are any; a payload in which one is not is refused. */
    expect: Type.Optional(
      Type.Record(Type.String(), Type.Union([Forms, Type.Array(Forms, { minItems: 1 })])),
    ),
    /** `standard-webhooks` when absent. */
    signature: Type.Optional(Signature),
    handshake: Type.Optional(Handshake),
    /** Fields of every event that does not say otherwise. */
    shared: Type.Optional(EventFields),
    /** Looked at in order: the first that applies decides. */
    events: Type.Array(Rule, { minItems: 1 }),
  },
  strict,
);
export type Mapping = Static<typeof Mapping>;
