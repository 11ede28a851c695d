// A community's course: members who took part and who only read, week by week.
import type { CommunityWeekAnswer } from '../answers/community.ts';
import type { Moment } from '../answers/moments.ts';
import { ChartFigure } from './chart-figure.tsx';
import { usePage } from './page-context.ts';
import { drawn, marksOf } from './weekly-chart.tsx';

const comparedWeeks = 8;

export function CourseChart({
  weeks,
  moments,
}: {
  weeks: readonly CommunityWeekAnswer[];
  moments: readonly Moment[];
}) {
  const page = usePage();
  const { t, f } = page;
  const now = weeks.at(-1)?.room.tookPart ?? { shown: true, value: 0 };
  const then = weeks.at(-1 - comparedWeeks)?.room.tookPart ?? { shown: false, reason: 'small-group' };
  return (
    <ChartFigure
      finding={t.community.courseFinding(now, then)}
      measure={t.community.courseMeasure}
      spec={{
        labels: weeks.map(({ week }) => f.shortDate(week)),
        series: [
          {
            name: t.common.tookPart,
            values: weeks.map(({ room }) => drawn(room.tookPart)),
            colour: 'accent',
            filled: true,
          },
          { name: t.common.onlyRead, values: weeks.map(({ room }) => drawn(room.onlyRead)), colour: 'muted' },
        ],
        marks: marksOf(
          page,
          weeks.map(({ week }) => week),
          moments,
        ),
        percent: false,
      }}
      head={[
        t.common.week,
        t.communities.columns.state,
        t.common.tookPart,
        t.common.onlyRead,
        t.common.members,
      ]}
    >
      {[...weeks].reverse().map(({ week, state, room }) => (
        <tr key={week}>
          <th scope="row">{f.date(week)}</th>
          <td class="number">{t.states.word[state]}</td>
          <td class="number">{f.figure(room.tookPart)}</td>
          <td class="number">{f.figure(room.onlyRead)}</td>
          <td class="number">{f.figure(room.members)}</td>
        </tr>
      ))}
    </ChartFigure>
  );
}
