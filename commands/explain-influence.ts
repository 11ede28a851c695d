// Who responded to a person, what of it counts, and how sure the rank is.
import Table from 'cli-table3';
import { flagResponders } from '../analytics/influence/rank-certainty.ts';
import { smallestGroup } from '../core/gate.ts';
import type { PersonId } from '../core/ids.ts';
import {
  respondersByDepartment,
  type RespondersOfDepartment,
} from '../store/queries/responders-by-department.ts';
import type { ScoreOfPerson } from '../store/queries/scores-of-person.ts';
import type { Store } from '../store/store.ts';
import type { ExplainedRun } from './explain.ts';
import { number, say, strong } from './output.ts';

export async function explainInfluence(
  store: Store,
  { from, to, halfLifeDays, newcomerDays }: ExplainedRun,
  person: PersonId,
  scores: readonly ScoreOfPerson[],
): Promise<void> {
  const rows = await store.query(respondersByDepartment, { person, from, to, halfLifeDays });
  const sum = (value: (row: RespondersOfDepartment) => number) =>
    rows.reduce((all, row) => all + value(row), 0);
  say(strong('Who responded'));
  say(departmentTable(rows));
  say(
    `  ${number(sum(({ people }) => people))} people, ${number(sum(({ responses }) => responses))} responses; by recency (half after ${halfLifeDays} days) worth ${sum(({ weight }) => weight).toFixed(2)}; nobody counting more than once, ${sum(({ counted }) => counted).toFixed(2)}`,
  );
  const everywhere = scores.find(({ scope }) => scope === '');
  if (everywhere === undefined) {
    say('  no ties in the window: no rank and no flag\n');
    return;
  }
  const { responders, heard_responders: heard, influence } = everywhere;
  say(
    `  of these ${number(responders)} count (the rest form a reply ring), ${number(heard)} of them are answered by others too: influence ${influence.toFixed(2)}`,
  );
  say(
    `  from accounts under ${newcomerDays} days old ${percent(everywhere.newcomer_share)}, from one department ${percent(everywhere.team_share)}\n`,
  );
  say(strong('How sure it is'));
  for (const score of scores) say(`  ${certainty(score)}`);
  say();
}

/** Departments with fewer responders than a group that may be shown stand together. */
function departmentTable(rows: readonly RespondersOfDepartment[]): string {
  const table = new Table({
    head: ['department', 'people', 'responses', 'by recency', 'counted'],
    style: plain,
  });
  const small = rows.filter(({ people }) => people < smallestGroup);
  const shown = rows.filter(({ people }) => people >= smallestGroup);
  for (const row of [...shown, ...(small.length > 0 ? [joined(small)] : [])]) {
    const { department, people, responses, weight, counted } = row;
    const name = department === '' ? '(unknown)' : department;
    table.push([name, people, responses, weight.toFixed(2), counted.toFixed(2)]);
  }
  return table.toString();
}

const plain = { head: [], border: [] };

function joined(rows: readonly RespondersOfDepartment[]): RespondersOfDepartment {
  const sum = (key: 'people' | 'responses' | 'weight' | 'counted') =>
    rows.reduce((all, row) => all + row[key], 0);
  return {
    department: `${number(rows.length)} with fewer than ${smallestGroup} people each`,
    people: sum('people'),
    responses: sum('responses'),
    weight: sum('weight'),
    counted: sum('counted'),
  };
}

function certainty({ scope, rank, ranked, responders, flag, top_chance, ...ranks }: ScoreOfPerson): string {
  const where = scope === '' ? 'everywhere' : scope;
  const plainRank = `${where}: rank ${number(rank)} of ${number(ranked)}`;
  if (ranks.median_rank === 0)
    return `${plainRank}; ${number(responders)} responders, ${flagResponders} are needed to be sure of anything`;
  return `${plainRank}; over 200 resamples of the days median ${number(ranks.median_rank)}, nine in ten between ${number(ranks.rank_low)} and ${number(ranks.rank_high)}, among the top 5 % in ${number(200 * top_chance)}: ${flag}`;
}

const percent = (share: number) => `${Math.round(100 * share)} %`;
