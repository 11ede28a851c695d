/** Whoever awaits it hears of its failure; until then something else may have failed. */
export function awaitedLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
