// What keeps to itself: the organisation as a whole beside each of its communities.
import { runReports } from '../store/rows/run-report.ts';
import type { Analysis, Ground } from './analysis.ts';
import { isEvaluated } from './communities/history.ts';
import type { SilosSeen } from './find-influence.ts';
import { describeSilos } from './silos/describe-silos.ts';
import { insertRows } from './write-results.ts';

export async function findSilos(
  { store, run, window, progress }: Analysis,
  { there }: Ground,
  { whole, communities }: SilosSeen,
): Promise<void> {
  progress({ stage: 'silos', done: 0, total: 1 });
  const open = there.lives.filter((life) => isEvaluated(life, window.to, 0));
  const kinds = new Map(open.map(({ community, kind }) => [community, kind]));
  const byId = communities.sort((a, b) => (a.community < b.community ? -1 : 1));
  const content = describeSilos(await whole, byId, kinds);
  await insertRows(store, runReports, [{ run, subject: 'silos', content }]);
  progress({ stage: 'silos', done: 1, total: 1 });
}
