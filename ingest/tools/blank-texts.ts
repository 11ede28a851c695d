// Takes the words out of a payload that must be kept: what people wrote is never stored, not even in quarantine.

/** Fields that hold what people write, even when it is a single word; `data` is where Graph puts it encrypted. */
const texts: ReadonlySet<string> = new Set(
  'body content cooked data description message note raw subject summary text title topic_title'.split(' '),
);

/** `2015-05-17 18:08:09 UTC` and the like. */
const timeLike = /^\d{4}-\d\d-\d\d[ T][\d:.]+ ?(?:[A-Z]{1,4}|[+-][\d:]+)?$/;

/**
 * A copy in which everything written by people is spaces: fields known to hold texts, and whatever has a blank in it
 * and is no time. Lengths stay, so that a replay measures them; identifiers stay, so that it can read them.
 */
export function blankTexts(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return isText(key, value) ? ' '.repeat(Array.from(value).length) : value;
  if (Array.isArray(value)) return value.map((item) => blankTexts(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, below]) => [name, blankTexts(below, name)]));
}

function isText(key: string, value: string): boolean {
  return texts.has(key) || (/\s/.test(value) && !timeLike.test(value));
}
