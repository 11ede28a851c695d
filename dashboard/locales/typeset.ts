// French typography once, for the whole catalogue: no line may break before « : ; ? ! % » or inside « ».

const before = / ([:;?!»%])/g;
const after = /« /g;

/** « Y a-t-il », « est-on »: the question must not break at its hyphen. */
const inverted = /-(?=(?:t-)?(?:ils?|on|nous|vous)\b)|-(?=t-)/g;

const spaced = (text: string) =>
  text.replace(before, '\u00a0$1').replace(after, '«\u00a0').replace(inverted, '\u2011');

/** The same catalogue with non-breaking spaces in every text, and in everything its functions answer. */
export function typeset<T>(part: T): T {
  return walk(part) as T;
}

function walk(part: unknown): unknown {
  if (typeof part === 'string') return spaced(part);
  if (typeof part === 'function')
    return (...args: unknown[]): unknown => walk((part as (...given: unknown[]) => unknown)(...args));
  if (Array.isArray(part)) return part.map(walk);
  if (typeof part === 'object' && part !== null)
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, walk(value)]));
  return part;
}
