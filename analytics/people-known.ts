// What the directory says of people, for analyses: department, leadership, and when they are entitled.
import type { Day, PersonId } from '../core/ids.ts';
import { dayNumber } from '../core/windows.ts';
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
  /** Leaders, and people not entitled on that day: reached perhaps, but never proposed. */
  mayBeProposed(person: PersonId, day: Day): boolean;
}

export async function readPeople(store: Store): Promise<PeopleKnown> {
  return knowPeople(await store.query(entitledPeople, {}));
}

export function knowPeople(rows: readonly EntitledPerson[]): PeopleKnown {
  const people = new Map(rows.map((row) => [row.person, row]));
  const names = [...new Set(rows.map(({ department }) => department))].filter((name) => name !== '').sort();
  const numbers = new Map(names.map((name, number) => [name, number]));
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
    departments: names,
    department: (person) => numbers.get(people.get(person)?.department ?? '') ?? -1,
    mayBeProposed(person, day) {
      const { from, until } = entitlement(person);
      const number = dayNumber(day);
      return from <= number && number < until && people.get(person)?.leader !== true;
    },
  };
}
