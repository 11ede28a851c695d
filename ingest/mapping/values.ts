// Makes readers of the values a mapping describes: called once a mapping, what they return once a record.
import { parseComposed, parseText, pointerOf, trusted, type Address, type TextPart } from './address.ts';
import type { ListReader, Lookup, Reader } from './lookup.ts';
import type { OneOfValues, Value, Values } from './mapping.ts';
import { mentionsIn } from './mentions.ts';

/** Reads a text put together of parts: empty when one of them is. */
export function composedReader<Place>(parts: readonly TextPart[], lookup: Lookup<Place>): Reader<Place> {
  const pieces = parts.map((part) => (typeof part === 'string' ? part : lookup.one(part)));
  const [first, second] = pieces;
  // The two commonest shapes by themselves: this runs for every row of a file.
  if (pieces.length === 1 && typeof first === 'function') return first;
  if (pieces.length === 2 && typeof first === 'string' && typeof second === 'function')
    return prefixed(second, () => first);
  return (place) => {
    let text = '';
    for (const piece of pieces) {
      const value = typeof piece === 'string' ? piece : piece(place);
      if (value === '') return '';
      text += value;
    }
    return text;
  };
}

/** Puts another value in front; nothing stays nothing. */
export function prefixed<Place>(read: Reader<Place>, prefix: Reader<Place>): Reader<Place> {
  return (place) => {
    const value = read(place);
    if (value === '') return '';
    const before = prefix(place);
    return before === '' ? '' : before + value;
  };
}

export function valueReader<Place>(value: Value, lookup: Lookup<Place>): Reader<Place> {
  if (typeof value === 'string') return textReader(value, lookup);
  if ('constant' in value) {
    const constant = String(value.constant);
    return () => constant;
  }
  const otherwise = String(value.otherwise ?? '');
  if ('first' in value) return firstReader(value.first, otherwise, lookup);
  const read = textReader(value.from, lookup);
  const values = new Map(Object.entries(value.values).map(([from, to]) => [from, String(to)]));
  return (place) => values.get(read(place)) ?? otherwise;
}

/** Of a value the mapping may do without: never any when it does. */
export function optionalReader<Place>(value: Value | undefined, lookup: Lookup<Place>): Reader<Place> {
  return value === undefined ? () => '' : valueReader(value, lookup);
}

function textReader<Place>(text: string, lookup: Lookup<Place>): Reader<Place> {
  return composedReader(trusted(parseText(text)), lookup);
}

function firstReader<Place>(
  texts: readonly string[],
  otherwise: string,
  lookup: Lookup<Place>,
): Reader<Place> {
  const readers = texts.map((text) => textReader(text, lookup));
  return (place) => {
    for (const read of readers) {
      const value = read(place);
      if (value !== '') return value;
    }
    return otherwise;
  };
}

export function listReader<Place>(values: Values, lookup: Lookup<Place>): ListReader<Place> {
  if (!Array.isArray(values)) return oneListReader(values, lookup);
  const readers = values.map((one) => oneListReader(one, lookup));
  return (place) => readers.flatMap((read) => read(place));
}

function oneListReader<Place>(values: OneOfValues, lookup: Lookup<Place>): ListReader<Place> {
  if (typeof values === 'string') return spreadReader(trusted(parseText(values)), lookup);
  const rewrite = pieceWriter(values.as);
  if ('split' in values) {
    const read = textReader(values.split, lookup);
    const { by } = values;
    return (place) => piecesOf(read(place), by).map(rewrite);
  }
  const read = textReader(values.in, lookup);
  return (place) => mentionsIn(read(place), values.written).map(rewrite);
}

/** One text for each item of the list one of its addresses names; other addresses say the same for all. */
function spreadReader<Place>(parts: readonly TextPart[], lookup: Lookup<Place>): ListReader<Place> {
  const [only] = parts;
  if (parts.length === 1 && typeof only === 'object') return lookup.many(only);
  const readers = parts.map((part) => (typeof part === 'string' ? part : lookup.many(part)));
  return (place) => {
    let texts = [''];
    for (const reader of readers) {
      const values = typeof reader === 'string' ? [reader] : reader(place);
      texts = texts.flatMap((before) => values.map((value) => before + value));
    }
    return texts;
  };
}

const none: readonly string[] = [];

function piecesOf(text: string, separator: string): readonly string[] {
  if (text === '') return none;
  return text
    .split(separator)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

/** Finds in a piece of text only the piece itself, `{}`. */
const pieceItself: Lookup<string> = {
  one: () => (piece) => piece,
  many: () => (piece) => [piece],
  present: () => () => true,
};

function pieceWriter(as: string | undefined): (piece: string) => string {
  if (as === undefined) return (piece) => piece;
  return composedReader(trusted(parseComposed(as)), pieceItself);
}

/** The first place a value is looked for, to name when there is none; nothing for constants. */
export function pointerOfValue(value: Value): string | undefined {
  const texts =
    typeof value === 'string'
      ? [value]
      : 'from' in value
        ? [value.from]
        : 'first' in value
          ? value.first
          : [];
  return texts
    .flatMap((text) => trusted(parseText(text)))
    .filter((part): part is Address => typeof part !== 'string')
    .map(pointerOf)[0];
}
