// What the directory says of people, for analyses: department, leadership, and when they are entitled.
import { collectRows } from '../store/collect-rows.ts';
import type { PersonId } from '../core/ids.ts';
import { entitledPeople, type EntitledPerson } from '../store/queries/entitled-people.ts';
import type { Store } from '../store/store.ts';

export interface PeopleKnown {
  hasDirectory: boolean;
  /** Day numbers; `until` is exclusive. Without a directory everyone is entitled, always. */
  entitlement(person: PersonId): { from: number; until: number };
  /** In alphabetical order. */
  departments: readonly string[];
  /** Department of a person as a place in `departments`; −1 when unknown. */
  department(person: PersonId): number;
  /** Sites likewise. */
  site(person: PersonId): number;
  /** Why this person is reached perhaps, but never proposed on that day number; null when there is no reason. */
  leftOutAs(person: PersonId, day: number): LeftOut | null;
}

/** `not-entitled`: not in the directory on that day, or has left the company. */
export type LeftOut = 'leader' | 'not-entitled';

export async function readPeople(store: Store): Promise<PeopleKnown> {
  return knowPeople(await collectRows(store.stream(entitledPeople, {})));
}

export function knowPeople(rows: readonly EntitledPerson[]): PeopleKnown {
  const people = new Map(rows.map((row) => [row.person, row]));
  const departments = numbered(rows.map(({ department }) => department));
  const sites = numbered(rows.map(({ site }) => site));
  const hasDirectory = people.size > 0;
  const entitlement = (person: PersonId) => {
    if (!hasDirectory) return { from: -Infinity, until: Infinity };
    const known = people.get(person);
    return known === undefined
      ? { from: Infinity, until: Infinity }
      : { from: known.entitled_from, until: known.entitled_until };
  };
  return {
    hasDirectory,
    entitlement,
    departments: [...departments.keys()],
    department: (person) => departments.get(people.get(person)?.department ?? '') ?? -1,
    site: (person) => sites.get(people.get(person)?.site ?? '') ?? -1,
    leftOutAs(person, day) {
      const { from, until } = entitlement(person);
      if (day < from || day >= until) return 'not-entitled';
      return people.get(person)?.leader === true ? 'leader' : null;
    },
  };
}

/** Numbers in alphabetical order; the empty name has none. */
function numbered(names: readonly string[]): Map<string, number> {
  const distinct = [...new Set(names)].filter((name) => name !== '').sort();
  return new Map(distinct.map((name, number) => [name, number]));
}
