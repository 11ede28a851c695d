// French: what campaigns and gatherings changed.
import { addDays } from '../../../core/windows.ts';
import type { CampaignDoubt } from '../../../store/rows/campaign-effect.ts';
import type { GatheringDoubt } from '../../../store/rows/gathering-effect.ts';
import type { ComparedEffect } from '../../answers/compared-effect.ts';
import type { EffectsAnswer, GatheringAnswer } from '../../answers/effects.ts';
import type { Format } from '../../format.ts';
import type { Messages } from '../en.ts';

export const effects = (f: Format): Messages['effects'] => ({
  title: 'Effets',
  question: 'Qu’ont changé les campagnes et les rencontres ?',
  answer: (all) => answer(f, all),
  none: 'Aucune campagne ni rencontre n’est encore déclarée',
  noneHint:
    'Déclarez dans le registre une campagne avec sa période et les communautés qu’elle touche, ou une rencontre avec son jour. Ce qui a changé peut se dire quatre semaines plus tard.',
  campaigns: 'Campagnes',
  gatherings: 'Rencontres',
  period: (from, to) => `du ${f.date(from)} au ${f.date(addDays(to, -1))}`,
  campaign: (campaign) => campaignSentence(f, campaign),
  gathering: (gathering) => gatheringSentence(f, gathering),
  observedFinding:
    'Avant le début, la ligne doit rester près de 100 % ; après, elle dit à quelle distance les semaines sont de leur cours',
  observedMeasure:
    'Contributeurs par semaine dans les communautés touchées, par rapport à leur propre cours d’avant ; 100 % : dans leur cours',
  observedSeries: 'Par rapport à leur cours',
  chartFinding: ({ verdict, ratio }) =>
    verdict === 'cannot-tell' || !ratio.shown
      ? 'La trajectoire, sans conclusion'
      : `${f.percent(ratio.value)} des contributeurs attendus, depuis le début`,
  chartMeasure:
    'Contributeurs par semaine dans les communautés touchées, par rapport aux autres, en semaines depuis le début, en %. En tirets : aucune différence ; avant le début, la ligne doit en rester proche.',
  weekFromStart: (week) => (week < 0 ? `−${f.number(-week)}` : `+${f.number(week + 1)}`),
  series: 'Par rapport aux autres',
  start: 'Début',
  notYet: 'pas encore connu',
  columns: {
    gathering: 'Rencontre',
    people: 'Personnes présentes',
    pairs: 'Paires sans lien avant',
    newTies: 'Se répondent depuis',
    expected: 'Attendues',
    lasting: 'Encore après 12 semaines',
  },
  small:
    'Une campagne se juge aux contributeurs par semaine, huit semaines avant son début contre huit au plus après, dans les communautés touchées et dans celles qu’aucune campagne n’a touchées et qui sont au moins à moitié aussi fréquentées. Une rencontre se juge aux paires sans lien depuis douze semaines qui se répondent dans les quatre suivantes, contre des paires semblables qui ne se sont pas rencontrées : aussi proches, aussi actives, du même département ou non. Là où trop peu de communautés permettent de comparer, seul un changement s’observe : les huit semaines d’après contre une droite passant par les douze d’avant, rapporté aux écarts des mêmes communautés à des dates antérieures. C’est plus faible : tout ce qui a commencé au même moment y ressemble. On y croit quand le hasard seul en ferait autant moins d’une fois sur vingt ; rien de cela ne prouve une cause.',
});

const campaignDoubts: Record<CampaignDoubt, string> = {
  '': '',
  'too-recent': 'moins de quatre semaines entières ont passé depuis son début',
  'too-old': 'elle remonte plus loin que les semaines observées',
  'no-comparison':
    'trop peu d’autres communautés sont assez fréquentées pour comparer, et trop peu de semaines la précèdent ou la suivent pour observer un changement',
  'unlike-before': 'les communautés touchées allaient autrement que les autres avant elle déjà',
};

function campaignSentence(
  f: Format,
  { method, verdict, reason, ratio, low, high, touched, compared }: ComparedEffect,
): string {
  if (verdict === 'cannot-tell') return `Impossible à dire : ${campaignDoubts[reason]}.`;
  if (!ratio.shown || !low.shown || !high.shown)
    return 'Trop peu de personnes ont contribué pour que les chiffres soient montrés.';
  if (method === 'observed') {
    const course = `les contributeurs par semaine en sont à ${f.percent(ratio.value)} de leur cours d’avant (entre ${f.percent(low.value)} et ${f.percent(high.value)})`;
    const change = { more: 'une hausse', fewer: 'une baisse', 'no-difference': 'rien que d’ordinaire' }[
      verdict
    ];
    return `Changement seulement observé, plus faible qu’une comparaison : ${change} ; ${course}. Trop peu d’autres communautés permettent de comparer : rien n’est dit de la cause.`;
  }
  const against = `${f.count(touched, { one: 'communauté touchée', other: 'communautés touchées' })} contre ${f.count(compared, { one: 'autre', other: 'autres' })}`;
  const measured = `à ${f.percent(ratio.value)} de ce qu’ils auraient été (entre ${f.percent(low.value)} et ${f.percent(high.value)} ; ${against})`;
  if (verdict === 'no-difference')
    return `Aucune différence visible : les contributeurs par semaine en sont ${measured}.`;
  return `${verdict === 'more' ? 'Davantage' : 'Moins'} de personnes ont contribué : les contributeurs par semaine en sont ${measured}.`;
}

const gatheringDoubts: Record<GatheringDoubt, string> = {
  '': '',
  'too-recent': 'quatre semaines n’ont pas encore passé',
  'too-old': 'elle remonte à plus d’un an',
  'nobody-recorded': 'trop peu de personnes y sont enregistrées comme présentes',
  'no-comparison': 'trop peu de paires présentes ressemblent à des paires absentes',
};

function gatheringSentence(
  f: Format,
  { verdict, reason, people, newTies, expected, lasting }: GatheringAnswer,
): string {
  if (verdict === 'cannot-tell') return `Impossible à dire : ${gatheringDoubts[reason]}.`;
  const met = `Parmi ${f.count(people, { one: 'personne présente', other: 'personnes présentes' })}`;
  const pairs = `${f.count(newTies, { one: 'paire se répond', other: 'paires se répondent' })} sans l’avoir fait avant, pour ${expected.shown ? `environ ${f.number(expected.value)}` : f.figure(expected)} attendues`;
  const last =
    lasting === null
      ? ''
      : ` Douze semaines plus tard, ${f.count(lasting, { one: 'de ces paires se répond', other: 'de ces paires se répondent' })} encore.`;
  return verdict === 'more'
    ? `De nouveaux liens en sont nés. ${met}, ${pairs}.${last}`
    : `Pas plus de nouveaux liens qu’à l’ordinaire. ${met}, ${pairs}.`;
}

function answer(f: Format, { campaigns, gatherings }: EffectsAnswer): string {
  // What is only observed says nothing of what brought it about.
  const all = [...campaigns.filter(({ method }) => method !== 'observed'), ...gatherings];
  if (campaigns.length + gatherings.length === 0) return 'Rien n’est encore déclaré.';
  if (all.length === 0)
    return 'Des changements seulement observés : trop peu de communautés permettent de comparer.';
  const worked = all.filter(({ verdict }) => verdict === 'more').length;
  const open = all.filter(({ verdict }) => verdict === 'cannot-tell').length;
  const told = `${f.number(worked)} sur ${f.count(all.length, { one: 'campagne ou rencontre', other: 'campagnes et rencontres' })} ${f.plural(worked, { one: 'a rapproché', other: 'ont rapproché' })} les gens plus qu’on ne pouvait s’y attendre`;
  return open === 0 ? `${told}.` : `${told} ; pour ${f.number(open)}, impossible à dire.`;
}
