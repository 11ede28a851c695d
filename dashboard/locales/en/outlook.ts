// English: what may become of a community, what a newcomer meets, what was promised, and how often that told the truth.
import type { Outlook, RiskLevel } from '../../answers/outlook.ts';
import type { SilenceFeature } from '../../../store/rows/silence-model.ts';
import type { Format } from '../../format.ts';

export const outlook = (f: Format) => ({
  heading: 'What may come?',
  none: 'No risk of silence is told: the table is too new, too small, or already silent.',
  level: { low: 'low', raised: 'raised', high: 'high' } satisfies Record<RiskLevel, string>,
  risk: ({ level, chance, quiet }: NonNullable<Outlook['silence']>) =>
    `Risk that nobody contributes in the next eight weeks: ${{ low: 'low', raised: 'raised', high: 'high' }[level]} (${chance === 0 ? `under ${f.percent(0.05)}` : `about ${f.percent(chance)}`}).${quiet ? ' With so few contributions this is coarse, and it is never called high.' : ''}`,
  basis: {
    own: 'Learnt from this organisation’s own communities.',
    borrowed: 'Borrowed: learnt from a public chat archive until there is enough history here.',
  },
  because: (reasons: string) => `What weighs most: ${reasons}.`,
  reasons: {
    rec: { up: 'the last contribution is some weeks old', down: 'somebody contributed recently' },
    AW8: {
      up: 'many weeks pass without a contribution',
      down: 'hardly a week passes without a contribution',
    },
    U8: { up: 'few different people contribute', down: 'many different people contribute' },
    awf: { up: 'it was quiet for much of the past year', down: 'it was alive for most of the past year' },
    dec: { up: 'little was said lately', down: 'a lot was said lately' },
  } satisfies Record<SilenceFeature, { up: string; down: string }>,
  newcomer: 'What does a newcomer find?',
  fresh: (fresh: boolean): string =>
    fresh ? 'Something new was said within two weeks.' : 'Nothing new was said for two weeks.',
  answered: (hours: string) => `Half of the threads have an answer within ${hours} working hours.`,
  waiting: (share: string) => `About ${share} of the threads stay without an answer for seven days.`,
  promise: (invited: string, joined: string, seen: string) =>
    `Invited: ${invited}. Joined: ${joined}. Ever seen: ${seen}.`,
  survival: 'How long do tables live?',
  survivalFinding: (weeks: number | null) =>
    weeks === null
      ? 'More than half of the communities have not yet fallen silent'
      : `Half of the communities fall silent within ${f.count(Math.round(weeks), { one: 'week', other: 'weeks' })}`,
  survivalMeasure: 'Share of communities not yet silent for thirteen weeks, by age in weeks, %',
  survivalSmall: (communities: number, enough: boolean) =>
    `${f.count(communities, { one: 'community', other: 'communities' })} with a first contribution.${enough ? '' : ' Fewer than thirty: believe the published curve rather than this one.'} Published: 121 channels of two public chat archives; in companies, half of the spaces were silent after five months (Lecko, 2014).`,
  survivalNone: 'The curve begins with the first contribution.',
  here: 'Here',
  elsewhere: 'Chat archives',
  age: 'Age, weeks',
  calibration: 'How often does the risk of silence tell the truth?',
  calibrationLead: (rows: number, communities: number, auc: number, ece: number) =>
    `Told for communities it had not seen, ${f.count(rows, { one: 'time', other: 'times' })} in ${f.count(communities, { one: 'community', other: 'communities' })}: it puts one that falls silent above one that does not in ${f.percent(auc)} of pairs; told and came true differ by ${f.number(100 * ece, 1)} points on average.`,
  told: 'Told, %',
  cameTrue: 'Came true, %',
  times: 'Times',
});
