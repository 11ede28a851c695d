// Candidates by what they would add, the best first: what lazy greedy choosing takes from.

export interface Choice {
  candidate: number;
  gain: number;
}

export interface GainQueue {
  /** Of equal gains the lower candidate; undefined when nobody is left. */
  first(): Choice | undefined;
  dropFirst(): void;
  /** The first turns out to add less. */
  lowerFirst(gain: number): void;
}

/**
 * A binary heap (Williams, *Algorithm 232: Heapsort*, 1964). `gains` by candidate; both arrays are the queue's from now
 * on.
 */
export function gainQueue(candidates: Int32Array, gains: Float64Array): GainQueue {
  let size = candidates.length;
  const comesBefore = (a: number, b: number): boolean =>
    gains[a] > gains[b] || (gains[a] === gains[b] && a < b);
  const sink = (from: number): void => {
    const candidate = candidates[from];
    let place = from;
    for (let child = 2 * place + 1; child < size; child = 2 * place + 1) {
      if (child + 1 < size && comesBefore(candidates[child + 1], candidates[child])) child++;
      if (!comesBefore(candidates[child], candidate)) break;
      candidates[place] = candidates[child];
      place = child;
    }
    candidates[place] = candidate;
  };
  for (let place = (size >> 1) - 1; place >= 0; place--) sink(place);
  return {
    first: () => (size === 0 ? undefined : { candidate: candidates[0], gain: gains[candidates[0]] }),
    dropFirst() {
      candidates[0] = candidates[--size];
      if (size > 0) sink(0);
    },
    lowerFirst(gain) {
      gains[candidates[0]] = gain;
      sink(0);
    },
  };
}
