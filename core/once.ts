// What is dear to make and often not needed, such as a compiled schema, is made when it is first asked for.

/** `make` is called at most once. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
