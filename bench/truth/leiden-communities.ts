// Does Leiden find as good a division as the reference does, and how like the departments is it? (research/science.md §3)
import { components } from '../../analytics/algorithms/components.ts';
import { buildCsrGraph, type CsrGraph } from '../../analytics/algorithms/csr-graph.ts';
import { leiden } from '../../analytics/algorithms/leiden/leiden.ts';
import { sweepResolutions } from '../../analytics/algorithms/leiden/resolution-sweep.ts';
import { agreement } from '../../analytics/algorithms/partition-agreement.ts';
import { readEmailEu } from './email-eu.ts';
import { figuresReport, reaches, type Figure } from './figures-table.ts';
import type { TruthReport } from './lean-zulip.ts';

const seeds = 20;

/** Agreement with departments by resolution: normalised and adjusted mutual information, adjusted Rand index. */
const publishedAgreement: Readonly<Record<number, { nmi: number; ari: number; ami?: number }>> = {
  1: { nmi: 0.579, ari: 0.32 },
  2: { nmi: 0.706, ari: 0.543 },
  3: { nmi: 0.742, ari: 0.605, ami: 0.688 },
  4: { nmi: 0.756, ari: 0.615, ami: 0.694 },
};

export function leidenCommunities(folder: string): TruthReport {
  const { graph, departments } = readEmailEu(folder);
  const found = Array.from({ length: seeds }, (_, i) => leiden(graph, { seed: i + 1 }));
  const qualities = found.map(({ modularity }) => modularity);
  const best = Math.max(...qualities);
  const mean = qualities.reduce((sum, quality) => sum + quality, 0) / seeds;
  const { results, plateau } = sweepResolutions(graph, { runs: seeds });
  const torn = results.reduce((sum, { groups }) => sum + disconnected(graph, groups), 0);
  const figures: Figure[] = [
    { name: 'modularity, best of 20', ours: best, published: 0.4175, met: reaches(best, 0.4175, 4) },
    { name: 'modularity, mean of 20', ours: mean, published: 0.4162, met: reaches(mean, 0.4162, 4) },
    { name: 'groups not connected', ours: torn, published: 0, met: torn === 0 },
  ];
  for (const { resolution, groups, sizes, stability } of results) {
    const { nmi, ami, ari } = agreement(groups, departments);
    const known = publishedAgreement[resolution];
    const judged = resolution === 3;
    figures.push(
      { name: `γ = ${resolution}: groups`, ours: sizes.length },
      { name: `γ = ${resolution}: stability`, ours: stability },
      {
        name: `γ = ${resolution}: NMI`,
        ours: nmi,
        ...(known && { published: known.nmi }),
        ...(judged && { met: reaches(nmi, 0.742, 3) }),
      },
      {
        name: `γ = ${resolution}: AMI`,
        ours: ami,
        ...(known?.ami !== undefined && { published: known.ami }),
        ...(judged && { met: reaches(ami, 0.688, 3) }),
      },
      { name: `γ = ${resolution}: ARI`, ours: ari, ...(known && { published: known.ari }) },
    );
  }
  return figuresReport(figures, [
    `Most stable over ${seeds} seeds: γ = ${results[plateau]?.resolution ?? 'none'}.`,
    'Published for CondMat (.7406) too: that graph is not in the data here.',
  ]);
}

/** Pieces beyond one per group when only ties inside groups are kept. */
function disconnected({ order, out }: CsrGraph, groups: Int32Array): number {
  const from = new Int32Array(out.neighbours.length);
  for (let v = 0; v < order; v++) from.fill(v, out.offsets[v], out.offsets[v + 1]);
  const inside = out.weights.map((weight, e) =>
    groups[from[e]!] === groups[out.neighbours[e]!] ? weight : 0,
  );
  const columns = { from, to: out.neighbours, weight: inside, length: from.length };
  return components(buildCsrGraph(order, columns)).sizes.length - new Set(groups).size;
}
