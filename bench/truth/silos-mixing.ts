// Do departments keep to themselves, and does what chance expects come out as published? (research/science.md §3)
import { mixing, permuteExternalInternal } from '../../analytics/algorithms/mixing.ts';
import { createRandom } from '../../analytics/algorithms/random.ts';
import { readEmailEu } from './email-eu.ts';
import { figuresReport, within } from './figures-table.ts';
import type { TruthReport } from './lean-zulip.ts';

const slack = 0.001;

export function silosMixing(folder: string): TruthReport {
  const { graph, departments } = readEmailEu(folder);
  const { externalInternal, expectedExternalInternal, assortativity } = mixing(graph, departments);
  const { z, p, mean } = permuteExternalInternal(graph, departments, createRandom(1));
  const figure = (name: string, ours: number, published: number) => ({
    name,
    ours,
    published,
    met: within(ours, published, slack),
  });
  return figuresReport([
    figure('E–I observed', externalInternal, 0.329),
    figure('E–I expected by degrees', expectedExternalInternal, 0.905),
    figure('assortativity', assortativity, 0.302),
    { name: 'E–I when labels are dealt at random', ours: mean },
    { name: 'z of 500 deals', ours: z, met: z < -3 },
    { name: 'p of 500 deals', ours: p, met: p < 0.01 },
  ]);
}
