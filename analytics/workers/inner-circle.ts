// The part of a network worth drawing: the people of highest influence and the ties between them.
import type { CsrGraph } from '../algorithms/csr-graph.ts';
import type { InnerCircle, ScoreColumns } from './messages.ts';

/** Nodes in ascending order; who is tied to nobody else in the picture is left out of it. */
export function innerCircle(
  graph: CsrGraph,
  scores: ScoreColumns,
  { people, tieWeight }: { people: number; tieWeight: number },
): InnerCircle {
  const first = scores.node.subarray(0, people);
  const invited = new Set(first);
  const ties = tiesAmong(graph, invited, tieWeight);
  const tied = new Set(ties.flatMap(({ from, to }) => [from, to]));
  const nodes = Int32Array.from(tied).sort();
  const placeOf = new Map([...nodes].map((node, place) => [node, place]));
  const influenceOf = new Map(Array.from(first, (node, i) => [node, scores.influence[i] ?? 0]));
  return {
    nodes,
    influence: Float64Array.from(nodes, (node) => influenceOf.get(node) ?? 0),
    from: Int32Array.from(ties, ({ from }) => placeOf.get(from) ?? 0),
    to: Int32Array.from(ties, ({ to }) => placeOf.get(to) ?? 0),
    weight: Float32Array.from(ties, ({ weight }) => weight),
  };
}

interface Tie {
  from: number;
  to: number;
  weight: number;
}

function tiesAmong({ out }: CsrGraph, invited: ReadonlySet<number>, tieWeight: number): Tie[] {
  const ties: Tie[] = [];
  for (const from of [...invited].sort((a, b) => a - b)) {
    for (let e = out.offsets[from] ?? 0; e < (out.offsets[from + 1] ?? 0); e++) {
      const to = out.neighbours[e] ?? 0;
      const weight = out.weights[e] ?? 0;
      if (weight >= tieWeight && invited.has(to)) ties.push({ from, to, weight });
    }
  }
  return ties;
}
