// Fields nobody asked for: they are never copied, so dropping costs nothing; here they are counted.
import { isFields } from './envelope.ts';

/** Deeper nesting than this has no honest use; it is turned away with the whole delivery. */
export const deepest = 32;

/** A tree of the fields we read; `true` marks a leaf. */
interface Known {
  readonly [field: string]: Known | true;
}

const context = {
  specversion: true,
  id: true,
  source: true,
  type: true,
  time: true,
  subject: true,
  datacontenttype: true,
  dataschema: true,
} as const;

const interaction: Known = {
  ...context,
  data: {
    actor: { id: true, bot: true },
    verb: true,
    community: { id: true, name: true, kind: true },
    object: { id: true, chars: true, lang: true },
    targets: { id: true, reason: true },
    thread: { id: true, inReplyTo: true },
  },
};
const measure: Known = { ...context, data: { objective: true, value: true } };

const prototypes = new WeakMap<Known, Map<string, Known | true>>();

/** As a map, so that a field called `constructor` or `__proto__` is unknown like any other. */
function fieldsOf(known: Known): Map<string, Known | true> {
  let fields = prototypes.get(known);
  if (fields === undefined) prototypes.set(known, (fields = new Map(Object.entries(known))));
  return fields;
}

export interface UnknownFields {
  count: number;
  tooDeep: boolean;
}

/** Counts what will be dropped from an event, and sees whether any of it is nested beyond reason. */
export function unknownFields(event: object, kind: 'interaction' | 'measure'): UnknownFields {
  const found = { count: 0, tooDeep: false };
  walk(event, kind === 'interaction' ? interaction : measure, found);
  return found;
}

function walk(value: object, known: Known, found: UnknownFields): void {
  const fields = fieldsOf(known);
  for (const name in value) {
    const below = (value as Record<string, unknown>)[name];
    const expected = fields.get(name);
    if (expected === undefined) {
      found.count += 1;
      if (typeof below === 'object' && nestedDeeperThan(below, deepest)) found.tooDeep = true;
    } else if (expected !== true) {
      walkBelow(below, expected, found);
    } else if (typeof below === 'object' && nestedDeeperThan(below, deepest)) found.tooDeep = true;
  }
}

function walkBelow(below: unknown, known: Known, found: UnknownFields): void {
  if (Array.isArray(below)) {
    for (const item of below) if (isFields(item)) walk(item, known, found);
  } else if (isFields(below)) walk(below, known, found);
}

/** Level by level rather than by recursion, because depth is what an attacker chooses. */
export function nestedDeeperThan(value: unknown, limit: number): boolean {
  let level = [value].filter(isNested);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === limit) return true;
    level = level.flatMap((nested) => Object.values(nested).filter(isNested));
  }
  return false;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
