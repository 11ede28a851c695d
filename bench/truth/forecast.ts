// How well does the forecast of objectives foretell? Active people of Apache Incubator projects, three and six months
// ahead (research/science.md §5.3).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pastErrors, quantileOf, smooth } from '../../analytics/algorithms/exponential-smoothing.ts';
import { figuresReport, type Figure } from './figures-table.ts';
import { rivals } from './forecast-rivals.ts';
import type { TruthReport } from './lean-zulip.ts';

/** Months a forecast has behind it. */
const warmUp = 6;
const folds = 10;
const growth = 1.25;

interface Expected {
  months: number;
  error: number;
  brier: number;
}
const expected: readonly Expected[] = [
  { months: 3, error: 0.451, brier: 0.2107 },
  { months: 6, error: 0.507, brier: 0.2177 },
];

export function forecast(folder: string): TruthReport {
  const projects = readProjects(folder);
  const figures = expected.flatMap((row) => figuresAt(row, projects));
  return figuresReport(figures, [
    `The figures to match were measured on 222 projects; this copy holds ${projects.length} of them.`,
    'Rivals are shown, not judged: on all projects smoothing beat each of them.',
  ]);
}

/** Monthly active people of each project on log1p, months in order. */
function readProjects(folder: string): Float64Array[] {
  const [head = '', ...lines] = readFileSync(join(folder, 'monthly.csv'), 'utf8').trim().split('\n');
  const columns = head.split(',');
  const [project, people] = [columns.indexOf('project'), columns.indexOf('active_devs')];
  const series = new Map<string, number[]>();
  for (const line of lines) {
    const cells = line.split(',');
    const values = series.get(cells[project] ?? '') ?? [];
    values.push(Math.log1p(Number(cells[people])));
    series.set(cells[project] ?? '', values);
  }
  return [...series.values()].map((values) => Float64Array.from(values));
}

function figuresAt({ months, error, brier }: Expected, projects: readonly Float64Array[]): Figure[] {
  const judged = projects.map((values) => judge(values, months));
  const ours = meanOf(judged.flatMap(({ errors }) => errors.map(Math.abs)));
  const others = rivals.map(({ name, predict }) => ({
    name: `${name}, mean error at ${months} months`,
    ours: meanOf(projects.flatMap((values) => rivalErrors(values, months, predict))),
  }));
  const { coverage, score, base } = calibration(judged);
  return [
    { name: `mean error of log1p at ${months} months`, ours, published: error, met: ours <= error },
    ...others,
    {
      name: `coverage of 80 % intervals at ${months} months`,
      ours: coverage,
      published: 0.8,
      met: Math.abs(coverage - 0.8) <= 0.02,
    },
    {
      name: `Brier score of growth by a quarter at ${months} months`,
      ours: score,
      published: brier,
      met: score < base && score <= brier,
    },
    { name: `Brier score of the base rate at ${months} months`, ours: base },
    {
      name: `forecasts at ${months} months`,
      ours: judged.reduce((sum, { errors }) => sum + errors.length, 0),
    },
  ];
}

interface Judged {
  errors: number[];
  /** By how much the level must be exceeded for a quarter more people than now. */
  wanted: number[];
  grew: boolean[];
}

function judge(values: Float64Array, months: number): Judged {
  const levels = smooth(values);
  const errors = [...pastErrors(values, levels, months, warmUp)];
  const goals = errors.map((_, i) => Math.log1p(growth * Math.expm1(values[i + warmUp - 1]!)));
  return {
    errors,
    wanted: goals.map((goal, i) => goal - levels[i + warmUp - 1]!),
    grew: goals.map((goal, i) => values[i + warmUp - 1 + months]! >= goal),
  };
}

function rivalErrors(
  values: Float64Array,
  months: number,
  predict: (past: Float64Array, months: number) => number,
): number[] {
  const origins = Math.max(0, values.length - months - (warmUp - 1));
  return Array.from({ length: origins }, (_, i) =>
    Math.abs(values[i + warmUp - 1 + months]! - predict(values.subarray(0, i + warmUp), months)),
  );
}

/** Every project is judged by the errors of projects in other folds. */
function calibration(judged: readonly Judged[]): { coverage: number; score: number; base: number } {
  const inside: number[] = [];
  const scores: number[] = [];
  const bases: number[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const others = judged.filter((_, i) => i % folds !== fold);
    const pool = Float64Array.from(others.flatMap(({ errors }) => errors)).sort();
    const rate = meanOf(others.flatMap(({ grew }) => grew.map(Number)));
    const [low, high] = [quantileOf(pool, 0.1), quantileOf(pool, 0.9)];
    for (const { errors, wanted, grew } of judged.filter((_, i) => i % folds === fold)) {
      errors.forEach((error, i) => {
        const probability = pool.filter((drawn) => drawn >= wanted[i]!).length / pool.length;
        inside.push(error >= low && error <= high ? 1 : 0);
        scores.push((probability - Number(grew[i])) ** 2);
        bases.push((rate - Number(grew[i])) ** 2);
      });
    }
  }
  return { coverage: meanOf(inside), score: meanOf(scores), base: meanOf(bases) };
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
