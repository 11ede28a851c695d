// Text the store can hold: one lone surrogate would fail a whole insert (research/reliability.md §0, row 20).

/** In Node 20's V8, but newer than the language level we compile to. */
interface WellFormedText {
  toWellFormed(): string;
}

/** Replaces lone surrogates by U+FFFD. */
export function wellFormed(text: string): string {
  return (text as string & WellFormedText).toWellFormed();
}
