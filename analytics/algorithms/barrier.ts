// Threads waiting for each other between two steps of one computation.

/** Words a barrier needs, all 0 at first. */
export const barrierWords = 2;

/** Loads before a thread goes to sleep: endless spinning would take the core from the thread waited for. */
const patience = 3000;

export interface Barrier {
  /** Returns once all threads have called it. */
  wait(): void;
}

/**
 * `words` lies on shared memory: how many have arrived, and how often all have. Spins for some microseconds, then
 * sleeps (Mellor-Crummey & Scott, *Algorithms for scalable synchronization*, 1991, §3: a central barrier).
 */
export function joinBarrier(words: Int32Array, threads: number): Barrier {
  return {
    wait() {
      const generation = Atomics.load(words, 1);
      if (Atomics.add(words, 0, 1) === threads - 1) {
        Atomics.store(words, 0, 0);
        Atomics.add(words, 1, 1);
        Atomics.notify(words, 1);
        return;
      }
      for (let i = 0; i < patience; i++) if (Atomics.load(words, 1) !== generation) return;
      while (Atomics.load(words, 1) === generation) Atomics.wait(words, 1, generation);
    },
  };
}
