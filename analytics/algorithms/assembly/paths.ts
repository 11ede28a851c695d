// Brandes' search.
import { int, real, setInt, setReal } from './columns';

/**
 * Adds the dependency of `source` on every node to `scores`; `distance` is −1 everywhere before and after. See
 * betweenness.ts for the meaning of the columns.
 */
export function addPathsFrom(
  source: usize,
  offsets: usize,
  neighbours: usize,
  distance: usize,
  queue: usize,
  paths: usize,
  credit: usize,
  scores: usize,
): void {
  const reached = countPaths(source, offsets, neighbours, distance, queue, paths);
  for (let i = reached - 1; i > 0; i--) {
    const v = int(queue, i);
    const beyond = <i32>int(distance, v) + 1;
    let sum: f64 = 0;
    for (let e = int(offsets, v), end = int(offsets, v + 1); e < end; e++) {
      const u = int(neighbours, e);
      if (<i32>int(distance, u) == beyond) sum += real(credit, u);
    }
    const dependency = sum * real(paths, v);
    setReal(scores, v, real(scores, v) + dependency);
    setReal(credit, v, (1 + dependency) / real(paths, v));
  }
  for (let i: usize = 0; i < reached; i++) setInt(distance, int(queue, i), -1);
}

/** Breadth first, counting shortest paths; returns how many nodes were reached. */
function countPaths(
  source: usize,
  offsets: usize,
  neighbours: usize,
  distance: usize,
  queue: usize,
  paths: usize,
): usize {
  setInt(queue, 0, source);
  setInt(distance, source, 0);
  setReal(paths, source, 1);
  let tail: usize = 1;
  for (let head: usize = 0; head < tail; head++) {
    const v = int(queue, head);
    const beyond = <i32>int(distance, v) + 1;
    const pathsHere = real(paths, v);
    for (let e = int(offsets, v), end = int(offsets, v + 1); e < end; e++) {
      const u = int(neighbours, e);
      const known = <i32>int(distance, u);
      if (known == beyond) setReal(paths, u, real(paths, u) + pathsHere);
      else if (known < 0) {
        setInt(distance, u, <usize>beyond);
        setReal(paths, u, pathsHere);
        setInt(queue, tail++, u);
      }
    }
  }
  return tail;
}
