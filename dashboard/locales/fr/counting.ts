// French: every figure's definition.
import type { Format } from '../../format.ts';
import type { Messages } from '../en.ts';

export const counting = (f: Format): Messages['counting'] => ({
  title: 'Comment nous comptons',
  question: 'Comment comptons-nous ?',
  answer: `Tous les ayants droit sont au dénominateur, lire n’est jamais participer, et aucun groupe de moins de ${f.number(f.k)} personnes n’est montré.`,
  statesHeading: 'Les états d’une communauté',
  statesLead:
    'Lus chaque semaine sur huit semaines, personnes seules. Un changement doit tenir deux semaines avant de paraître.',
  sections: [
    {
      heading: 'Participer',
      text: [
        'Un membre participe quand il publie, demande, répond, réagit, partage, recommande, relit ou mentionne. Lire et se connecter montrent que quelqu’un est venu ; c’est dit à part et jamais ajouté.',
        'Les événements des robots sont écartés. Ce que l’on fait seul, sous ses propres messages, ne crée pas de lien.',
      ],
    },
    {
      heading: 'Ayants droit et membres',
      text: [
        'Ayants droit : toutes les personnes de l’annuaire à cette date, qu’elles aient parlé ou non. Sans annuaire, toutes les personnes déjà vues ; les parts paraissent alors meilleures, et la page le dit.',
        'Membres d’une communauté : les personnes qui l’ont rejointe sans la quitter, ou qui y sont venues depuis moins d’un an, et qui sont ayants droit à cette date.',
      ],
    },
    {
      heading: 'Les douze places',
      text: [
        'Les places sont des douzièmes arrondis des membres, sur les quatre dernières semaines. Dès que quelqu’un a participé, une place est pleine. Quand un nombre est masqué, la place est dessinée d’après le plus petit groupe, non d’après le vrai nombre.',
      ],
    },
    {
      heading: 'Périodes et fraîcheur',
      text: [
        'Une semaine compte sept jours entiers et finit là où finit la dernière analyse ; « complet jusqu’au » en donne le dernier jour. « Dernière interaction » et « 28 derniers jours », sur la page d’une communauté, viennent directement de ce qui est arrivé.',
        'Quand une source se tait, c’est de la source qu’on le dit. Ce n’est jamais montré comme un silence des personnes.',
      ],
    },
    {
      heading: 'Influence et invitations',
      text: [
        'L’influence dit à peu près combien de collègues différents répondent à une personne en douze semaines. Cent réponses d’un seul ami ne comptent guère plus qu’une. Écrire beaucoup n’ajoute rien en soi.',
        'Ce que cela a de sûr : les jours de la période sont retirés au sort 200 fois. L’influence est confirmée quand la personne est parmi les 5 % les plus suivis neuf fois sur dix, possible une fois sur deux ; personne n’est signalé sur la foi de moins de dix collègues. Les comptes auxquels nul autre ne répond ne comptent pas plus que les collègues à qui l’on répond.',
        'Les rôles disent ce qu’une personne est pour le réseau, jamais ce qu’elle vaut : au centre, entre les services, sur les plus courts chemins, ou experte en marge. Ils ne figurent qu’à côté des noms proposés, chacun avec ses raisons.',
        'Une liste d’invitations est un ensemble : chaque nom y est pour les collègues qu’il touche et que les autres ne touchent pas. Seul le responsable de la communauté voit les noms, et chaque consultation est consignée.',
      ],
    },
    {
      heading: 'Objectifs et prévisions',
      text: [
        'L’allure compare le chemin parcouru au temps écoulé, en ligne droite du départ à la cible. La prévision lisse le passé et tire 2 000 trajectoires ; la probabilité est la part d’entre elles qui atteignent la cible au jour dit.',
      ],
    },
    {
      heading: 'Campagnes et rencontres',
      text: [
        'Une campagne se compare aux communautés qu’elle n’a pas touchées, avant et après son début ; une rencontre, à des paires semblables qui ne se sont pas rencontrées. Ce que le hasard seul ferait plus d’une fois sur vingt est dit sans différence. Elles comparent ; elles ne prouvent aucune cause.',
      ],
    },
    {
      heading: 'Services et hasard',
      text: [
        'Un lien : une personne répond ou réagit à une autre en douze semaines. Par hasard : chacun garde autant de contacts et les rencontre au hasard. L’indice E–I est le nombre de liens entre services moins celui des liens internes, rapporté à leur total : −1 seulement au sein des services, +1 seulement entre eux.',
      ],
    },
    {
      heading: 'Qui voit quoi',
      text: [
        `Commanditaires et responsables voient des groupes d’au moins ${f.number(f.k)} personnes ; au-dessous, on lit « moins de ${f.number(f.k)} », et personne se dit 0. Là où un petit groupe se déduirait par soustraction, son voisin est masqué aussi. Les administrateurs ne voient aucun chiffre sur les personnes.`,
        'Aucun contenu n’est gardé : ni texte, ni titre, ni objet. Les personnes sont des pseudonymes ; les noms restent scellés dans l’annuaire. Ni classement des personnes, ni temps d’inactivité, ni lecture d’humeur.',
      ],
    },
  ],
  word: 'État',
  meaning: 'Ce qu’il dit',
});
