// French: the states of a community, what speaks for each, and what to do.
import type { Remedy } from '../../../store/rows/community-evidence.ts';
import type { CommunitySummary } from '../../answers/community-summary.ts';
import type { StateGrounds } from '../../answers/evidence.ts';
import type { Format } from '../../format.ts';
import type { Room } from '../../gate.ts';
import type { Messages } from '../en.ts';
import { datedSince } from '../en/states.ts';

export const states = (f: Format): Messages['states'] => ({
  word: {
    lively: 'animée',
    warming: 'se remplit',
    simmering: 'mijote',
    sparse: 'clairsemée',
    emptying: 'se vide',
    monologue: 'monologue',
    'read-only': 'lue seulement',
    empty: 'vide',
    'never-opened': 'jamais ouverte',
    'too-early': 'trop tôt pour le dire',
    'too-small': 'trop petite pour le dire',
  },
  meaning: {
    lively: 'on y vient semaine après semaine, et plusieurs voix la portent',
    warming: 'nettement plus de monde qu’avant',
    simmering: 'un peu de vie, sans hausse ni baisse',
    sparse: 'un mot de temps en temps, de très peu de personnes',
    emptying: 'nettement moins de monde qu’avant',
    monologue: 'une seule voix porte presque tout',
    'read-only': 'on vient lire, personne n’écrit',
    empty: 'personne n’y a écrit depuis huit semaines',
    'never-opened': 'personne d’autre que ses hôtes n’y est venu',
    'too-early': 'moins de quatre semaines de recul',
    'too-small': `moins de ${f.number(f.k)} membres`,
  },
  since: (community, state) => dated(f, community, state),
  attendance: (room) => attendance(f, room),
  sentence: (community, state) => `${dated(f, community, state)}. ${attendance(f, community.room)}`,
  evidence: (grounds) => evidence(f, grounds),
  remedy: {
    none: 'La laisser vivre',
    seed: 'L’amorcer',
    'recruit-host': 'Trouver un hôte',
    'invite-ambassadors': 'Inviter des ambassadeurs',
    'answer-threads': 'Répondre aux fils ouverts',
    campaign: 'Lancer une campagne',
    merge: 'La réunir à une table plus animée',
    close: 'La fermer',
  },
  remedyReason: (community, neighbour) => reasons(f, community, neighbour)[community.remedy],
  remedyOwner: {
    none: 'personne',
    seed: 'l’hôte',
    'recruit-host': 'le responsable des communautés',
    'invite-ambassadors': 'le responsable des communautés',
    'answer-threads': 'l’hôte',
    campaign: 'le responsable des communautés et le commanditaire',
    merge: 'les hôtes des deux tables',
    close: 'le responsable des communautés',
  },
});

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function dated(f: Format, community: CommunitySummary, state: string): string {
  const since = datedSince(community);
  return since === null ? capital(state) : `${capital(state)} depuis le ${f.date(since)}`;
}

const membersForms = { one: 'membre', other: 'membres' };

function attendance(f: Format, { members, tookPart, onlyRead }: Room): string {
  if (!members.shown) return `Elle compte moins de ${f.number(f.k)} membres, trop peu pour en dire plus.`;
  if (members.value === 0) return 'Elle n’a pas encore de membre.';
  const all = f.count(members, membersForms);
  if (tookPart.shown && tookPart.value === 0) {
    if (onlyRead.shown && onlyRead.value === 0)
      return `Aucun de ses ${all} n’y a été vu ces quatre dernières semaines.`;
    return `Aucun de ses ${all} n’a participé ces quatre dernières semaines ; ${readers(f, onlyRead)}.`;
  }
  if (!tookPart.shown && tookPart.reason === 'complement')
    return `Sur ses ${all}, le nombre de participants est masqué, pour que les quelques autres ne puissent être reconnus.`;
  const verb = tookPart.shown && tookPart.value < 2 ? 'a participé' : 'ont participé';
  return `${capital(f.figure(tookPart))} de ses ${all} ${verb} ces quatre dernières semaines ; ${readers(f, onlyRead)}.`;
}

/** « 12 ont seulement lu », as the end of a sentence. */
export function readers(f: Format, onlyRead: Room['onlyRead']): string {
  if (onlyRead.shown && onlyRead.value === 0) return 'personne n’a seulement lu';
  if (!onlyRead.shown && onlyRead.reason === 'complement')
    return 'le nombre de ceux qui ont seulement lu est masqué';
  return onlyRead.shown && onlyRead.value < 2 ? '1 a seulement lu' : `${f.figure(onlyRead)} ont seulement lu`;
}

const weeks = { one: 'semaine', other: 'semaines' };

function evidence(
  f: Format,
  { state, evidence: facts, contributors, contributions, activeWeeks }: StateGrounds,
): string {
  const people = f.count(contributors, { one: 'personne a contribué', other: 'personnes ont contribué' });
  const times = contributions.shown ? ` ${f.number(contributions.value)} fois` : '';
  switch (state) {
    case 'lively':
      return `En huit semaines, ${people}${times}${activeWeeks.shown ? `, ${activeWeeks.value >= 8 ? 'chacune' : f.number(activeWeeks.value)} de ces semaines` : ''}, sans qu’une seule voix la porte.`;
    case 'warming':
      return facts?.trendRatio?.shown === true
        ? `Chaque semaine, ${f.number(facts.trendRatio.value, 1)} fois plus de personnes qu’avant y contribuent. ${facts.burst ? 'C’est récent : quatre hausses de ce genre sur dix retombent de moitié en huit semaines.' : 'Cela tient depuis huit semaines.'}`
        : 'Plus de personnes qu’avant y contribuent chaque semaine, et le hasard ne l’explique pas.';
    case 'emptying':
      return facts?.trendRatio?.shown === true
        ? `Chaque semaine, les contributeurs ne sont plus que ${f.percent(facts.trendRatio.value)} de ce qu’ils étaient. Le hasard ne l’explique pas.`
        : 'Moins de personnes qu’avant y contribuent chaque semaine, et le hasard ne l’explique pas.';
    case 'simmering':
      return `En huit semaines, ${people}${times} : ni hausse nette, ni baisse nette.`;
    case 'sparse':
      return 'En huit semaines, moins de cinq contributions, ou moins de trois personnes pour les apporter.';
    case 'monologue':
      return 'En huit semaines, une seule voix a apporté au moins huit contributions sur dix.';
    case 'read-only':
      return 'On vient y lire, mais personne n’a contribué depuis huit semaines.';
    case 'empty':
      return facts?.lastActiveWeek != null && facts.quietWeeks !== null
        ? `La dernière contribution date de la semaine du ${f.date(facts.lastActiveWeek)}, il y a ${f.count(facts.quietWeeks, weeks)}.`
        : 'Personne n’a contribué depuis huit semaines.';
    case 'never-opened':
      return facts === null
        ? 'Personne d’autre que ses hôtes n’y a jamais contribué.'
        : `Ouverte le ${f.date(facts.openedOn)} ; depuis, personne d’autre que ses hôtes n’y a contribué.`;
    case 'too-early':
      return facts === null
        ? 'La prochaine analyse s’y arrêtera.'
        : `Ouverte le ${f.date(facts.openedOn)} ; un état se lit après quatre semaines.`;
    case 'too-small':
      return `Avec moins de ${f.number(f.k)} membres, des chiffres parleraient de personnes ; ils restent fermés.`;
  }
}

function reasons(
  f: Format,
  community: CommunitySummary,
  neighbour: string | undefined,
): Record<Remedy, string> {
  const waiting = community.evidence?.threadsWaiting;
  return {
    none: 'Elle n’a besoin de rien pour l’instant.',
    seed: 'Demandez à son hôte trois messages utiles et une question posée à des collègues nommément, avant d’inviter qui que ce soit.',
    'recruit-host':
      'Personne n’est désigné comme hôte. Demandez à quelqu’un qui connaît le sujet de recevoir pendant trois mois.',
    'invite-ambassadors':
      'Invitez des collègues à qui d’autres répondent déjà. La liste dit qui, et pourquoi.',
    'answer-threads':
      waiting?.shown === true
        ? `${f.count(waiting, { one: 'fil est resté', other: 'fils sont restés' })} sans réponse au bout de sept jours. Répondre passe avant inviter.`
        : 'Des fils sont restés sans réponse au bout de sept jours. Répondre passe avant inviter.',
    campaign: 'Donnez une raison et une date pour revenir : un sujet, deux semaines, un hôte qui répond.',
    merge:
      neighbour === undefined
        ? 'La plupart de ses membres se retrouvent déjà à une table plus animée.'
        : `La plupart de ses membres se retrouvent déjà à « ${neighbour} ».`,
    close:
      'Personne n’est venu depuis six mois. Remerciez son hôte, gardez ce qui mérite d’être lu, et débarrassez la table.',
  };
}
