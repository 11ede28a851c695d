// Whether a rule applies: all its conditions must hold.
import { parseAddress, trusted } from './address.ts';
import type { Lookup } from './lookup.ts';
import type { Condition, When } from './mapping.ts';

/** No conditions always hold. Numbers and truth values are compared as they are written. */
export function conditionReader<Place>(
  when: When | undefined,
  lookup: Lookup<Place>,
): (place: Place) => boolean {
  const conditions = Object.entries(when ?? {}).map(([address, condition]) =>
    oneCondition(trusted(parseAddress(address)), condition, lookup),
  );
  return (place) => conditions.every((holds) => holds(place));
}

function oneCondition<Place>(
  address: Parameters<Lookup<Place>['one']>[0],
  condition: Condition,
  lookup: Lookup<Place>,
): (place: Place) => boolean {
  if (typeof condition === 'object' && 'present' in condition) {
    const present = lookup.present(address);
    return (place) => present(place) === condition.present;
  }
  const read = lookup.one(address);
  if (typeof condition === 'object' && 'not' in condition) {
    const others = wordsOf(condition.not);
    return (place) => {
      const value = read(place);
      return value !== '' && !others.has(value);
    };
  }
  const wanted = wordsOf(Array.isArray(condition) ? condition : [condition]);
  return (place) => wanted.has(read(place));
}

function wordsOf(values: readonly (string | number | boolean)[]): ReadonlySet<string> {
  return new Set(values.map(String));
}
