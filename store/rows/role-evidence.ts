// The facts behind a person's roles and persona: numbers only, from which pages write sentences.
import { Type, type Static } from 'typebox';

/** After Cross & Parker, *The Hidden Power of Social Networks*, 2004; the numbers are ours (research/science.md §1.4). */
export const roles = [
  'central-connector',
  'boundary-spanner',
  'information-broker',
  'peripheral-expert',
] as const;
export type Role = (typeof roles)[number];

/** What somebody mostly does, by what they give and receive; wording after SWOOP. */
export const personas = ['observer', 'engager', 'catalyst', 'responder', 'broadcaster'] as const;
export type Persona = (typeof personas)[number];

const Count = Type.Integer({ minimum: 0 });

export const RoleEvidence = Type.Object({
  connector: Type.Object({
    /** Share of resamples of the window's days in which the person is among the top 5 % by influence. */
    topChance: Type.Number(),
    responders: Count,
    activeWeeks: Count,
  }),
  spanner: Type.Object({
    /** Colleagues of other departments, either way; the fewest of those among the top 5 %. */
    contacts: Count,
    bar: Count,
    departments: Count,
    /** Share of those contacts in the one department that holds most of them. */
    largestShare: Type.Number(),
    /** Departments to which nobody else of the own department has as many contacts. */
    closestLinkTo: Count,
  }),
  broker: Type.Object({
    /** Share of all shortest ways between two people that lead through this one, and twice its error. */
    betweenness: Type.Number(),
    bar: Type.Number(),
    twiceError: Type.Number(),
    /** Burt's constraint, and the median of people with about as many contacts; null without contacts. */
    constraint: Type.Union([Type.Number(), Type.Null()]),
    usualConstraint: Type.Union([Type.Number(), Type.Null()]),
  }),
  expert: Type.Object({
    contacts: Count,
    medianContacts: Type.Number(),
    opened: Count,
    answered: Count,
    /** Chance that a thread of theirs is answered within a week, shrunk towards everyone's; the upper quartile. */
    answeredRate: Type.Number(),
    bar: Type.Number(),
    answersGiven: Count,
  }),
  persona: Type.Object({ contributions: Count, posts: Count, replies: Count, responses: Count }),
});
export type RoleEvidence = Static<typeof RoleEvidence>;
