// Objectives: each with its course towards the target and the communities that weigh on it.
import { addressOf } from '../addresses.ts';
import type { ForecastAnswer, ObjectiveAnswer, ObjectivesAnswer } from '../answers/objectives.ts';
import type { ChartSeries } from '../chart-spec.ts';
import { ChartFigure } from '../views/chart-figure.tsx';
import { StatusMark } from '../views/objective-card.tsx';
import { usePage } from '../views/page-context.ts';
import { Nothing, Question, SmallPrint } from '../views/page-parts.tsx';
import { StateMark } from '../views/table-face.tsx';
import { drawn } from '../views/weekly-chart.tsx';
import type { Words } from '../words.ts';

export function ObjectivesPage({ answer: { analysis, objectives } }: { answer: ObjectivesAnswer }) {
  const { t } = usePage();
  return (
    <>
      <Question answer={t.objectives.answer(objectives)}>{t.objectives.question}</Question>
      {objectives.length === 0 && <Nothing title={t.objectives.none}>{t.objectives.noneHint}</Nothing>}
      {objectives.map((objective) => (
        <Objective key={objective.objective} objective={objective} />
      ))}
      <SmallPrint analysis={analysis}>{t.objectives.small}</SmallPrint>
    </>
  );
}

function Objective({ objective }: { objective: ObjectiveAnswer }) {
  const { t } = usePage();
  const { pace, owner, communities } = objective;
  return (
    <section class="objective-full" id={objective.objective} aria-labelledby={`title-${objective.objective}`}>
      <h2 id={`title-${objective.objective}`}>{objective.title}</h2>
      <p class="objective-status">
        <StatusMark status={objective.status} />
      </p>
      <p>
        {t.objectives.progress(objective)}{' '}
        {pace?.shown === true && objective.status !== 'too-early' && t.objectives.pace(pace.value)}
      </p>
      <p>{t.objectives.outlook(objective)}</p>
      {(objective.forecast?.opinions.length ?? 0) > 0 && <p>{t.objectives.opinions(objective)}</p>}
      {objective.weeks.length > 0 && <Course objective={objective} />}
      <p class="muted after-figure">
        {objective.theme !== '' && `${t.objectives.theme}${t.common.colon} ${objective.theme}. `}
        {owner !== '' && `${t.objectives.owner(owner)}.`}
      </p>
      {communities.length === 0 ? (
        <p class="muted">{t.objectives.everywhere}</p>
      ) : (
        <>
          <h3>{t.objectives.weighing}</h3>
          <ul class="weighing">
            {communities.map(({ community, name, state }) => (
              <li key={community}>
                <a href={addressOf(community)}>{name}</a> <StateMark state={state} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Course({ objective: { measure, target, value, weeks, forecast } }: { objective: ObjectiveAnswer }) {
  const { t, f } = usePage();
  const wanted = t.objectives.value(measure, target);
  const ahead = forecast?.weeks ?? [];
  const shownValue = (figure: ObjectiveAnswer['value']) =>
    figure?.shown === true
      ? t.objectives.value(measure, figure.value)
      : figure === null
        ? '–'
        : f.figure(figure);
  return (
    <ChartFigure
      finding={t.objectives.chartFinding(shownValue(value), wanted)}
      measure={t.objectives.chartMeasure(measure, ahead.length > 0)}
      spec={{
        labels: [...weeks, ...ahead].map(({ week }) => f.shortDate(week)),
        series: [
          {
            name: t.objectives.current,
            values: weeks.map((week) => drawn(week.value)),
            colour: 'accent',
            filled: true,
          },
          ...bandOf(weeks.length, ahead, t),
        ],
        marks: [],
        target: { value: target, label: t.objectives.targetIs(wanted) },
        percent: measure.endsWith('-share'),
      }}
      head={[t.common.week, t.objectives.current, ...(forecast === null ? [] : [t.objectives.likely])]}
    >
      {[...ahead].reverse().map((week) => (
        <tr key={week.week}>
          <th scope="row">{f.date(week.week)}</th>
          <td class="number">–</td>
          <td class="number">{t.objectives.between(shownValue(week.low), shownValue(week.high))}</td>
        </tr>
      ))}
      {[...weeks].reverse().map((week) => (
        <tr key={week.week}>
          <th scope="row">{f.date(week.week)}</th>
          <td class="number">{shownValue(week.value)}</td>
          {forecast !== null && <td class="number">–</td>}
        </tr>
      ))}
    </ChartFigure>
  );
}

/** The weeks ahead: the middle course dashed within the band that holds eight of ten. */
function bandOf(weeksPast: number, ahead: ForecastAnswer['weeks'], t: Words['t']): ChartSeries[] {
  if (ahead.length === 0) return [];
  const past = Array<null>(weeksPast).fill(null);
  const line = (name: string, values: (number | null)[], more: Partial<ChartSeries>): ChartSeries => ({
    name,
    values: [...past, ...values],
    colour: 'accent',
    ...more,
  });
  return [
    line(
      t.objectives.highest,
      ahead.map(({ high }) => drawn(high)),
      { edge: 'upper' },
    ),
    line(
      t.objectives.lowest,
      ahead.map(({ low }) => drawn(low)),
      { edge: 'lower' },
    ),
    line(
      t.objectives.likely,
      ahead.map(({ middle }) => drawn(middle)),
      { dashed: true },
    ),
  ];
}
