// How long communities live, beside those of public archives.
import type { SurvivalReport } from '../../store/rows/survival-report.ts';
import { ChartFigure } from './chart-figure.tsx';
import { usePage } from './page-context.ts';

export function SurvivalChart({ survival }: { survival: SurvivalReport }) {
  const { t, f } = usePage();
  const { points, medianWeeks } = survival;
  return (
    <ChartFigure
      finding={t.outlook.survivalFinding(medianWeeks)}
      measure={t.outlook.survivalMeasure}
      spec={{
        labels: ['0', ...points.map(({ weeks }) => f.number(weeks))],
        series: [
          {
            name: t.outlook.here,
            values: [1, ...points.map(({ surviving }) => surviving)],
            colour: 'accent',
          },
          {
            name: t.outlook.elsewhere,
            values: [1, ...points.map(({ published }) => published)],
            colour: 'muted',
            dashed: true,
          },
        ],
        marks: [],
        percent: true,
      }}
      head={[t.outlook.age, t.outlook.here, t.outlook.elsewhere]}
    >
      {points.map(({ weeks, surviving, published }) => (
        <tr key={weeks}>
          <th scope="row">{f.number(weeks)}</th>
          <td class="number">{surviving === null ? '–' : f.percent(surviving)}</td>
          <td class="number">{f.percent(published)}</td>
        </tr>
      ))}
    </ChartFigure>
  );
}
