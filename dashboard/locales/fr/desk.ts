// French: what an administrator does to sources and quarantine.
import type { Format } from '../../format.ts';
import type { Messages } from '../en.ts';

const kinds: Readonly<Record<string, string>> = {
  cloudevents: 'CloudEvents',
  slack: 'Slack',
  teams: 'Microsoft Teams',
  'teams-outgoing': 'Microsoft Teams, webhook sortant',
  discourse: 'Discourse',
  mattermost: 'Mattermost',
  zulip: 'Zulip',
  github: 'GitHub',
  gitlab: 'GitLab',
  mapped: 'un autre outil, par correspondance',
};

const settings: Readonly<Record<string, string>> = {
  mapping: 'Correspondance (YAML)',
  appId: 'Identifiant d’application (client)',
  issuer: 'Émetteur de ses jetons',
  jwks: 'Son jeu de clés : une adresse https, ou le JSON lui-même',
};

export const desk = (f: Format): Messages['desk'] => ({
  tools: 'Outils autorisés à envoyer',
  kind: (kind) => kinds[kind] ?? kind,
  setting: (setting) => settings[setting] ?? setting,
  optional: (label) => `${label} (peut rester vide)`,
  address: 'Adresse à donner à l’outil',
  secrets: 'Secrets en vigueur',
  secretsInForce: (n) => (n === 0 ? 'aucun' : f.number(n)),
  since: (instant) => `le plus récent depuis le ${instant}`,
  lastHeard: 'Entendu pour la dernière fois',
  neverHeard: 'pas encore',
  claims: 'Peut aussi parler pour',
  claimsHint:
    'Des sources CloudEvents, chacune commençant par /, séparées par des blancs. Le plus souvent aucune.',
  change: 'Lui donner un autre secret, ou le révoquer',
  restore: 'L’autoriser de nouveau',
  restoreHint: 'Avec un autre secret, il pourra de nouveau envoyer, à partir de là.',
  held: 'retenu',
  revokedOn: (instant) => `révoqué le ${instant}`,
  rotate: 'Lui donner un autre secret',
  rotateHint: 'Les secrets en vigueur valent encore un jour, le temps de changer l’outil sans hâte.',
  revoke: 'Révoquer tous ses secrets',
  revokeHint: (name) =>
    `Tout ce qui sera envoyé au nom de ${name} sera alors refusé. Ce qu’il a envoyé demeure. Un autre secret l’autorise de nouveau.`,
  secret: 'Secret',
  secretFromHere: 'Laissez vide, et il est créé ici. Il est montré une fois et conservé chiffré.',
  secretFromTool: 'Celui que l’outil vous montre. Il est conservé chiffré et n’est plus jamais montré.',
  connect: 'Brancher un outil',
  connectHint: 'De quel outil s’agit-il ?',
  name: 'Nom',
  nameHint: 'Lettres minuscules, chiffres et traits d’union ; il entre dans l’adresse.',
  connectIt: 'Brancher cet outil',
  isHeld: (name, instant) => `${name} est retenu depuis le ${instant}.`,
  heldHint:
    'Une trop grande part de ses envois était illisible : quelque chose a changé chez lui ou ici. Ils sont acceptés et mis de côté ; rien n’est perdu. Levez la retenue une fois la cause corrigée, et ce qui attend est relu dans l’ordre.',
  release: 'Lever la retenue et relire ce qui attend',
  unbalanced: 'Le registre n’est pas équilibré.',
  unbalancedHint: (feeds) =>
    `${f.list(feeds.map(({ sender, difference }) => `${sender} : ${f.number(difference)}`))} sans explication. C’est une faute de Tablée ; le journal en dit plus.`,
  any: 'tous',
  show: 'Afficher',
  origin: 'Arrivé par',
  found: (n) => `${n} en attente`,
  choose: 'Choisir',
  chooseEvent: (source, instant) => `Choisir l’événement de ${source}, reçu le ${instant}`,
  replayAll: (n) => `Tout relire (${n})`,
  replayChosen: 'Relire la sélection',
  discardReason: 'Pourquoi y renoncer',
  discardChosen: 'Renoncer à la sélection',
  done: 'C’est fait',
  back: 'Retour aux sources',
  connected: (name) => `${name} est branché`,
  rotated: (name) => `${name} a un autre secret`,
  secretOnce: 'Copiez le secret dans l’outil maintenant : il n’est montré que cette fois.',
  secretKept: 'Le secret que vous avez donné est conservé chiffré.',
  oldHolds: 'Le secret précédent vaut encore un jour.',
  revoked: (name) => `${name} ne peut plus rien envoyer`,
  revokedText: 'Tout ce qui est envoyé avec ses secrets est refusé. Ce qu’il a envoyé demeure.',
  replayed: (n) =>
    n === 0
      ? 'Rien n’a encore pu être relu'
      : f.count(n, { one: 'événement a été relu', other: 'événements ont été relus' }),
  stillWaiting: (n) =>
    n === 0
      ? 'Plus rien de ce choix n’attend. Les chiffres suivent en quelques secondes.'
      : `${f.count(n, { one: 'événement reste illisible et demeure', other: 'événements restent illisibles et demeurent' })} en attente, avec la raison la plus récente.`,
  inboxFull:
    'La boîte de réception est pleine : le reste attend, intact. Réessayez quand elle se sera vidée.',
  discarded: (n) => f.count(n, { one: 'événement abandonné', other: 'événements abandonnés' }),
  discardedText: 'Ils comptent comme effacés.',
  refused: 'Cela n’a pas été fait',
  nothingChanged: 'Rien n’a été changé. Revenez en arrière pour corriger.',
  mendHere:
    'Rien n’a été changé. Ce que vous avez saisi est ci-dessous, sauf le secret : corrigez et renvoyez.',
  inDetail: 'En détail, dans les mots du vérificateur (en anglais) :',
  notNoted:
    'C’est fait, mais le journal des actions d’administration n’en garde pas trace : l’entrepôt est hors d’atteinte. Le journal du processus l’a noté.',
  faults: {
    SOURCE_NAME: 'Ce nom est impossible : lettres minuscules, chiffres et traits d’union, 63 au plus.',
    SOURCE_EXISTS: 'Une source porte déjà ce nom.',
    SOURCE_UNKNOWN: 'Aucune source ne porte ce nom.',
    SOURCE_KIND: 'Cette sorte d’outil est inconnue.',
    SOURCE_CLAIM: 'Ce pour quoi il peut aussi parler commence par / et ne contient pas de blanc.',
    SOURCE_SETTING: 'Un réglage manque ou est faux.',
    SOURCE_SECRET: 'Le secret manque, ou n’est pas de ceux qu’emploie cet outil.',
    NOT_SAID_WHAT: 'Un champ manque ou est faux, ou rien n’a été choisi.',
  },
});
