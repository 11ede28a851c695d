// How much, and in how many weeks, each person contributed within the window: the context beside an influence figure.
import type { CommunityId, PersonId } from '../core/ids.ts';
import type { PersonHistory } from './communities/history.ts';

export interface Activity {
  contributions: number;
  activeWeeks: number;
}

export interface WindowActivity {
  /** Everybody once in each community. */
  add(community: CommunityId, history: PersonHistory): void;
  /** Within one community, or everywhere when empty. */
  within(scope: CommunityId): (person: PersonId) => Activity;
  /** Day number of the first contribution anywhere of somebody who contributed in the window; −∞ for others. */
  firstSeen(person: PersonId): number;
}

/** Weeks are kept as bits, so that a person active in two communities in one week was active one week. */
interface Kept {
  contributions: number;
  weeks: number;
}

interface KeptEverywhere extends Kept {
  first: number;
}

/** @param windowWeeks at most 31 */
export function collectActivity(windowWeeks: number): WindowActivity {
  const everywhere = new Map<PersonId, KeptEverywhere>();
  const scopes = new Map<CommunityId, Map<PersonId, Kept>>([['', everywhere]]);
  const peopleOf = (community: CommunityId) => {
    const known = scopes.get(community) ?? new Map<PersonId, Kept>();
    scopes.set(community, known);
    return known;
  };
  return {
    add(community, history) {
      const made = within(history, windowWeeks);
      if (made.contributions === 0) return;
      const first = history.firstContribution ?? Infinity;
      const kept = everywhere.get(history.person);
      if (kept === undefined) everywhere.set(history.person, { ...made, first });
      else {
        kept.contributions += made.contributions;
        kept.weeks |= made.weeks;
        if (first < kept.first) kept.first = first;
      }
      peopleOf(community).set(history.person, made);
    },
    firstSeen: (person) => everywhere.get(person)?.first ?? -Infinity,
    within(scope) {
      const people = scopes.get(scope);
      return (person) => {
        const kept = people?.get(person);
        return { contributions: kept?.contributions ?? 0, activeWeeks: countBits(kept?.weeks ?? 0) };
      };
    },
  };
}

function within({ weeks, contributions }: PersonHistory, windowWeeks: number): Kept {
  const made = { contributions: 0, weeks: 0 };
  for (let i = 0; i < weeks.length; i++) {
    const week = weeks[i] ?? windowWeeks;
    const count = contributions[i] ?? 0;
    if (week >= windowWeeks || count === 0) continue;
    made.contributions += count;
    made.weeks |= 1 << week;
  }
  return made;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
