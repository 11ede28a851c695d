// Sorts and merges entries of the index, and searches among sorted ones.
import { compareKeys, entryWords, sequenceOf, type KeyEntries } from './key-entry.ts';

/** Sorting numbers is many times cheaper than sorting by a function: first word and place of an entry share one. */
const placeBits = 2 ** 21;

/** A sorted copy. */
export function sortKeys(entries: KeyEntries): KeyEntries {
  const count = entries.length / entryWords;
  const order = new Float64Array(count);
  for (let entry = 0; entry < count; entry++)
    order[entry] = (entries[entryWords * entry] ?? 0) * placeBits + entry;
  order.sort();
  const places = Uint32Array.from(order, (both) => both % placeBits);
  orderTies(places, entries);
  const sorted = new Uint32Array(entries.length);
  places.forEach((place, to) => {
    copyEntry(entries, entryWords * place, sorted, entryWords * to);
  });
  return sorted;
}

/** Keys with the same first word, a handful in a stretch of hashes, are put in order by the rest. */
function orderTies(places: Uint32Array, entries: KeyEntries): void {
  const first = (index: number) => entries[entryWords * (places[index] ?? 0)];
  for (let from = 0; from < places.length;) {
    let to = from + 1;
    while (to < places.length && first(to) === first(from)) to++;
    if (to - from > 1)
      places
        .subarray(from, to)
        .sort((one, other) => compareKeys(entries, entryWords * one, entries, entryWords * other));
    from = to;
  }
}

/** Both in one; of a key in both the entry that was stored first. */
export function mergeKeys(ones: KeyEntries, others: KeyEntries): KeyEntries {
  const merged = new Uint32Array(ones.length + others.length);
  let one = 0;
  let other = 0;
  let to = 0;
  while (one < ones.length && other < others.length) {
    const order = compareKeys(ones, one, others, other);
    const takesOne = order < 0 || (order === 0 && sequenceOf(ones, one) <= sequenceOf(others, other));
    if (takesOne) copyEntry(ones, one, merged, to);
    else copyEntry(others, other, merged, to);
    if (order <= 0) one += entryWords;
    if (order >= 0) other += entryWords;
    to += entryWords;
  }
  merged.set(ones.subarray(one), to);
  to += ones.length - one;
  merged.set(others.subarray(other), to);
  return merged.subarray(0, to + others.length - other);
}

function copyEntry(from: KeyEntries, at: number, into: KeyEntries, to: number): void {
  for (let word = 0; word < entryWords; word++) into[to + word] = from[at + word] ?? 0;
}

/** The entry with this key among sorted ones. */
export function searchKeys(sorted: KeyEntries, asked: KeyEntries): KeyEntries | undefined {
  let low = 0;
  let high = sorted.length / entryWords;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = compareKeys(sorted, entryWords * middle, asked, 0);
    if (order === 0) return sorted.subarray(entryWords * middle, entryWords * (middle + 1));
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return undefined;
}
