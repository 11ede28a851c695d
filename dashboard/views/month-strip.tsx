// A strip of tables, one a month: how the table filled or emptied.
import type { CommunityWeekAnswer } from '../answers/community.ts';
import { usePage } from './page-context.ts';
import { TableFace } from './table-face.tsx';

const monthsShown = 12;

export function MonthStrip({ weeks }: { weeks: readonly CommunityWeekAnswer[] }) {
  const { t, f } = usePage();
  return (
    <ol class="strip" aria-label={t.community.strip}>
      {lastOfEachMonth(weeks).map(({ week, state, room }) => (
        <li key={week}>
          <TableFace state={state} seats={room.seats} size={56} />
          <span class="strip-month">{f.shortMonth(week)}</span>
          <span class="strip-word">{t.states.word[state]}</span>
        </li>
      ))}
    </ol>
  );
}

function lastOfEachMonth(weeks: readonly CommunityWeekAnswer[]): CommunityWeekAnswer[] {
  const months = new Map(weeks.map((week) => [week.week.slice(0, 7), week]));
  return [...months.values()].slice(-monthsShown);
}
