// tablee graph: the organisation's whole graph measured inside ClickHouse, for when it is too large for one machine.
import { createExtrapolation } from '../analytics/algorithms/page-rank.ts';
import { Option, type Command } from 'commander';
import { defaultParameters } from '../analytics/parameters.ts';
import { smallestGroup } from '../core/gate.ts';
import type { Day } from '../core/ids.ts';
import { addDays } from '../core/windows.ts';
import type { House } from '../main.ts';
import { measureGraph, type MeasuredPeople } from '../store/scale-out/measure-graph.ts';
import { freshRollUps } from './fresh-roll-ups.ts';
import type { Opening } from './opening.ts';
import { createProgress, number, say, strong } from './output.ts';

export function addGraphCommands(
  program: Command,
  { withHouse }: Opening,
  parseDay: (text: string) => Day,
): void {
  program
    .command('graph')
    .description('measures the whole graph of who responds to whom inside ClickHouse, however large it is')
    .addOption(
      new Option('--to <day>', 'first day that no longer counts (default: today)').argParser(parseDay),
    )
    .action((options: { to?: Day }) => withHouse((house) => graphCommand(house, options), { quiet: true }));
}

/** Totals only: what was measured of each person is not kept, and nobody is named. */
export async function graphCommand(house: House, { to }: { to?: Day }): Promise<void> {
  const { store, clock, calendar } = house;
  const progress = createProgress();
  await freshRollUps(house, progress);
  progress.show('measuring');
  const until = to ?? calendar.dayOf(clock.now());
  const { windowDays, halfLifeDays } = defaultParameters;
  const window = { from: addDays(until, -windowDays), to: until };
  const started = clock.now();
  const totals = addUp();
  const options = { window, halfLifeDays, extrapolation: createExtrapolation() };
  const { people, ties, rounds, converged } = await measureGraph(store, options, (block) => {
    totals.add(block);
  });
  progress.done();
  const seconds = ((clock.now() - started) / 1000).toFixed(1);
  say(`${strong('Measured')} ${window.from} to ${window.to} (exclusive) in ${seconds} s, inside ClickHouse`);
  say(`  people tied      ${number(people)}`);
  say(`  ties             ${number(ties)}`);
  for (const line of totals.lines(people)) say(line);
  say(
    `  rounds           PageRank ${rounds.pageRank}${converged ? '' : ' (stopped)'}, components ${rounds.components}, cores ${rounds.cores}`,
  );
}

/** Whoever is at the top: the share of people whose share of all influence is told. */
const topShare = 0.05;

function addUp() {
  const componentSizes = new Map<number, number>();
  const coreSizes = new Map<number, number>();
  const influence: number[] = [];
  const count = (sizes: Map<number, number>, key: number) => sizes.set(key, (sizes.get(key) ?? 0) + 1);
  return {
    add({ rows, columns }: MeasuredPeople): void {
      for (let row = 0; row < rows; row++) {
        count(componentSizes, columns.component[row] ?? 0);
        count(coreSizes, columns.core[row] ?? 0);
        influence.push(columns.influence[row] ?? 0);
      }
    },
    lines(people: number): string[] {
      const [deepest = 0, inDeepest = 0] = [...coreSizes].sort(([a], [b]) => b - a)[0] ?? [];
      const largest = [...componentSizes.values()].reduce((most, size) => Math.max(most, size), 0);
      const top = Math.round(topShare * people);
      const sorted = Float64Array.from(influence).sort().reverse();
      const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
      return [
        `  components       ${number(componentSizes.size)}, the largest of ${several(largest)}`,
        `  deepest core     ${number(deepest)}, of ${several(inDeepest)}`,
        ...(top < smallestGroup
          ? []
          : [
              `  most influential 5 % of people receive ${percent(sum(sorted.subarray(0, top)) / sum(sorted))} of all influence`,
            ]),
      ];
    },
  };
}

/** Few people could be recognised. */
const several = (people: number) =>
  people < smallestGroup ? `fewer than ${smallestGroup} people` : `${number(people)} people`;
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
