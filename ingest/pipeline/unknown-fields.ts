// Fields nobody asked for: they are never copied, so dropping costs nothing; here they are counted.
import { isFields } from './envelope.ts';

/** Deeper nesting than this has no honest use; it is turned away with the whole delivery. */
export const deepest = 32;

/** The fields we read at one level; those that have fields of their own lead on, the others are leaves. */
type Known = ReadonlyMap<string, Known | 'leaf'>;

/** Maps, so that a field called `constructor` or `__proto__` is unknown like any other. */
function known(leaves: string, below: Readonly<Record<string, Known>> = {}): Known {
  return new Map<string, Known | 'leaf'>([
    ...leaves.split(' ').map((name) => [name, 'leaf'] as const),
    ...Object.entries(below),
  ]);
}

const context = 'specversion id source type time subject datacontenttype dataschema';

const interaction = known(context, {
  data: known('verb', {
    actor: known('id bot'),
    community: known('id name kind'),
    object: known('id chars lang'),
    targets: known('id reason'),
    thread: known('id inReplyTo'),
  }),
});
const measure = known(context, { data: known('objective value') });

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

function walk(value: object, fields: Known, found: UnknownFields): void {
  for (const name in value) {
    const below = (value as Record<string, unknown>)[name];
    const expected = fields.get(name);
    if (expected === undefined) found.count += 1;
    if (typeof below !== 'object') continue;
    if (expected === undefined || expected === 'leaf') found.tooDeep ||= nestedDeeperThan(below, deepest);
    else walkBelow(below, expected, found);
  }
}

function walkBelow(below: object | null, fields: Known, found: UnknownFields): void {
  if (Array.isArray(below)) {
    for (const item of below) if (isFields(item)) walk(item, fields, found);
  } else if (isFields(below)) walk(below, fields, found);
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
