// Finds values by their address: in the fields of a CSV row, or in JSON.
import { everyItem, type Address } from './address.ts';

/** One value as text; empty when there is none. */
export type Reader<Place> = (place: Place) => string;
/** Several values, none of them empty. */
export type ListReader<Place> = (place: Place) => readonly string[];

/** How the values of one kind of record are found. Each function is called once an address, the readers once a record. */
export interface Lookup<Place> {
  one: (address: Address) => Reader<Place>;
  /** Every value at a pointer with `*`; one or none at any other address. */
  many: (address: Address) => ListReader<Place>;
  /** Whether there is anything at all: also a list, an object or an empty text, but not `null`. */
  present: (address: Address) => (place: Place) => boolean;
}

/** A payload, and the item of its list that is at hand. */
export interface JsonPlace {
  payload: unknown;
  item: unknown;
}

/** Columns of a file with this header; those it has not are empty. */
export function columnLookup(header: readonly string[]): Lookup<readonly string[]> {
  const one = (address: Address): Reader<readonly string[]> => {
    if (address.kind === 'pointer') throw new TypeError('a mapping with pointers reads no columns');
    const index = header.indexOf(address.name);
    return (fields) => fields[index] ?? '';
  };
  return {
    one,
    many: (address) => listed(one(address)),
    present: (address) => {
      const read = one(address);
      return (fields) => read(fields) !== '';
    },
  };
}

/** Pointers into JSON; those that lead through `each` and its `*` start at the item at hand. */
export function jsonLookup(each?: readonly string[]): Lookup<JsonPlace> {
  const locate = (address: Address): ((place: JsonPlace) => unknown) => {
    const { tokens, inItem } = tokensOf(address, each);
    return inItem ? ({ item }) => follow(item, tokens) : ({ payload }) => follow(payload, tokens);
  };
  const one = (address: Address): Reader<JsonPlace> => {
    const valueAt = locate(address);
    return (place) => textOf(valueAt(place));
  };
  return {
    one,
    many: (address) => {
      const { tokens, inItem } = tokensOf(address, each);
      const star = tokens.indexOf(everyItem);
      if (star === -1) return listed(one(address));
      const [to, below] = [tokens.slice(0, star), tokens.slice(star + 1)];
      return ({ payload, item }) => textsIn(follow(inItem ? item : payload, to), below);
    },
    present: (address) => {
      const valueAt = locate(address);
      return (place) => {
        const value = valueAt(place);
        return value !== undefined && value !== null;
      };
    },
  };
}

/** A pointer's way from where it starts. */
function tokensOf(address: Address, each: readonly string[] | undefined) {
  if (address.kind === 'column') throw new TypeError('a mapping of columns reads no JSON');
  const { tokens } = address;
  const inItem = leadsThrough(tokens, each);
  return { inItem, tokens: inItem ? tokens.slice((each?.length ?? 0) + 1) : tokens };
}

/** Whether a pointer starts at the items of `each`. */
export function leadsThrough(tokens: readonly string[], each: readonly string[] | undefined): boolean {
  return (
    each !== undefined &&
    tokens[each.length] === everyItem &&
    each.every((token, index) => tokens[index] === token)
  );
}

/** The value some tokens further down; nothing when they lead nowhere. */
export function follow(from: unknown, tokens: readonly string[]): unknown {
  let value = from;
  for (const token of tokens) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined;
    value = (value as Record<string, unknown>)[token];
  }
  return value;
}

/** Only what is written as one text, number or truth value has a text. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function textsIn(list: unknown, below: readonly string[]): string[] {
  if (!Array.isArray(list)) return [];
  return list.map((item: unknown) => textOf(follow(item, below))).filter((text) => text !== '');
}

function listed<Place>(read: Reader<Place>): ListReader<Place> {
  return (place) => {
    const value = read(place);
    return value === '' ? [] : [value];
  };
}
