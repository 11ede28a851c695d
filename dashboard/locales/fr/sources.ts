// French: what comes in, and what could not be read.
import type { Format } from '../../format.ts';
import type { Messages } from '../en.ts';

export const sources = (f: Format): Messages['sources'] => ({
  title: 'Sources',
  question: 'Tout arrive-t-il bien ?',
  answer: (all, silent, quarantined) =>
    all === 0
      ? 'Rien n’a encore été reçu.'
      : `${silent.length === 0 ? f.plural(all, { one: 'La seule source a été entendue récemment', other: `Les ${f.number(all)} sources ont été entendues récemment` }) : `${f.list(silent)} ${silent.length === 1 ? 'se tait' : 'se taisent'} depuis plus de deux jours`} ; ${quarantined === 0 ? 'rien n’attend en quarantaine' : `${f.count(quarantined, { one: 'événement attend', other: 'événements attendent' })} en quarantaine`}.`,
  none: 'Aucune source n’est encore branchée',
  noneHint:
    'Un outil envoie ses événements au webhook, ou bien l’on importe un fichier. Chaque source a alors sa ligne : reçu, conservé, répété, mis de côté ou refusé.',
  feeds: 'Ce qui est entendu, 28 derniers jours',
  feedsNone: 'Aucun événement n’est arrivé depuis 28 jours.',
  senders: 'Ce qui s’est présenté à la porte, 28 derniers jours',
  unknownSender: 'inconnu',
  columns: {
    source: 'Source',
    sender: 'Envoyé par',
    received: 'Reçus',
    stored: 'Conservés',
    duplicate: 'Répétés',
    quarantined: 'Mis de côté',
    refused: 'Refusés',
    erased: 'Effacés',
    lastHeard: 'Dernier événement',
    lastHour: 'Dernière heure d’arrivée',
  },
  silent: (days) => `silence depuis ${f.count(days, { one: 'jour', other: 'jours' })}`,
  reasons: 'Pourquoi des événements ont été mis de côté ou refusés',
  outcome: {
    stored: 'conservé',
    duplicate: 'répété',
    quarantined: 'mis de côté',
    refused: 'refusé',
    erased: 'effacé',
  },
  reason: {
    'malformed-json': 'illisible comme JSON',
    'not-a-cloudevent': 'pas un CloudEvent',
    'unknown-type': 'un type d’événement que Tablée ne connaît pas',
    'invalid-event': 'un champ manque ou est faux',
    'source-not-allowed': 'cette clé ne peut parler pour cette source',
    'time-out-of-range': 'une date trop lointaine, passée ou future',
    conflict: 'même identité qu’un événement antérieur, autre contenu',
    'not-storable': 'impossible à conserver tel quel',
    unsigned: 'pas de signature',
    'bad-signature': 'une signature fausse',
    'unknown-source': 'une source inconnue',
    stale: 'signé il y a trop longtemps',
    malformed: 'une requête mal formée',
    'too-large': 'trop volumineux',
    'too-many-items': 'trop d’événements à la fois',
    'unsupported-media-type': 'un type de contenu que Tablée ne lit pas',
    'inbox-full': 'la boîte de réception était pleine',
    'rate-limited': 'trop de requêtes',
  },
  number: 'Événements',
  why: 'Pourquoi',
  whatBecame: 'Issue',
  quarantine: 'En quarantaine',
  quarantineLead: 'Les cent plus récents. Leur contenu reste scellé ; voici où chacun s’est égaré.',
  quarantineNone: 'Rien n’attend : tout ce qui est arrivé a pu être lu.',
  received: 'Reçu',
  where: 'Champ',
  detail: 'Précision',
  small:
    'Reçus = conservés + répétés + mis de côté + refusés + effacés. Le même événement envoyé deux fois compte une fois.',
});
