// English: every figure's definition.
import type { Format } from '../../format.ts';

export const counting = (f: Format) => ({
  title: 'How we count',
  question: 'How do we count?',
  answer:
    'Everyone entitled is in the denominator, reading is never counted as taking part, and no group of fewer than ' +
    `${f.number(f.k)} people is shown.`,
  statesHeading: 'The states of a community',
  statesLead:
    'Read every week over eight weeks, people only. A change must hold for two weeks before it shows.',
  sections: [
    {
      heading: 'Taking part',
      text: [
        'A member takes part by posting, asking, replying, answering, reacting, sharing, endorsing, reviewing or mentioning. Reading and signing in show that somebody came; they are told apart and never added to it.',
        'Events of bots are left out. What somebody does alone, to their own posts, makes no tie.',
      ],
    },
    {
      heading: 'Entitled and members',
      text: [
        'Entitled: everyone the directory lists on that day, whether they ever spoke or not. Without a directory, everyone ever seen; shares then look better than they are, and the page says so.',
        'Members of a community: people who joined and have not left, or who came within a year, and are entitled on that day.',
      ],
    },
    {
      heading: 'The twelve seats',
      text: [
        'Seats are rounded twelfths of the members, over the last four weeks. As soon as anybody took part one seat is filled. Where a count is withheld, the seat is drawn from the smallest group, not from the true number.',
      ],
    },
    {
      heading: 'Windows and freshness',
      text: [
        'Weeks are seven whole days ending where the last analysis ends; “complete until” names its last day. “Last interaction” and “last 28 days” on a community’s page come straight from what has arrived.',
        'When a source is silent, that is said of the source. It is never shown as silence of people.',
      ],
    },
    {
      heading: 'Influence and shortlists',
      text: [
        'Influence is about how many different colleagues respond to a person over twelve weeks. A hundred answers from one friend count little more than one. Writing a lot adds nothing by itself.',
        'How sure that is: the days of the window are drawn again 200 times. Influence is confirmed when somebody is among the top 5% in nine of ten, possible in every other one; nobody is flagged on the word of fewer than ten colleagues. Accounts that nobody else answers count for no more than the colleagues who are answered.',
        'Roles say what somebody is to the network, never how good they are: at its centre, across departments, on its shortest ways, or an expert at its edge. They stand beside proposed names only, each with its reasons.',
        'A shortlist is a set: each name is there for the colleagues it reaches and the others do not. Only the community’s manager sees names, and each look is logged.',
      ],
    },
    {
      heading: 'Objectives and forecasts',
      text: [
        'Pace compares the way covered with the time gone, on a straight line from the start to the target. The forecast smooths the past and draws 2,000 courses; the likelihood is the share of them that meet the target on its day.',
      ],
    },
    {
      heading: 'Campaigns and gatherings',
      text: [
        'A campaign is compared with communities it did not touch, before and after its start; a gathering with pairs like those who met, who did not meet. What chance alone would bring about more than once in twenty is called no difference. Both compare; neither proves a cause.',
      ],
    },
    {
      heading: 'Departments and chance',
      text: [
        'A tie is one person responding to another in twelve weeks. By chance: everyone keeps as many contacts and meets at random. The E–I index is the ties across minus the ties inside, over all of them: −1 only inside, +1 only across.',
      ],
    },
    {
      heading: 'Who sees what',
      text: [
        `Sponsors and managers see groups of at least ${f.number(f.k)} people; smaller counts read “fewer than ${f.number(f.k)}”, nobody is told as 0. Where a small group could be found by subtraction, its neighbour is withheld too. Administrators see no figure about people.`,
        'No content is kept: no text, title or subject. People are pseudonyms; names stay sealed in the directory. There is no ranking of people, no idle time, no reading of moods.',
      ],
    },
  ],
  word: 'State',
  meaning: 'What it says',
});
