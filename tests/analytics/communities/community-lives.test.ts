import { describe, expect, it } from 'vitest';
import { joinCommunities } from '../../../analytics/communities/community-lives.ts';
import { evaluateCommunities } from '../../../analytics/communities/evaluate-communities.ts';
import { communityFeatures } from '../../../analytics/communities/week-features.ts';
import { addDays } from '../../../core/windows.ts';
import { people, to, weekly } from './rooms.ts';

const ago = (days: number) => addDays(to, -days);
const declared = (community: string, opened_on: string, closed_on = '1970-01-01') => ({
  community,
  opened_on,
  closed_on,
  kind: '',
  hosts: [],
  themes: [],
});
const heard = (community: string, first_heard: string, source_from = ago(400), source_until = ago(1)) => ({
  community,
  first_heard,
  source_from,
  source_until,
  activity_rows: 1,
  visits: 1,
});

describe('the communities there are', () => {
  const { lives } = joinCommunities(
    [declared('b', ago(100)), declared('c', '1970-01-01', '2299-12-31'), declared('d', ago(90), ago(10))],
    [heard('a', ago(50)), heard('b', ago(80))],
    to,
  );

  it('are the declared and the heard of, once each, by id', () => {
    expect(lives.map(({ community }) => community)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('opened when declared, or when first heard, or when anything was first heard anywhere', () => {
    expect(lives.map(({ openedOn, openedBy }) => [openedOn, openedBy])).toEqual([
      [ago(50), 'first-event'],
      [ago(100), 'registry'],
      [ago(400), 'first-feed'],
      [ago(90), 'registry'],
    ]);
  });

  it('close when declared', () => {
    expect(lives.map(({ closedOn }) => closedOn)).toEqual([null, null, null, ago(10)]);
  });
});

describe('a community that nothing was heard from', () => {
  const stateOf = (openedDaysAgo: number, sourceDaysAgo: number) => {
    const there = joinCommunities(
      [declared('quiet', ago(openedDaysAgo))],
      [heard('other', ago(sourceDaysAgo), ago(sourceDaysAgo))],
      to,
    );
    const life = there.lives.find(({ community }) => community === 'quiet')!;
    return evaluateCommunities([{ life, features: communityFeatures([], to) }], to).at(-1)?.state;
  };

  it.each([
    { opened: 20, source: 300, reads: 'too-early' },
    { opened: 40, source: 300, reads: 'never-opened' },
    { opened: 250, source: 300, reads: 'never-opened' },
    { opened: 900, source: 300, reads: 'empty' },
    { opened: 900, source: 20, reads: 'too-early' },
  ])('opened $opened days ago, sources connected for $source: $reads', ({ opened, source, reads }) => {
    expect(stateOf(opened, source)).toBe(reads);
  });

  it('is too early to judge when nothing was ever heard from anywhere', () => {
    const { lives, observedFrom } = joinCommunities([declared('quiet', ago(900))], [], to);
    expect(observedFrom).toBeNull();
    const found = evaluateCommunities([{ life: lives[0]!, features: communityFeatures([], to) }], to);
    expect(found).toMatchObject([{ state: 'too-early' }]);
  });
});

describe('a community whose tool was connected three weeks ago', () => {
  it('is not called emptying or empty for what was not heard before', () => {
    const there = joinCommunities([declared('old', ago(900))], [heard('old', ago(21), ago(21))], to);
    const features = communityFeatures(people(6, { wrote: weekly(1, 2, 0) }), to);
    expect(evaluateCommunities([{ life: there.lives[0]!, features }], to).at(-1)?.state).toBe('too-early');
  });
});
