// The one gate every figure passes: who may see it, and whether the group behind it is large enough (design §6).
import type { CommunityId } from './ids.ts';

export const roles = ['sponsor', 'manager', 'admin', 'auditor', 'employee'] as const;
export type Role = (typeof roles)[number];

/** No group smaller than this is ever shown, whatever the configuration says. */
export const smallestGroup = 5;

export interface Viewer {
  role: Role;
  /** Communities a manager hosts; `all` for the manager of the whole programme. */
  hosts: readonly CommunityId[] | 'all';
}

/** A figure after the gate: the value, or the reason it is withheld. */
export type Gated<T> = { shown: true; value: T } | { shown: false; reason: Withheld };
export type Withheld = 'small-group' | 'complement' | 'not-your-role';

const withheld = (reason: Withheld) => ({ shown: false, reason }) as const;

/** Figures about groups are for sponsors and managers; administrators and auditors run the house and see none. */
export function maySeeFigures({ role }: Viewer): boolean {
  return role === 'sponsor' || role === 'manager';
}

/** Names are for the manager of that community, in its shortlist and nowhere else. */
export function maySeeNames(viewer: Viewer, community: CommunityId): boolean {
  return viewer.role === 'manager' && (viewer.hosts === 'all' || viewer.hosts.includes(community));
}

/** A figure about a group of `people`. */
export function gateFigure<T>(viewer: Viewer, people: number, value: T, k: number): Gated<T> {
  if (!maySeeFigures(viewer)) return withheld('not-your-role');
  return people < Math.max(k, smallestGroup) ? withheld('small-group') : { shown: true, value };
}

/**
 * How many people did something. Nobody is always told (an empty room is the finding);
 * between one and k − 1 is withheld, because so few can be recognised.
 */
export function gateHeadcount(viewer: Viewer, count: number, k: number): Gated<number> {
  if (!maySeeFigures(viewer)) return withheld('not-your-role');
  return count > 0 && count < Math.max(k, smallestGroup)
    ? withheld('small-group')
    : { shown: true, value: count };
}

/**
 * A partition whose total is shown elsewhere: withholds every part under k, and when the withheld parts together
 * are still under k, the next smallest too, so that none can be had by subtraction.
 */
export function gatePartition<T>(
  viewer: Viewer,
  parts: readonly { people: number; value: T }[],
  k: number,
): Gated<T>[] {
  const least = Math.max(k, smallestGroup);
  const gated = parts.map(({ people, value }) => gateFigure(viewer, people, value, least));
  const bySize = parts.map(({ people }, index) => ({ people, index })).sort((a, b) => a.people - b.people);
  let hiddenPeople = 0;
  for (const { people, index } of bySize) {
    const tooSmall = people < least;
    const revealsOthers = hiddenPeople > 0 && hiddenPeople < least;
    if (!tooSmall && !revealsOthers) break;
    if (!tooSmall && gated[index]?.shown) gated[index] = withheld('complement');
    hiddenPeople += people;
  }
  return gated;
}

/**
 * Counts of which each is contained in the one before: withholds every one under k, and every one so close to the last
 * shown that fewer than k people make the difference.
 */
export function gateNested(viewer: Viewer, counts: readonly number[], k: number): Gated<number>[] {
  const least = Math.max(k, smallestGroup);
  let last: number | undefined;
  return counts.map((count) => {
    const gated = gateHeadcount(viewer, count, least);
    if (!gated.shown) return gated;
    const between = last === undefined ? 0 : last - count;
    if (between > 0 && between < least) return withheld('complement');
    last = count;
    return gated;
  });
}
