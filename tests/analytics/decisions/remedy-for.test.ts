import { describe, expect, it } from 'vitest';
import { remedyFor } from '../../../analytics/decisions/remedy-for.ts';
import type { CommunityState } from '../../../core/community-state.ts';
import { communityStates } from '../../../core/community-state.ts';
import { remedies, type CommunityEvidence } from '../../../store/rows/community-evidence.ts';

const evidence: CommunityEvidence = {
  openedOn: '2026-01-05',
  openedBy: 'registry',
  ageWeeks: 46,
  observedWeeks: 46,
  heardUntil: '2026-11-22',
  hosts: 1,
  windowWeeks: 8,
  contributions: 3,
  contributors: 2,
  viewers: 9,
  activeWeeks: 2,
  newContributors: 0,
  topShare: 0.6,
  hostShare: 0,
  othersEver: true,
  lastActiveWeek: '2026-11-02',
  quietWeeks: 2,
  trend: null,
  burst: false,
  threads: { opened: 4, answered: 4, questionsOnly: false },
  neighbour: null,
};
const unanswered = { threads: { opened: 10, answered: 4, questionsOnly: false } };
const overlap = { neighbour: { community: 'next-door', shared: 6, sharedShare: 0.75 } };

describe('what to do next', () => {
  it.each([
    { state: 'too-early', does: 'none' },
    { state: 'never-opened', does: 'seed' },
    { state: 'never-opened', hosts: 0, does: 'recruit-host' },
    { state: 'never-opened', weeks: 26, does: 'close' },
    { state: 'empty', does: 'seed' },
    { state: 'empty', hosts: 0, does: 'recruit-host' },
    { state: 'empty', weeks: 26, does: 'close' },
    { state: 'empty', weeks: 26, ...overlap, does: 'merge' },
    { state: 'read-only', does: 'invite-ambassadors' },
    { state: 'read-only', hosts: 0, does: 'recruit-host' },
    { state: 'monologue', does: 'invite-ambassadors' },
    { state: 'sparse', does: 'invite-ambassadors' },
    { state: 'sparse', hosts: 0, does: 'recruit-host' },
    { state: 'sparse', ...overlap, does: 'merge' },
    { state: 'sparse', ...unanswered, does: 'answer-threads' },
    { state: 'emptying', does: 'campaign' },
    { state: 'emptying', ...unanswered, does: 'answer-threads' },
    { state: 'simmering', does: 'none' },
    { state: 'simmering', ...unanswered, does: 'answer-threads' },
    { state: 'warming', does: 'none' },
    { state: 'lively', does: 'none' },
    { state: 'lively', ...unanswered, does: 'answer-threads' },
  ] as { state: CommunityState; weeks?: number; does: string }[])(
    '$state, $weeks weeks: $does',
    ({ state, weeks = 4, does, ...more }) => {
      expect(remedyFor({ state, weeksInState: weeks, evidence: { ...evidence, ...more } })).toBe(does);
    },
  );

  it('does not merge on the word of two people', () => {
    const few = { neighbour: { community: 'next-door', shared: 2, sharedShare: 1 } };
    expect(remedyFor({ state: 'sparse', weeksInState: 4, evidence: { ...evidence, ...few } })).not.toBe(
      'merge',
    );
  });

  it('has an answer for every state', () => {
    for (const state of communityStates)
      expect(remedies).toContain(remedyFor({ state, weeksInState: 1, evidence }));
  });
});
