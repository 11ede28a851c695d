// Will we reach the objectives? Each with its target, value, status and the communities that weigh on it.
import { Type, type Static } from 'typebox';
import { objectiveMeasures, type ObjectiveMeasure } from '../../core/registry.ts';
import { CommunityId, Day } from '../../core/ids.ts';
import { addDays } from '../../core/windows.ts';
import { declaredObjectives, type DeclaredObjective } from '../../store/queries/declared-objectives.ts';
import { objectiveForecasts, type ObjectiveForecast } from '../../store/queries/objective-forecasts.ts';
import { objectiveProgress, type ObjectiveProgress } from '../../store/queries/objective-progress.ts';
import { growthCurves } from '../../store/rows/objective-forecast.ts';
import { objectiveStatuses } from '../../store/rows/objective-week.ts';
import { Figure, shownStates, type Gate } from '../gate.ts';
import { Analysis, findAnalysis } from './analysis.ts';
import type { Asking } from './asking.ts';
import { summariseCommunities, type CommunitySummary } from './community-summary.ts';

/** Where it is heading, as its own past errors tell. */
const Forecast = Type.Object({
  /** Share of simulated courses at or beyond the target on the due date. */
  probability: Figure,
  /** Gain a week, in the measure's unit: what is needed from now on, and the best there was in four weeks. */
  neededGain: Figure,
  bestGain: Figure,
  historyWeeks: Type.Integer(),
  /** Of what only ever grows: where growth curves level off, and where they stand on the due date. */
  opinions: Type.Array(Type.Object({ curve: Type.Enum([...growthCurves]), limit: Figure, end: Figure })),
  /** Eight of ten courses lie between low and high. */
  weeks: Type.Array(Type.Object({ week: Day, low: Figure, middle: Figure, high: Figure })),
});
export type ForecastAnswer = Static<typeof Forecast>;

export const ObjectiveAnswer = Type.Object({
  objective: Type.String(),
  title: Type.String(),
  theme: Type.String(),
  measure: Type.Enum([...objectiveMeasures]),
  baseline: Type.Number(),
  target: Type.Number(),
  startsOn: Day,
  dueOn: Day,
  owner: Type.String(),
  status: Type.Enum([...objectiveStatuses]),
  value: Type.Union([Figure, Type.Null()]),
  /** Share of the way from baseline to target. */
  attainment: Type.Union([Figure, Type.Null()]),
  /** Attainment over the share of time gone: 1 is as planned. */
  pace: Type.Union([Figure, Type.Null()]),
  weeks: Type.Array(Type.Object({ week: Day, value: Figure })),
  /** Null when it is too early to tell. */
  forecast: Type.Union([Forecast, Type.Null()]),
  communities: Type.Array(
    Type.Object({ community: CommunityId, name: Type.String(), state: Type.Enum([...shownStates]) }),
  ),
});
export type ObjectiveAnswer = Static<typeof ObjectiveAnswer>;

export const ObjectivesAnswer = Type.Object({ analysis: Analysis, objectives: Type.Array(ObjectiveAnswer) });
export type ObjectivesAnswer = Static<typeof ObjectivesAnswer>;

export async function answerObjectives(asking: Asking): Promise<ObjectivesAnswer> {
  const analysis = await findAnalysis(asking.store);
  const communities = await summariseCommunities(asking, analysis?.run);
  return { analysis, objectives: await objectivesWith(asking, analysis, communities) };
}

/** Objectives beside communities that are already known. */
export async function objectivesWith(
  { store, gate }: Asking,
  analysis: Analysis,
  communities: readonly CommunitySummary[],
): Promise<ObjectiveAnswer[]> {
  const [declared, progress, forecasts] = await Promise.all([
    store.query(declaredObjectives, {}),
    analysis === null ? [] : store.query(objectiveProgress, { run: analysis.run }),
    analysis === null ? [] : store.query(objectiveForecasts, { run: analysis.run }),
  ]);
  const known = new Map(communities.map((summary) => [summary.community, summary]));
  return declared.map((objective) =>
    shapeObjective(
      gate,
      objective,
      progress.filter((row) => row.objective === objective.objective),
      forecasts.find((row) => row.objective === objective.objective),
      known,
    ),
  );
}

function shapeObjective(
  gate: Gate,
  objective: DeclaredObjective,
  weeks: readonly ObjectiveProgress[],
  forecast: ObjectiveForecast | undefined,
  known: ReadonlyMap<string, CommunitySummary>,
): ObjectiveAnswer {
  const measured = weeks.filter(({ status }) => status !== 'no-data');
  const latest = measured.at(-1) ?? null;
  const gated = (row: ObjectiveProgress, value: number) => gateProgress(gate, objective.measure, row, value);
  return {
    objective: objective.objective,
    title: objective.title,
    theme: objective.theme,
    measure: objective.measure,
    baseline: objective.baseline,
    target: objective.target,
    startsOn: objective.starts_on,
    dueOn: objective.due_on,
    owner: objective.owner,
    status: latest?.status ?? 'no-data',
    value: latest && gated(latest, latest.value),
    attainment: latest && gated(latest, latest.attainment),
    pace: latest && gated(latest, latest.pace),
    weeks: measured.map((row) => ({ week: row.week, value: gated(row, row.value) })),
    forecast: latest && shapeForecast(forecast, latest, (value) => gated(latest, value)),
    communities: objective.communities.flatMap((id) => {
      const summary = known.get(id);
      return summary === undefined ? [] : [{ community: id, name: summary.name, state: summary.state }];
    }),
  };
}

/** A forecast may be told where the figure it starts from may; none is where it is too early to judge. */
function shapeForecast(
  forecast: ObjectiveForecast | undefined,
  latest: ObjectiveProgress,
  gated: (value: number) => Figure,
): ForecastAnswer | null {
  if (forecast === undefined || latest.status === 'too-early') return null;
  const { probability, needed_gain, best_gain, history_weeks, lows, middles, highs } = forecast;
  return {
    probability: gated(probability),
    neededGain: gated(needed_gain),
    bestGain: gated(best_gain),
    historyWeeks: history_weeks,
    opinions: forecast.curves.map((curve, i) => ({
      curve,
      limit: gated(forecast.curve_limits[i] ?? 0),
      end: gated(forecast.curve_ends[i] ?? 0),
    })),
    weeks: middles.map((middle, i) => ({
      week: addDays(latest.week, 7 * (i + 1)),
      low: gated(lows[i] ?? middle),
      middle: gated(middle),
      high: gated(highs[i] ?? middle),
    })),
  };
}

/** A share of people stands for a headcount, so both who did and who did not must be k or nobody. */
function gateProgress(gate: Gate, measure: ObjectiveMeasure, row: ObjectiveProgress, value: number): Figure {
  if (!sharesOfPeople.includes(measure)) return gate.figure(gate.k, value);
  const [took] = gate.parts([row.numerator, Math.max(0, row.denominator - row.numerator)]);
  return took?.shown === true
    ? gate.figure(Math.max(row.denominator, gate.k), value)
    : (took ?? gate.figure(1, value));
}

export const sharesOfPeople: readonly ObjectiveMeasure[] = [
  'monthly-active-share',
  'monthly-contributor-share',
];
