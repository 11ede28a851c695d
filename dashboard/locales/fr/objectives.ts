// French: objectives.
import type { ObjectiveAnswer } from '../../answers/objectives.ts';
import type { Format } from '../../format.ts';
import type { Messages } from '../en.ts';
import { objectiveValue } from '../en/objectives.ts';

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
  measure: {
    'monthly-active-share': 'Part des personnes vues en quatre semaines',
    'monthly-contributor-share': 'Part des personnes qui ont participé en quatre semaines',
    'answered-share': 'Part des fils qui ont une réponse sous sept jours',
    'lively-communities': 'Communautés animées',
    reported: 'Chiffre fourni par un autre outil',
  },
  value: (measure, value) => objectiveValue(f, measure, value),
  progress: (objective) => progress(f, objective),
  pace: (pace) =>
    pace >= 1
      ? `Plus vite qu’une allure régulière (${f.number(pace, 1)} fois).`
      : `${f.percent(Math.max(0, pace))} d’une allure régulière.`,
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
    'L’allure compare le chemin parcouru au temps écoulé, en ligne droite : un repère, pas une prévision. Rien n’est jugé avant quatre semaines.',
});

function progress(f: Format, { measure, value, target, baseline, dueOn }: ObjectiveAnswer): string {
  const wanted = objectiveValue(f, measure, target);
  if (value === null) return `Pas encore de chiffre ; ${wanted} voulus pour le ${f.date(dueOn)}.`;
  const now = value.shown ? objectiveValue(f, measure, value.value) : f.figure(value);
  return `${now} sur ${wanted} voulus pour le ${f.date(dueOn)} ; le départ était à ${objectiveValue(f, measure, baseline)}.`;
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
  return `${first} ; « ${worst.title} » est ${worst.status === 'off-track' ? 'hors de portée à cette allure' : 'menacé'} : ${now} sur ${objectiveValue(f, worst.measure, worst.target)}, pour le ${f.date(worst.dueOn)}.`;
}
