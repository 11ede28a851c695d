// Who takes part and who only reads, week by week, as shares of the people entitled.
import type { AdoptionWeek } from '../answers/overview.ts';
import type { Moment } from '../answers/moments.ts';
import type { Figure } from '../gate.ts';
import { ChartFigure } from './chart-figure.tsx';
import { usePage } from './page-context.ts';
import { marksOf } from './weekly-chart.tsx';

const comparedWeeks = 8;

export function AdoptionChart({
  weeks,
  moments,
}: {
  weeks: readonly AdoptionWeek[];
  moments: readonly Moment[];
}) {
  const page = usePage();
  const { t, f } = page;
  const latest = weeks.at(-1);
  return (
    <ChartFigure
      finding={findingOf(page, weeks)}
      measure={t.overview.adoptionMeasure(latest ? f.figure(latest.entitled) : '0')}
      spec={{
        labels: weeks.map(({ week }) => f.shortDate(week)),
        series: [
          {
            name: t.common.tookPart,
            values: weeks.map((week) => shareOf(week.tookPart, week.entitled)),
            colour: 'accent',
            filled: true,
          },
          {
            name: t.common.onlyRead,
            values: weeks.map((week) => shareOf(week.onlyRead, week.entitled)),
            colour: 'muted',
          },
        ],
        marks: marksOf(
          page,
          weeks.map(({ week }) => week),
          moments,
        ),
        percent: true,
      }}
      head={[t.common.week, t.overview.entitled, t.common.tookPart, t.overview.share, t.common.onlyRead]}
    >
      {[...weeks].reverse().map((week) => (
        <tr key={week.week}>
          <th scope="row">{f.date(week.week)}</th>
          <td class="number">{f.figure(week.entitled)}</td>
          <td class="number">{f.figure(week.tookPart)}</td>
          <td class="number">{percentOf(page, shareOf(week.tookPart, week.entitled))}</td>
          <td class="number">{f.figure(week.onlyRead)}</td>
        </tr>
      ))}
    </ChartFigure>
  );
}

function shareOf(part: Figure, whole: Figure): number | null {
  return part.shown && whole.shown && whole.value > 0 ? part.value / whole.value : null;
}

const percentOf = ({ f }: ReturnType<typeof usePage>, share: number | null) =>
  share === null ? '–' : f.percent(share, 1);

function findingOf({ t }: ReturnType<typeof usePage>, weeks: readonly AdoptionWeek[]): string {
  const shares = weeks.map((week) => shareOf(week.tookPart, week.entitled));
  const now = shares.at(-1) ?? null;
  if (now === null) return t.overview.adoptionFindingWithheld;
  const before = shares.at(-1 - comparedWeeks) ?? null;
  return t.overview.adoptionFinding(now, before === null ? null : now - before);
}
