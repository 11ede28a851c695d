// French: whom to invite.
import type { Candidate } from '../../answers/shortlist.ts';
import type { Format } from '../../format.ts';
import type { Messages } from '../en.ts';

const colleagues = { one: 'collègue', other: 'collègues' };

export const shortlist = (f: Format): Messages['shortlist'] => ({
  title: 'Qui inviter',
  question: (name) => (name === '' ? 'Qui inviter comme ambassadeurs ?' : `Qui inviter pour « ${name} » ?`),
  answer: (people, reached) =>
    `Ces ${f.number(people)} personnes touchent ensemble ${f.count(reached, colleagues)} : elles sont choisies ensemble, comme celles qui ont le plus de chances d’attirer du monde.`,
  none: 'Personne n’est proposé',
  noneHint:
    'Un nom est proposé quand assez de collègues différents lui ont répondu en douze semaines. D’ici là, amorcez la conversation et revenez après la prochaine analyse.',
  set: 'L’ensemble',
  alternates: 'Si quelqu’un décline',
  alternatesLead:
    'Ces personnes se tiennent prêtes ; chacune touche des collègues qui manquent ou manqueraient.',
  unknownName: 'Hors annuaire',
  sentence: (candidate, first) => sentence(f, candidate, first),
  declined: (lost) =>
    lost.shown && lost.value === 0
      ? 'Si la personne décline, les autres touchent les mêmes collègues.'
      : `Si la personne décline, l’ensemble perd ${f.count(lost, colleagues)}.`,
  careful:
    'Invitez par une conversation, non par une liste : recevoir des réponses n’oblige à rien. Personne ici ne vaut mieux qu’un autre ; l’ordre est celui dans lequel l’ensemble a été composé.',
  logged:
    'Les noms ne sont montrés qu’au responsable des communautés. Que vous ayez vu cette page est consigné.',
  small:
    'L’influence dit à peu près combien de collègues différents répondent à une personne en douze semaines, et non combien elle écrit. Dirigeants et robots sont laissés de côté.',
  everywhere: 'Pour toute l’organisation',
});

function sentence(
  f: Format,
  { responders, departments, contributions, activeWeeks, newlyReached }: Candidate,
  first: boolean,
): string {
  const from = departments > 1 ? ` de ${f.number(departments)} services` : '';
  const who = f.count(responders, { one: 'collègue différent', other: 'collègues différents' });
  const answered = `${capital(who)}${from} ${f.plural(responders, { one: 'lui a répondu', other: 'lui ont répondu' })} en douze semaines`;
  const did = `${f.count(contributions, { one: 'contribution', other: 'contributions' })} réparties sur ${f.count(activeWeeks, { one: 'semaine', other: 'semaines' })}`;
  const adds =
    first || (newlyReached.shown && newlyReached.value === 0)
      ? ''
      : ` Apporte ${f.count(newlyReached, colleagues)} que les noms précédents ne touchent pas.`;
  return `${answered}, pour ${did}.${adds}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
