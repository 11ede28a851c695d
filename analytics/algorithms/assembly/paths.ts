// Brandes' search.
import { int, real, setInt, setReal } from './columns';

/**
 * Adds the dependency of `source` on every node to `scores`; `distance` is −1 and `paths` 0 everywhere before and after.
 * See betweenness.ts for the meaning of the columns.
 */
export function addPathsFrom(
  source: usize,
  offsets: usize,
  neighbours: usize,
  distance: usize,
  queue: usize,
  paths: usize,
  credit: usize,
  steps: usize,
  stepEnds: usize,
  scores: usize,
): void {
  const reached = countPaths(source, offsets, neighbours, distance, queue, paths, steps, stepEnds);
  for (let i = reached - 1; i > 0; i--) {
    const v = int(queue, i);
    let sum: f64 = 0;
    for (let s = int(stepEnds, i - 1), end = int(stepEnds, i); s < end; s++)
      sum += real(credit, int(steps, s));
    const dependency = sum * real(paths, v);
    setReal(scores, v, real(scores, v) + dependency);
    setReal(credit, v, (1 + dependency) / real(paths, v));
  }
  for (let i: usize = 0; i < reached; i++) {
    setInt(distance, int(queue, i), -1);
    setReal(paths, int(queue, i), 0);
  }
}

/**
 * Breadth first, counting shortest paths; returns how many nodes were reached. Whether a tie is a step cannot be
 * guessed, so the loop over ties has no branch: it always writes, and moves on only past what counts.
 */
function countPaths(
  source: usize,
  offsets: usize,
  neighbours: usize,
  distance: usize,
  queue: usize,
  paths: usize,
  steps: usize,
  stepEnds: usize,
): usize {
  setInt(queue, 0, source);
  setInt(distance, source, 0);
  setReal(paths, source, 1);
  let tail: usize = 1;
  let step: usize = 0;
  for (let head: usize = 0; head < tail; head++) {
    const v = int(queue, head);
    const beyond = <i32>int(distance, v) + 1;
    const first = step;
    for (let e = int(offsets, v), end = int(offsets, v + 1); e < end; e++) {
      const u = int(neighbours, e);
      const known = <i32>int(distance, u);
      const reachedAt = select<i32>(beyond, known, known < 0);
      setInt(distance, u, <usize>reachedAt);
      setInt(queue, tail, u);
      tail += <usize>(known < 0);
      setInt(steps, step, u);
      step += <usize>(reachedAt == beyond);
    }
    setInt(stepEnds, head, step);
    const pathsHere = real(paths, v);
    for (let s = first; s < step; s++) {
      const u = int(steps, s);
      setReal(paths, u, real(paths, u) + pathsHere);
    }
  }
  return tail;
}
