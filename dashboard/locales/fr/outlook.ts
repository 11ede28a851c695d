// French: what may become of a community, what a newcomer meets, what was promised, and how often that told the truth.
import type { Format } from '../../format.ts';
import type { Messages } from '../en.ts';

export const outlook = (f: Format): Messages['outlook'] => ({
  heading: 'Que peut-il advenir ?',
  none: 'Aucun risque de silence n’est dit : la table est trop récente, trop petite, ou déjà silencieuse.',
  level: { low: 'faible', raised: 'accru', high: 'élevé' },
  risk: ({ level, chance, quiet }) =>
    `Risque que personne ne contribue dans les huit semaines à venir : ${{ low: 'faible', raised: 'accru', high: 'élevé' }[level]} (${chance === 0 ? `moins de ${f.percent(0.05)}` : `environ ${f.percent(chance)}`}).${quiet ? ' Avec si peu de contributions, c’est grossier, et jamais dit élevé.' : ''}`,
  basis: {
    own: 'Appris des communautés de cette organisation.',
    borrowed: 'Emprunté : appris d’une archive publique de messagerie, tant que l’historique manque ici.',
  },
  because: (reasons) => `Ce qui pèse le plus : ${reasons}.`,
  reasons: {
    rec: {
      up: 'la dernière contribution date de quelques semaines',
      down: 'quelqu’un a contribué récemment',
    },
    AW8: {
      up: 'bien des semaines passent sans contribution',
      down: 'presque aucune semaine ne passe sans contribution',
    },
    U8: {
      up: 'peu de personnes différentes contribuent',
      down: 'beaucoup de personnes différentes contribuent',
    },
    awf: {
      up: 'elle fut calme une bonne partie de l’année',
      down: 'elle fut vivante la plus grande partie de l’année',
    },
    dec: {
      up: 'il s’est dit peu de choses ces temps-ci',
      down: 'il s’est dit beaucoup de choses ces temps-ci',
    },
  },
  newcomer: 'Que trouve un nouveau venu ?',
  fresh: (fresh) =>
    fresh
      ? 'Quelque chose de neuf s’est dit depuis deux semaines.'
      : 'Rien de neuf ne s’est dit depuis deux semaines.',
  answered: (hours) => `La moitié des fils a une réponse en ${hours} heures ouvrées.`,
  waiting: (share) => `Environ ${share} des fils restent sept jours sans réponse.`,
  promise: (invited, joined, seen) => `Invités : ${invited}. Inscrits : ${joined}. Déjà vus : ${seen}.`,
  survival: 'Combien de temps vit une table ?',
  survivalFinding: (weeks) =>
    weeks === null
      ? 'Plus de la moitié des communautés ne s’est pas encore tue'
      : `La moitié des communautés se tait en ${f.count(Math.round(weeks), { one: 'semaine', other: 'semaines' })}`,
  survivalMeasure:
    'Part des communautés qui ne se sont pas encore tues treize semaines, selon l’âge en semaines, %',
  survivalSmall: (communities, enough) =>
    `${f.count(communities, { one: 'communauté', other: 'communautés' })} avec une première contribution.${enough ? '' : ' Moins de trente : fiez-vous à la courbe publiée plutôt qu’à celle-ci.'} Publié : 121 canaux de deux archives publiques ; en entreprise, la moitié des espaces se taisait après cinq mois (Lecko, 2014).`,
  survivalNone: 'La courbe commence avec la première contribution.',
  here: 'Ici',
  elsewhere: 'Archives publiques',
  age: 'Âge en semaines',
  calibration: 'Le risque de silence dit-il vrai ?',
  calibrationLead: (rows, communities, auc, ece) =>
    `Annoncé ${f.count(rows, { one: 'fois', other: 'fois' })} pour ${f.count(communities, { one: 'communauté', other: 'communautés' })} qu’il n’avait pas vues : il place celle qui se tait au-dessus de celle qui ne se tait pas dans ${f.percent(auc)} des paires ; l’annoncé et l’arrivé diffèrent de ${f.number(100 * ece, 1)} points en moyenne.`,
  told: 'Annoncé, %',
  cameTrue: 'Arrivé, %',
  times: 'Nombre de fois',
});
