// What is to be done, and who does it? A manager's own decisions, and for everyone how many there are of each kind.
import { Type, type Static } from 'typebox';
import { decisionStatuses } from '../../core/decision.ts';
import { remedies } from '../../store/rows/community-evidence.ts';
import type { Decision } from '../../store/rows/decision.ts';
import { Figure, type Gate } from '../gate.ts';
import { Analysis, findAnalysis } from './analysis.ts';
import type { Asking } from './asking.ts';
import { summariseCommunities } from './community-summary.ts';
import { DecisionAnswer, readDecisions, shapeDecisions } from './decisions.ts';

const Named = Type.Object({ ...DecisionAnswer.properties, name: Type.String() });

const Tally = Type.Object({
  remedy: Type.Enum([...remedies]),
  /** Decisions by status. */
  proposed: Figure,
  accepted: Figure,
  done: Figure,
  dropped: Figure,
});
export type DecisionTally = Static<typeof Tally>;

export const WorklistAnswer = Type.Object({
  analysis: Analysis,
  /** Of the communities the viewer hosts: open ones first, then those done. */
  decisions: Type.Array(Named),
  /** Of all communities; only remedies that were ever decided upon. */
  tally: Type.Array(Tally),
});
export type WorklistAnswer = Static<typeof WorklistAnswer>;

export async function answerWorklist(asking: Asking): Promise<WorklistAnswer> {
  const analysis = await findAnalysis(asking.store);
  const [known, communities] = await Promise.all([
    readDecisions(asking, analysis),
    summariseCommunities(asking, undefined),
  ]);
  const names = new Map(communities.map(({ community, name }) => [community, name]));
  const decisions = shapeDecisions(asking.gate, known)
    .map((decision) => ({ ...decision, name: names.get(decision.community) ?? decision.community }))
    .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  return { analysis, decisions, tally: tallyOf(asking.gate, known.all) };
}

const order = ['accepted', 'proposed', 'done'];

function tallyOf(gate: Gate, all: readonly Decision[]): DecisionTally[] {
  return remedies
    .filter((remedy) => all.some((decision) => decision.remedy === remedy))
    .map((remedy) => {
      const count = (status: Decision['status']) =>
        countOf(
          gate,
          all.filter((decision) => decision.remedy === remedy && decision.status === status),
        );
      const [proposed, accepted, done, dropped] = decisionStatuses.map(count) as [
        Figure,
        Figure,
        Figure,
        Figure,
      ];
      return { remedy, proposed, accepted, done, dropped };
    });
}

/** A count of communities, withheld only where all of them together are so few people that none may be spoken of. */
function countOf(gate: Gate, decisions: readonly Decision[]): Figure {
  const people = decisions.reduce(
    (sum, { members, state }) => sum + (gate.state(members, state) === 'too-small' ? members : gate.k),
    0,
  );
  return gate.figure(people, decisions.length);
}
