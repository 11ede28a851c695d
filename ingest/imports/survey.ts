// What rows are about as a whole: from when to when, how many communities, how many people.
import type { Item } from '../accepted.ts';

export interface Surveyed {
  /** Milliseconds since 1970 of the first and the last; nothing when there is none. */
  span: { first: number; last: number } | undefined;
  communities: number;
  /** Who did something, machines apart. */
  people: number;
}

export interface Survey {
  see(item: Item): void;
  result(): Surveyed;
}

export function createSurvey(): Survey {
  const communities = new Set<string>();
  const people = new Set<string>();
  let [first, last] = [Infinity, -Infinity];
  return {
    see(item) {
      if (item.kind !== 'interaction') return;
      const { time, community, actor, bot } = item.value;
      first = Math.min(first, time);
      last = Math.max(last, time);
      communities.add(community);
      if (!bot) people.add(actor);
    },
    result: () => ({
      span: first > last ? undefined : { first, last },
      communities: communities.size,
      people: people.size,
    }),
  };
}
