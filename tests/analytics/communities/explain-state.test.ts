// The rules a state went through: exactly one fits, and none after it was asked.
import { expect, it } from 'vitest';
import { explainState } from '../../../analytics/communities/explain-state.ts';
import { communityStates } from '../../../core/community-state.ts';
import { sampleEvidence } from '../../support/sample-evidence.ts';

it.each(communityStates)('%s is named by the first rule that fits', (state) => {
  const rules = explainState(state, sampleEvidence(state, 12, '2026-11-23'));
  const outcomes = rules.map(({ outcome }) => outcome);
  expect(rules.find(({ outcome }) => outcome === 'fits')?.state).toBe(state);
  expect(outcomes).toEqual([...outcomes].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
  expect(rules.map(({ counts }) => counts).join(' ')).not.toMatch(/NaN|undefined|null/);
});

const order = ['no', 'fits', 'not asked'];
