// From ties and the organisation chart to what keeps to itself.
import { runReports } from '../store/rows/run-report.ts';
import type { Analysis, Ground } from './analysis.ts';
import { isEvaluated } from './communities/history.ts';
import type { TieCollector } from './graph/tie-graph.ts';
import { describeSilos } from './silos/describe-silos.ts';
import { insertRows } from './write-results.ts';

export async function findSilos(
  { store, run, window, progress }: Analysis,
  { people, there }: Ground,
  ties: TieCollector,
): Promise<void> {
  progress({ stage: 'silos', done: 0, total: 1 });
  const open = there.lives.filter((life) => isEvaluated(life, window.to, 0));
  const kinds = new Map(open.map(({ community, kind }) => [community, kind]));
  const content = describeSilos({ ties, people, kinds });
  await insertRows(store, runReports, [{ run, subject: 'silos', content }]);
  progress({ stage: 'silos', done: 1, total: 1 });
}
