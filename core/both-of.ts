// Two works side by side.

/** Waits for both, also when one fails: neither is left under way when a failure is told. */
export async function bothOf<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([first, second]);
  return [await first, await second];
}
