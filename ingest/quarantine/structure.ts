// What a sealed event is made of, without what it says: names of fields, kinds of values, lengths of texts.

/** Deeper than this is only hinted at. */
const deepest = 12;
const most = 20;

/** Every text becomes its length, every number and flag its kind; an array shows its first member. */
export function structureOf(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return `text of ${value.length}`;
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  if (depth >= deepest) return '…';
  if (Array.isArray(value)) {
    const [first] = value as readonly unknown[];
    return value.length === 0 ? [] : [structureOf(first, depth + 1), `${value.length} in all`];
  }
  const fields = Object.entries(value).slice(0, most);
  return Object.fromEntries(fields.map(([name, field]) => [shownName(name), structureOf(field, depth + 1)]));
}

/** A name that looks like anything but a field's may be somebody's words. */
function shownName(name: string): string {
  return /^[\w$@.:/-]{1,60}$/.test(name) ? name : `name of ${name.length}`;
}
