// What may be known of a text before it is left behind: its length and whom it names.

/** Code points, as people count characters. */
export function lengthOf(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length - 1; index++) {
    const pair = isHigh(text.charCodeAt(index)) && isLow(text.charCodeAt(index + 1));
    if (pair) length -= 1;
  }
  return length;
}

const isHigh = (unit: number) => (unit & 0xfc00) === 0xd800;
const isLow = (unit: number) => (unit & 0xfc00) === 0xdc00;

/** An event carries at most this many targets; whoever names more people addresses none of them. */
const most = 100;

/** First group of every match, each once, without the author. */
export function namesIn(text: string, pattern: RegExp, author: string): string[] {
  const names = new Set(Array.from(text.matchAll(pattern), ([, name = '']) => name));
  names.delete(author);
  names.delete('');
  return [...names].slice(0, most);
}
