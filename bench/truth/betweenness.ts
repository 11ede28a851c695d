// Is sampled betweenness as close to the exact one as it says? (research/science.md §1.3)
import { betweenness } from '../../analytics/algorithms/betweenness.ts';
import { sampledBetweenness } from '../../analytics/algorithms/sampled-betweenness.ts';
import { readEmailEu } from './email-eu.ts';
import { figuresReport, type Figure } from './figures-table.ts';
import type { TruthReport } from './lean-zulip.ts';

const bounds = [0.01, 0.005];
const top = 20;

export function betweennessError(folder: string): TruthReport {
  const { graph } = readEmailEu(folder);
  const pairs = (graph.order * (graph.order - 1)) / 2;
  const begun = performance.now();
  const exact = betweenness(graph).map((score) => score / pairs);
  const exactSeconds = (performance.now() - begun) / 1000;
  const figures = bounds.flatMap((epsilon) => {
    const start = performance.now();
    const { score, samples, ranked } = sampledBetweenness(graph, { epsilon, delta: 0.1 });
    const seconds = (performance.now() - start) / 1000;
    const error = exact.reduce((worst, value, v) => Math.max(worst, Math.abs(value - score[v]!)), 0);
    const clear = ranked.length;
    const shared = overlap(order(exact).slice(0, clear), order(score).slice(0, clear));
    return [
      { name: `ε = ${epsilon}: largest error`, ours: error, published: epsilon, met: error <= epsilon },
      { name: `ε = ${epsilon}: samples`, ours: samples },
      { name: `ε = ${epsilon}: ranks printed (above 2ε)`, ours: clear },
      {
        name: `ε = ${epsilon}: of those, in the exact list`,
        ours: shared,
        published: 0.95,
        met: shared >= 0.95,
      },
      { name: `ε = ${epsilon}: shared in the top ${top}`, ours: overlap(order(exact).slice(0, top), order(score).slice(0, top)) }, // prettier-ignore
      { name: `ε = ${epsilon}: seconds`, ours: seconds, published: 5, met: seconds < 5 },
    ] satisfies Figure[];
  });
  return figuresReport(
    [...figures, { name: 'exact: seconds', ours: exactSeconds }],
    [
      'The published figures are of ego-Facebook (4,039 people), which is not in the data here: the bounds are its.',
    ],
  );
}

const order = (score: Float64Array): number[] =>
  [...score.keys()].sort((a, b) => score[b]! - score[a]! || a - b);

function overlap(a: readonly number[], b: readonly number[]): number {
  const known = new Set(a);
  return a.length === 0 ? 1 : b.filter((v) => known.has(v)).length / a.length;
}
