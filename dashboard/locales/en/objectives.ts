// English: objectives.
import type { ObjectiveMeasure } from '../../../core/registry.ts';
import type { ObjectiveStatus } from '../../../store/rows/objective-week.ts';
import type { ObjectiveAnswer } from '../../answers/objectives.ts';
import type { Format } from '../../format.ts';

const measureWords: Record<ObjectiveMeasure, string> = {
  'monthly-active-share': 'Share of people seen in four weeks',
  'monthly-contributor-share': 'Share of people who took part in four weeks',
  'answered-share': 'Share of threads answered within seven days',
  'lively-communities': 'Lively communities',
  reported: 'Figure reported by another tool',
};

export const objectives = (f: Format) => ({
  title: 'Objectives',
  question: 'Will we reach the objectives?',
  answer: (all: readonly ObjectiveAnswer[]) => answer(f, all),
  none: 'No objective is declared yet',
  noneHint:
    'An objective says what should change, by how much and by when. Declare it in the registry file and import it; the page then shows value, target and pace.',
  status: {
    reached: 'reached',
    'on-track': 'on track',
    'at-risk': 'at risk',
    'off-track': 'off track',
    'too-early': 'too early to tell',
    'no-data': 'no figure yet',
  } satisfies Record<ObjectiveStatus, string>,
  measure: measureWords,
  chartMeasure: (measure: ObjectiveMeasure, foretold: boolean) =>
    `${measureWords[measure]}, by week${measure.endsWith('-share') ? ', %' : ''}${foretold ? '; the band holds eight of ten likely courses' : ''}`,
  value: (measure: ObjectiveMeasure, value: number) => objectiveValue(f, measure, value),
  progress: (objective: ObjectiveAnswer) => progress(f, objective),
  pace: (pace: number) =>
    pace >= 1
      ? `Ahead of an even pace (${f.number(pace, 1)} times).`
      : `${f.percent(Math.max(0, pace))} of an even pace.`,
  outlook: (objective: ObjectiveAnswer) => outlook(f, objective),
  opinions: (objective: ObjectiveAnswer) => opinions(f, objective),
  likely: 'Likely course',
  highest: 'One in ten ends above',
  lowest: 'One in ten ends below',
  between: (low: string, high: string) => `${low} to ${high}`,
  due: (day: string) => `due ${f.date(day)}`,
  owner: (owner: string) => `Owner: ${owner}`,
  theme: 'Theme',
  target: 'Target',
  targetIs: (value: string) => `Target ${value}`,
  baseline: 'Start',
  current: 'Now',
  status_: 'Status',
  dueOn: 'Due',
  weighing: 'Communities that weigh on it',
  everywhere: 'Rests on the whole organisation.',
  chartFinding: (value: string, target: string) => `${value} now, ${target} wanted`,
  small:
    'Pace compares the way covered with the time gone on a straight line: a yardstick. The forecast smooths the past and draws 2,000 courses from how far it was off before; the band holds eight of ten. On track means at least 80% of them arrive, at risk at least 50%. It foretells moderately well, and knows of no campaign to come. Nothing is judged before four weeks, nothing foretold before 24. A reported figure that only ever grows gets a second opinion once its fastest growth is behind it: growth curves with a limit, fitted to its past. They show no uncertainty and change no status.',
});

export function objectiveValue(f: Format, measure: ObjectiveMeasure, value: number): string {
  return measure.endsWith('-share') ? f.percent(value) : f.number(value, 1);
}

function progress(f: Format, { measure, value, target, baseline, dueOn }: ObjectiveAnswer): string {
  const wanted = objectiveValue(f, measure, target);
  if (value === null) return `No figure yet; ${wanted} wanted by ${f.date(dueOn)}.`;
  const now = value.shown ? objectiveValue(f, measure, value.value) : f.figure(value);
  return `${now} of ${wanted} wanted by ${f.date(dueOn)}; it started from ${objectiveValue(f, measure, baseline)}.`;
}

/** Probability, and what it would take against the best there was. */
function outlook(f: Format, { measure, forecast, status, dueOn }: ObjectiveAnswer): string {
  if (forecast === null) return status === 'reached' ? '' : 'Too early for a forecast.';
  const { probability, neededGain, bestGain } = forecast;
  if (!probability.shown || !neededGain.shown || !bestGain.shown) return '';
  const chance = `If it goes on like this, the target is met on ${f.date(dueOn)} in ${likelihood(f, probability.value)} of the likely courses.`;
  if (status === 'reached') return chance;
  return `${chance} It would take ${gain(f, measure, neededGain.value)} a week; the best four weeks so far brought ${gain(f, measure, bestGain.value)} a week.`;
}

/** Never certain, never impossible. */
function likelihood(f: Format, probability: number): string {
  if (probability > 0.99) return `more than ${f.percent(0.99)}`;
  return probability < 0.01 ? `less than ${f.percent(0.01)}` : f.percent(probability);
}

/** What growth curves say: a second opinion, in words. */
function opinions(f: Format, { measure, target, dueOn, forecast }: ObjectiveAnswer): string {
  const names = {
    logistic: 'a logistic curve',
    bass: 'a Bass curve (some come by themselves, most because others came)',
  };
  const said = (forecast?.opinions ?? []).flatMap(({ curve, limit, end }) => {
    if (!limit.shown || !end.shown) return [];
    const verdict = end.value >= target ? 'at or beyond the target' : 'short of the target';
    return [
      `${names[curve]} through its past stands at ${objectiveValue(f, measure, end.value)} on ${f.date(dueOn)}, ${verdict}, and levels off near ${objectiveValue(f, measure, limit.value)}`,
    ];
  });
  return said.length === 0 ? '' : `Second opinion: ${said.join('; ')}.`;
}

/** Points of a hundred for shares. */
function gain(f: Format, measure: ObjectiveMeasure, value: number): string {
  return measure.endsWith('-share') ? `${f.number(100 * value, 1)} points` : f.number(value, 2);
}

function answer(f: Format, all: readonly ObjectiveAnswer[]): string {
  if (all.length === 0) return 'No objective is declared yet.';
  const good = all.filter(({ status }) => status === 'on-track' || status === 'reached').length;
  const worst =
    all.find(({ status }) => status === 'off-track') ?? all.find(({ status }) => status === 'at-risk');
  const first = `${f.number(good)} of ${f.count(all.length, { one: 'objective', other: 'objectives' })} ${f.plural(good, { one: 'is', other: 'are' })} reached or on track`;
  if (worst === undefined) return `${first}.`;
  const now =
    worst.value?.shown === true ? objectiveValue(f, worst.measure, worst.value.value) : 'a withheld figure';
  return `${first}; “${worst.title}” is ${worst.status === 'off-track' ? 'off track' : 'at risk'}: ${now} of ${objectiveValue(f, worst.measure, worst.target)}, ${chanceOrDate(f, worst)}.`;
}

/** "31% likely by 30 June 2027", or the date alone where nothing is foretold. */
function chanceOrDate(f: Format, { forecast, dueOn }: ObjectiveAnswer): string {
  if (forecast?.probability.shown !== true) return `due ${f.date(dueOn)}`;
  return `${likelihood(f, forecast.probability.value)} likely by ${f.date(dueOn)}`;
}
