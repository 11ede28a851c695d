// English: decisions, from proposal to effect.
import type { DecisionStatus } from '../../../core/decision.ts';
import type { DecisionAnswer } from '../../answers/decisions.ts';
import type { WorklistAnswer } from '../../answers/worklist.ts';
import type { Format } from '../../format.ts';

export const worklist = (f: Format) => ({
  title: 'To do',
  question: 'What is to be done, and who does it?',
  answer: (all: WorklistAnswer) => answer(f, all),
  none: 'No decision has been proposed yet',
  noneHint: 'An analysis proposes one for every community whose state calls for something.',
  yours: 'Your communities',
  yoursNone: 'Nothing is open in the communities you host.',
  all: 'All communities',
  allFinding: 'How many decisions stand where, by what is to be done',
  remedy: 'What is to be done',
  status: {
    proposed: 'proposed',
    accepted: 'accepted',
    done: 'done',
    dropped: 'dropped',
  } satisfies Record<DecisionStatus, string>,
  stands: ({ status, statusOn, owner }: Pick<DecisionAnswer, 'status' | 'statusOn' | 'owner'>) =>
    `${{ proposed: 'Proposed', accepted: 'Accepted', done: 'Done', dropped: 'Dropped' }[status]} on ${f.date(statusOn)}.${owner === '' ? '' : ` In the hands of ${owner}.`}`,
  grounds: (sentence: string, day: string) => `What spoke for it on ${f.date(day)}: ${sentence}`,
  note: (note: string) => `Note: ${note}`,
  decision: 'The decision',
  move: { proposed: 'Accept it or drop it', accepted: 'Hand it on, or say what became of it' },
  owner: 'Who takes it on',
  ownerHint: 'A name or a role, as the others will understand it.',
  reason: 'Note, or reason for dropping it',
  accept: 'Accept',
  assign: 'Set who takes it on',
  finish: 'It is done',
  drop: 'Drop it',
  effect: 'What came of it',
  effectPending: 'It can be told six weeks after it was done.',
  small:
    'Each analysis proposes what a community’s state calls for, where nothing is open, and takes back what it no longer calls for. What is accepted, done or dropped stays as people left it: what was done is not proposed again for six weeks, what was dropped for twelve, unless the state changes. Six weeks after it was done, contributors a week are compared with communities in which nothing was done.',
  faults: {
    NOT_SAID_WHAT: 'Setting who takes it on needs a name, and dropping it a reason.',
    DECISION_UNKNOWN: 'There is no such decision among the communities you host.',
    DECISION_CLOSED: 'It is closed already; what is done or dropped stays so.',
  },
  back: 'Back to what is to be done',
});

function answer(f: Format, { decisions, tally }: WorklistAnswer): string {
  const open = decisions.filter(({ status }) => status !== 'done').length;
  if (decisions.length > 0)
    return `${f.count(open, { one: 'decision is', other: 'decisions are' })} open in the communities you host; ${f.number(decisions.filter(({ owner, status }) => owner === '' && status !== 'done').length)} of them in nobody’s hands.`;
  return tally.length === 0 ? 'Nothing yet.' : 'Below, how many decisions stand where.';
}
