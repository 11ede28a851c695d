// Constant words as an SQL list: verbs and reasons come from `core/verbs.ts`, never from outside.

/** `'post', 'ask'`, for `IN (…)` and array literals. */
export function wordList(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ');
}
