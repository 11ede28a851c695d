// English: whom to invite.
import type { Candidate } from '../../answers/shortlist.ts';
import type { Figure } from '../../gate.ts';
import type { Format } from '../../format.ts';

export const shortlist = (f: Format) => ({
  title: 'Whom to invite',
  question: (name: string) =>
    name === '' ? 'Whom should we invite as ambassadors?' : `Whom should we invite for “${name}”?`,
  answer: (people: number, reached: Figure) =>
    `These ${f.number(people)} together reach ${f.count(reached, colleagues)}: chosen as a set, as the people who together are likely to draw in the most.`,
  none: 'Nobody is proposed',
  noneHint: `A name is proposed when enough different colleagues answered it in twelve weeks. Until then, seed the conversation and ask again after the next analysis.`,
  set: 'The set',
  alternates: 'If someone declines',
  alternatesLead: 'They stand ready; each reaches people the set misses or would miss.',
  unknownName: 'Not in the directory',
  /** The first name has none before it. */
  sentence: (candidate: Candidate, first: boolean) => sentence(f, candidate, first),
  declined: (lost: Figure) =>
    lost.shown && lost.value === 0
      ? 'If they decline, the others reach the same people.'
      : `If they decline, the set loses ${f.count(lost, colleagues)}.`,
  careful:
    'Invite by conversation, not by list: being answered is not an obligation. Nobody here is better than anyone else; the order is the order in which the set was built.',
  logged: 'Names are shown to the community manager only. That you saw this page is logged.',
  small:
    'Influence is about how many different colleagues respond to a person over twelve weeks, not how much that person writes. Leaders and bots are left out.',
  everywhere: 'For the whole organisation',
});

const colleagues = { one: 'colleague', other: 'colleagues' };

function sentence(
  f: Format,
  { responders, departments, contributions, activeWeeks, newlyReached }: Candidate,
  first: boolean,
): string {
  const from =
    departments > 1 ? ` from ${f.count(departments, { one: 'department', other: 'departments' })}` : '';
  const answered = `${capital(f.count(responders, { one: 'different colleague', other: 'different colleagues' }))}${from} responded in twelve weeks`;
  const did = `${f.count(contributions, { one: 'contribution', other: 'contributions' })} in ${f.count(activeWeeks, { one: 'week', other: 'weeks' })}`;
  const adds =
    first || (newlyReached.shown && newlyReached.value === 0)
      ? ''
      : ` Brings ${f.count(newlyReached, { one: 'colleague', other: 'colleagues' })} the names before do not reach.`;
  return `${answered}, after ${did}.${adds}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
