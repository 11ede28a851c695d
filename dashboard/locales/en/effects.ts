// English: what campaigns and gatherings changed.
import { addDays } from '../../../core/windows.ts';
import type { CampaignDoubt } from '../../../store/rows/campaign-effect.ts';
import type { GatheringDoubt } from '../../../store/rows/gathering-effect.ts';
import type { ComparedEffect } from '../../answers/compared-effect.ts';
import type { EffectsAnswer, GatheringAnswer } from '../../answers/effects.ts';
import type { Format } from '../../format.ts';

export const effects = (f: Format) => ({
  title: 'Effects',
  question: 'What did campaigns and gatherings change?',
  answer: (all: EffectsAnswer) => answer(f, all),
  none: 'No campaign or gathering is declared yet',
  noneHint:
    'Declare a campaign with its period and the communities it touches, or a gathering with its day, in the registry file. What changed can be told four weeks later.',
  campaigns: 'Campaigns',
  gatherings: 'Gatherings',
  period: (from: string, to: string) => `${f.date(from)} to ${f.date(addDays(to, -1))}`,
  campaign: (campaign: ComparedEffect) => campaignSentence(f, campaign),
  gathering: (gathering: GatheringAnswer) => gatheringSentence(f, gathering),
  observedFinding:
    'Before the start the line should lie near 100%; after it, this is how far the weeks lie from where they were heading',
  observedMeasure:
    'Contributors a week in the communities touched against their own course before; 100% is on course',
  observedSeries: 'Against their own course',
  chartFinding: ({ verdict, ratio }: ComparedEffect) =>
    verdict === 'cannot-tell' || !ratio.shown
      ? 'The course, without a verdict'
      : `${f.percent(ratio.value)} of the contributors to be expected, since the start`,
  chartMeasure:
    'Contributors a week in the communities touched against the others, by weeks from the start, %. Dashed: no difference; before the start the line should lie near it.',
  weekFromStart: (week: number) => (week < 0 ? `−${f.number(-week)}` : `+${f.number(week + 1)}`),
  series: 'Against the others',
  start: 'Start',
  notYet: 'not yet known',
  columns: {
    gathering: 'Gathering',
    people: 'People who met',
    pairs: 'Pairs without a tie before',
    newTies: 'Answer each other now',
    expected: 'To be expected',
    lasting: 'Still after 12 weeks',
  },
  small:
    'A campaign is judged by contributors a week, eight weeks before its start against up to eight after, in the communities it touched against those that no campaign touched and that are at least half as busy. A gathering is judged by pairs who had no tie for twelve weeks and answer each other within four, against pairs like them who did not meet: as close, as active, in the same or another department. Where too few communities are there to compare with, only a change is observed: the eight weeks after against a straight line through the twelve before, held against how far the same communities strayed from such a line at earlier dates. That is weaker: whatever else began at that time looks the same. All are believed when chance alone would do as much less than once in twenty; none proves a cause.',
});

const campaignDoubts: Record<CampaignDoubt, string> = {
  '': '',
  'too-recent': 'fewer than four whole weeks have passed since its start',
  'too-old': 'it lies farther back than the weeks we look at',
  'no-comparison':
    'too few other communities are busy enough to compare with, and too few weeks lie before or after it to observe a change',
  'unlike-before': 'the communities it touched went another way than the others even before it',
};

function campaignSentence(
  f: Format,
  { method, verdict, reason, ratio, low, high, touched, compared }: ComparedEffect,
): string {
  if (verdict === 'cannot-tell') return `Cannot tell: ${campaignDoubts[reason]}.`;
  if (!ratio.shown || !low.shown || !high.shown) return 'Too few people contributed for figures to be shown.';
  if (method === 'observed') {
    const course = `contributors a week came to ${f.percent(ratio.value)} of where they were heading (between ${f.percent(low.value)} and ${f.percent(high.value)})`;
    const change = { more: 'rise', fewer: 'fall', 'no-difference': 'nothing beyond the usual' }[verdict];
    return `Observed change only, and weaker than a comparison: ${change}; ${course}. Too few other communities are there to compare with, so nothing is said of the cause.`;
  }
  const against = `${f.count(touched, { one: 'community', other: 'communities' })} touched against ${f.number(compared)} others`;
  const measured = `${f.percent(ratio.value)} of what it would have been (between ${f.percent(low.value)} and ${f.percent(high.value)}; ${against})`;
  if (verdict === 'no-difference')
    return `No difference to be seen: contributors a week came to ${measured}.`;
  return `${verdict === 'more' ? 'More' : 'Fewer'} people contributed: contributors a week came to ${measured}.`;
}

const gatheringDoubts: Record<GatheringDoubt, string> = {
  '': '',
  'too-recent': 'four weeks have not passed yet',
  'too-old': 'it lies more than a year back',
  'nobody-recorded': 'too few people are recorded as having been there',
  'no-comparison': 'too few pairs of those who met are like pairs who did not',
};

function gatheringSentence(
  f: Format,
  { verdict, reason, people, newTies, expected, lasting }: GatheringAnswer,
): string {
  if (verdict === 'cannot-tell') return `Cannot tell: ${gatheringDoubts[reason]}.`;
  const met = `Of ${f.count(people, { one: 'person', other: 'people' })} who met`;
  const pairs = `${f.count(newTies, { one: 'pair answers', other: 'pairs answer' })} each other who never did before, where ${expected.shown ? `about ${f.number(expected.value)}` : f.figure(expected)} were to be expected`;
  const last =
    lasting === null
      ? ''
      : ` Twelve weeks later, ${f.figure(lasting)} of these pairs still ${f.plural(lasting, { one: 'answers', other: 'answer' })} each other.`;
  return verdict === 'more'
    ? `New ties came of it. ${met}, ${pairs}.${last}`
    : `No new ties beyond the usual. ${met}, ${pairs}.`;
}

function answer(f: Format, { campaigns, gatherings }: EffectsAnswer): string {
  // What is only observed says nothing of what brought it about.
  const all = [...campaigns.filter(({ method }) => method !== 'observed'), ...gatherings];
  if (campaigns.length + gatherings.length === 0) return 'Nothing is declared yet.';
  if (all.length === 0) return 'Changes are only observed: too few communities are there to compare with.';
  const worked = all.filter(({ verdict }) => verdict === 'more').length;
  const open = all.filter(({ verdict }) => verdict === 'cannot-tell').length;
  const told = `${f.number(worked)} of ${f.count(all.length, { one: 'campaign or gathering', other: 'campaigns and gatherings' })} brought people together more than could be expected`;
  return open === 0 ? `${told}.` : `${told}; of ${f.number(open)} it cannot be told.`;
}
