// English: the overview and the room.
import type { Figure } from '../../gate.ts';
import type { Format } from '../../format.ts';

const communities = { one: 'community', other: 'communities' };

export interface Tally {
  all: number;
  /** Lively or warming. */
  full: number;
  /** Somebody there, but not many, or fewer and fewer. */
  some: number;
  /** Empty or never opened. */
  empty: number;
  /** Too early or too small to tell. */
  untold: number;
}

export const overview = (f: Format) => ({
  title: 'Overview',
  question: 'Are people coming to the table?',
  answer: ({ all, full, empty }: Tally) =>
    all === 0
      ? 'No community is known yet.'
      : `${f.number(full)} of ${f.count(all, communities)} ${f.plural(full, { one: 'is', other: 'are' })} lively or warming; ${f.number(empty)} ${f.plural(empty, { one: 'stands', other: 'stand' })} empty.`,
  answerAdoption: (tookPart: Figure, entitled: Figure) =>
    tookPart.shown && entitled.shown && entitled.value > 0
      ? ` ${f.number(tookPart.value)} of ${f.number(entitled.value)} people entitled took part in the last four weeks (${f.percent(tookPart.value / entitled.value)}).`
      : ` ${f.figure(tookPart)} of ${f.figure(entitled)} people entitled took part in the last four weeks.`,
  emptyTitle: 'The room will be here',
  emptyText:
    'Connect a source or import events, and every community gets a table. The registry lists those opened on purpose, even if nobody comes.',
  roomQuestion: 'Is anyone here?',
  roomLead: ({ all, full, some, empty, untold }: Tally) =>
    `${f.count(all, communities)}: ${f.number(full)} filled or filling, ${f.number(some)} with few people or fewer than before, ${f.number(empty)} empty${untold > 0 ? `, ${f.number(untold)} too early or too small to tell` : ''}.`,
  roomLegend:
    'Each table is a community of twelve seats. A filled seat is a twelfth of its members who took part in the last four weeks, a half-filled one a twelfth who only read. The larger the table, the more members.',
  seat: { filled: 'took part', half: 'only read', hollow: 'not seen' },
  groupTally: (all: number, full: number) =>
    `${f.count(all, { one: 'table', other: 'tables' })}${full > 0 ? `, ${f.number(full)} filled or filling` : ''}`,
  seeAll: 'All communities as a list',
  adoptionQuestion: 'Who takes part, and who only reads?',
  adoptionFinding: (share: number, change: number | null) =>
    change === null
      ? `${f.percent(share)} of the people entitled took part in the last four weeks`
      : `${f.percent(share)} took part in the last four weeks, ${points(f, change)} in eight weeks`,
  adoptionFindingWithheld: 'Too few people to show a share',
  adoptionMeasure: (entitled: string) =>
    `Share of people entitled (${entitled} at the last count), rolling four weeks, by week, %`,
  adoptionNone: 'The curve starts with the first analysis.',
  entitled: 'Entitled',
  share: 'Share who took part',
  basis: {
    directory: 'Entitled: everyone in the directory on that day.',
    'everyone-seen': 'No directory was imported: shares rest on everyone ever seen, which flatters them.',
  },
  toDoNone: 'Nothing presses: no table needs a hand this week.',
  toDoMore: (more: number) => `${f.number(more)} more on the list of communities`,
});

function points(f: Format, change: number): string {
  const rounded = Math.round(change * 100);
  if (rounded === 0) return 'unchanged';
  return `${rounded > 0 ? '+' : '−'}${f.number(Math.abs(rounded))} ${f.plural(Math.abs(rounded), { one: 'point', other: 'points' })}`;
}
