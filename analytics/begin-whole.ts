// What the organisation's ties alone say, asked of the threads before anything else is read: they would be idle meanwhile.
import type { Analysis, Ground } from './analysis.ts';
import { awaitedLater } from './awaited-later.ts';
import type { PlacedTieGraph, TieCollector } from './graph/tie-graph.ts';
import type { Brokerage } from './influence/measure-brokerage.ts';
import type { WholeSilos } from './silos/describe-silos.ts';

export interface WholeBegun {
  ties: PlacedTieGraph;
  silos: Promise<WholeSilos>;
  brokerage: Promise<Brokerage>;
}

export function beginWhole(
  { pool }: Analysis,
  { people }: Pick<Ground, 'people'>,
  collected: TieCollector,
): WholeBegun {
  const ties = collected.whole();
  const { graph } = ties;
  const departments = Int32Array.from(ties.people, (person) => people.department(person));
  const whole = { graph, departments, names: people.departments };
  return {
    ties,
    silos: awaitedLater(pool.ask({ kind: 'describe-silos', whole }).then(({ silos }) => silos)),
    brokerage: awaitedLater(
      pool.ask({ kind: 'measure-brokerage', graph }).then(({ brokerage }) => brokerage),
    ),
  };
}
