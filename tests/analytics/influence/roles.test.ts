import { describe, expect, it } from 'vitest';
import { fitBeta, shrunkShare } from '../../../analytics/influence/beta-shrinkage.ts';
import { personaOf } from '../../../analytics/influence/personas.ts';
import { judgeRoles, rolesMet } from '../../../analytics/influence/roles.ts';
import type { RoleEvidence } from '../../../store/rows/role-evidence.ts';

/** Meets every rule, contradictory as that is. */
const everything: RoleEvidence = {
  connector: { topChance: 0.9, responders: 10, activeWeeks: 4 },
  spanner: { contacts: 8, bar: 8, departments: 3, largestShare: 0.6, closestLinkTo: 0 },
  broker: { betweenness: 0.03, bar: 0.03, twiceError: 0.02, constraint: 0.1, usualConstraint: 0.2 },
  expert: { contacts: 3, medianContacts: 3, opened: 9, answered: 9, answeredRate: 0.9, bar: 0.8, answersGiven: 5 },
  persona: { contributions: 9, posts: 4, replies: 5, responses: 9 },
}; // prettier-ignore

describe('roles', () => {
  it('are all met at their limits', () => {
    expect(rolesMet(everything)).toEqual([
      'central-connector',
      'boundary-spanner',
      'information-broker',
      'peripheral-expert',
    ]);
  });

  it.each<{ misses: string; change: (facts: RoleEvidence) => void }>([
    { misses: 'central-connector', change: ({ connector }) => (connector.topChance = 0.89) },
    { misses: 'central-connector', change: ({ connector }) => (connector.responders = 9) },
    { misses: 'central-connector', change: ({ connector }) => (connector.activeWeeks = 3) },
    { misses: 'boundary-spanner', change: ({ spanner }) => (spanner.contacts = 7) },
    { misses: 'boundary-spanner', change: ({ spanner }) => (spanner.departments = 2) },
    { misses: 'boundary-spanner', change: ({ spanner }) => (spanner.largestShare = 0.61) },
    { misses: 'boundary-spanner', change: ({ spanner }) => ((spanner.bar = 0), (spanner.contacts = 0)) },
    { misses: 'information-broker', change: ({ broker }) => (broker.bar = 0.04) },
    { misses: 'information-broker', change: ({ broker }) => (broker.twiceError = 0.03) },
    { misses: 'information-broker', change: ({ broker }) => (broker.constraint = null) },
    { misses: 'peripheral-expert', change: ({ expert }) => (expert.contacts = 4) },
    { misses: 'peripheral-expert', change: ({ expert }) => (expert.answeredRate = 0.8) },
    { misses: 'peripheral-expert', change: ({ expert }) => (expert.answersGiven = 4) },
  ])('$misses is missed just under a limit, and says by which condition', ({ misses, change }) => {
    const facts = structuredClone(everything);
    change(facts);
    const missed = judgeRoles(facts).filter(({ met }) => !met);
    expect(missed.map(({ role }) => role)).toEqual([misses]);
    expect(missed[0]?.conditions.filter(({ met }) => !met)).toHaveLength(1);
  });
});

describe('personas', () => {
  it.each([
    { conduct: { contributions: 5, posts: 5, replies: 0, responses: 90 }, persona: 'observer' },
    { conduct: { contributions: 20, posts: 10, replies: 10, responses: 20 }, persona: 'engager' },
    { conduct: { contributions: 20, posts: 10, replies: 10, responses: 60 }, persona: 'catalyst' },
    { conduct: { contributions: 40, posts: 10, replies: 30, responses: 5 }, persona: 'responder' },
    { conduct: { contributions: 40, posts: 30, replies: 10, responses: 5 }, persona: 'broadcaster' },
  ])('$persona', ({ conduct, persona }) => {
    expect(personaOf(conduct, 84)).toBe(persona);
  });
});

describe('shares of few', () => {
  it('are drawn towards everyone’s, the more the fewer they rest on', () => {
    const prior = fitBeta([2, 4, 6, 8, 10, 1], [10, 10, 10, 10, 10, 1]);
    const mean = prior.a / (prior.a + prior.b);
    expect(mean).toBeCloseTo(0.6, 9);
    expect(shrunkShare(prior, 0, 0)).toBeCloseTo(mean, 9);
    expect(shrunkShare(prior, 1, 1)).toBeLessThan(shrunkShare(prior, 20, 20));
  });

  it('have an even prior where nobody has enough', () => {
    expect(fitBeta([1], [1])).toEqual({ a: 1, b: 1 });
    expect(fitBeta([], [])).toEqual({ a: 1, b: 1 });
  });
});
