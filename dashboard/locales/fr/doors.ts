// French: signing in, and what went wrong.
import type { Messages } from '../en.ts';

export const doors = (): Messages['doors'] => ({
  signIn: 'Entrer',
  needed: 'Vous n’êtes pas entré',
  neededText:
    'Tablée s’ouvre avec un lien. Demandez-en un à la personne qui l’exploite : les liens s’affichent sur sa console au démarrage, et chacun sert une fois, pendant quinze minutes.',
  used: 'Ce lien a déjà servi',
  usedText:
    'Chaque lien ouvre Tablée une seule fois. Si c’était vous, vous êtes peut-être encore entré ; sinon, demandez un nouveau lien.',
  stale: 'Ce lien est trop ancien',
  staleText: 'Un lien sert pendant quinze minutes. Demandez-en un nouveau à la personne qui exploite Tablée.',
  unreadable: 'Ce lien est illisible',
  unreadableText:
    'Il a peut-être été coupé en le copiant. Copiez la ligne entière, ou demandez un nouveau lien.',
  home: 'Aller à la première page',
  notYours: 'Cette page n’est pas pour votre rôle',
  notYoursText: 'Ce que voit chaque rôle est écrit sous « Comment nous comptons ».',
  missing: 'Il n’y a rien ici',
  missingText: 'L’adresse est peut-être mal écrite, ou la communauté a changé de nom.',
  crossSite: 'Cela ne vient pas de Tablée',
  crossSiteText: 'La demande venait d’un autre site et n’a pas été suivie.',
  notRead: 'Cela n’a pu être lu',
  notReadText: 'Ce qui a été envoyé est illisible ou trop volumineux. Rien n’a été changé.',
  broken: 'Quelque chose n’a pas marché',
  brokenText:
    'Rien de ce qui a été reçu n’est perdu. Réessayez dans un instant ; si cela dure, le journal en dit plus.',
  resting: 'Les chiffres sont hors d’atteinte',
  restingText:
    'L’entrepôt ne répond pas. Les événements sont toujours acceptés et rien n’est perdu. Réessayez dans un instant.',
});
