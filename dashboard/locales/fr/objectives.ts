// French: objectives.
import type { ObjectiveMeasure } from '../../../core/registry.ts';
import type { ObjectiveAnswer } from '../../answers/objectives.ts';
import type { Format } from '../../format.ts';
import type { Messages } from '../en.ts';
import { objectiveValue } from '../en/objectives.ts';

const measureWords: Record<ObjectiveMeasure, string> = {
  'monthly-active-share': 'Part des personnes vues en quatre semaines',
  'monthly-contributor-share': 'Part des personnes qui ont participé en quatre semaines',
  'answered-share': 'Part des fils qui ont une réponse sous sept jours',
  'lively-communities': 'Communautés animées',
  reported: 'Chiffre fourni par un autre outil',
};

export const objectives = (f: Format): Messages['objectives'] => ({
  title: 'Objectifs',
  question: 'Atteindrons-nous les objectifs ?',
  answer: (all) => answer(f, all),
  none: 'Aucun objectif n’est encore déclaré',
  noneHint:
    'Un objectif dit ce qui doit changer, de combien et pour quand. Déclarez-le dans le registre et importez-le ; la page montrera valeur, cible et allure.',
  status: {
    reached: 'atteint',
    'on-track': 'en bonne voie',
    'at-risk': 'menacé',
    'off-track': 'hors de portée à cette allure',
    'too-early': 'trop tôt pour le dire',
    'no-data': 'pas encore de chiffre',
  },
  measure: measureWords,
  chartMeasure: (measure, foretold) =>
    `${measureWords[measure]}, par semaine${measure.endsWith('-share') ? ', en %' : ''}${foretold ? ' ; la bande contient huit trajectoires probables sur dix' : ''}`,
  value: (measure, value) => objectiveValue(f, measure, value),
  progress: (objective) => progress(f, objective),
  pace: (pace) =>
    pace >= 1
      ? `Plus vite qu’une allure régulière (${f.number(pace, 1)} fois).`
      : `${f.percent(Math.max(0, pace))} d’une allure régulière.`,
  outlook: (objective) => outlook(f, objective),
  opinions: (objective) => opinions(f, objective),
  likely: 'Trajectoire probable',
  highest: 'Une fois sur dix, au-dessus',
  lowest: 'Une fois sur dix, en dessous',
  between: (low, high) => `${low} à ${high}`,
  due: (day) => `pour le ${f.date(day)}`,
  owner: (owner) => `Porté par : ${owner}`,
  theme: 'Thème',
  target: 'Cible',
  targetIs: (value) => `Cible ${value}`,
  baseline: 'Départ',
  current: 'Aujourd’hui',
  status_: 'Où il en est',
  dueOn: 'Échéance',
  weighing: 'Les communautés qui pèsent dessus',
  everywhere: 'Repose sur toute l’organisation.',
  chartFinding: (value, target) => `${value} aujourd’hui, ${target} voulus`,
  small:
    'L’allure compare le chemin parcouru au temps écoulé, en ligne droite : un repère. La prévision lisse le passé et tire 2 000 trajectoires de ses écarts d’autrefois ; la bande en contient huit sur dix. En bonne voie : au moins 80 % d’entre elles arrivent ; menacé : au moins 50 %. Elle prédit passablement, et ne sait rien des campagnes à venir. Rien n’est jugé avant quatre semaines, rien n’est prédit avant 24. Un chiffre fourni qui ne fait que croître reçoit un second avis une fois passée sa croissance la plus vive : des courbes à plafond, ajustées à son passé. Elles ne montrent pas d’incertitude et ne changent pas le verdict.',
});

function progress(f: Format, { measure, value, target, baseline, dueOn }: ObjectiveAnswer): string {
  const wanted = objectiveValue(f, measure, target);
  if (value === null) return `Pas encore de chiffre ; ${wanted} voulus pour le ${f.date(dueOn)}.`;
  const now = value.shown ? objectiveValue(f, measure, value.value) : f.figure(value);
  return `${now} sur ${wanted} voulus pour le ${f.date(dueOn)} ; le départ était à ${objectiveValue(f, measure, baseline)}.`;
}

function outlook(f: Format, { measure, forecast, status, dueOn }: ObjectiveAnswer): string {
  if (forecast === null) return status === 'reached' ? '' : 'Trop tôt pour une prévision.';
  const { probability, neededGain, bestGain } = forecast;
  if (!probability.shown || !neededGain.shown || !bestGain.shown) return '';
  const chance = `Si cela continue ainsi, la cible sera atteinte le ${f.date(dueOn)} dans ${likelihood(f, probability.value)} des trajectoires probables.`;
  if (status === 'reached') return chance;
  return `${chance} Il faudrait gagner ${gain(f, measure, neededGain.value)} par semaine ; les quatre meilleures semaines ont apporté ${gain(f, measure, bestGain.value)} par semaine.`;
}

/** Never certain, never impossible. */
function likelihood(f: Format, probability: number): string {
  if (probability > 0.99) return `plus de ${f.percent(0.99)}`;
  return probability < 0.01 ? `moins de ${f.percent(0.01)}` : f.percent(probability);
}

function opinions(f: Format, { measure, target, dueOn, forecast }: ObjectiveAnswer): string {
  const names = {
    logistic: 'une courbe logistique',
    bass: 'une courbe de Bass (quelques-uns viennent d’eux-mêmes, la plupart parce que d’autres sont venus)',
  };
  const said = (forecast?.opinions ?? []).flatMap(({ curve, limit, end }) => {
    if (!limit.shown || !end.shown) return [];
    const verdict = end.value >= target ? 'à la cible ou au-delà' : 'en deçà de la cible';
    return [
      `${names[curve]} passant par ses valeurs en est à ${objectiveValue(f, measure, end.value)} le ${f.date(dueOn)}, ${verdict}, et plafonne vers ${objectiveValue(f, measure, limit.value)}`,
    ];
  });
  return said.length === 0 ? '' : `Second avis : ${said.join(' ; ')}.`;
}

function gain(f: Format, measure: ObjectiveMeasure, value: number): string {
  return measure.endsWith('-share')
    ? `${f.number(100 * value, 1)} ${f.plural(Math.round(1000 * value) / 10, { one: 'point', other: 'points' })}`
    : f.number(value, 2);
}

function answer(f: Format, all: readonly ObjectiveAnswer[]): string {
  if (all.length === 0) return 'Aucun objectif n’est encore déclaré.';
  const good = all.filter(({ status }) => status === 'on-track' || status === 'reached').length;
  const worst =
    all.find(({ status }) => status === 'off-track') ?? all.find(({ status }) => status === 'at-risk');
  const first = `${f.count(good, { one: 'objectif', other: 'objectifs' })} sur ${f.number(all.length)} ${f.plural(good, { one: 'est atteint ou en bonne voie', other: 'sont atteints ou en bonne voie' })}`;
  if (worst === undefined) return `${first}.`;
  const now =
    worst.value?.shown === true ? objectiveValue(f, worst.measure, worst.value.value) : 'un chiffre masqué';
  return `${first} ; « ${worst.title} » est ${worst.status === 'off-track' ? 'hors de portée à cette allure' : 'menacé'} : ${now} sur ${objectiveValue(f, worst.measure, worst.target)}, ${chanceOrDate(f, worst)}.`;
}

/** « probable à 31 % pour le 30 juin 2027 », or the date alone where nothing is foretold. */
function chanceOrDate(f: Format, { forecast, dueOn }: ObjectiveAnswer): string {
  if (forecast?.probability.shown !== true) return `pour le ${f.date(dueOn)}`;
  return `probable à ${likelihood(f, forecast.probability.value)} pour le ${f.date(dueOn)}`;
}
