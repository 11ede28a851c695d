// The decisions of a community as its manager sees them: what speaks for each, whose it is, and what came of it.
import { Type, type Static } from 'typebox';
import { decisionStatuses } from '../../core/decision.ts';
import { maySeeNames } from '../../core/gate.ts';
import { CommunityId, Day } from '../../core/ids.ts';
import { decisionsSoFar } from '../../store/queries/decisions-so-far.ts';
import { effectsOfDecisions, type EffectOfDecision } from '../../store/queries/effects-of-decisions.ts';
import { remedies } from '../../store/rows/community-evidence.ts';
import type { Decision } from '../../store/rows/decision.ts';
import type { Gate } from '../gate.ts';
import type { Analysis } from './analysis.ts';
import type { Asking } from './asking.ts';
import { ComparedEffect, shapeEffect } from './compared-effect.ts';
import { groundsOf, StateGrounds } from './evidence.ts';

export const DecisionAnswer = Type.Object({
  decision: Type.String(),
  community: CommunityId,
  remedy: Type.Enum([...remedies]),
  openedOn: Day,
  /** What spoke for it when it was opened. */
  grounds: StateGrounds,
  status: Type.Enum([...decisionStatuses]),
  statusOn: Day,
  owner: Type.String(),
  note: Type.String(),
  /** Against communities in which nothing was done; null until an analysis has looked. */
  effect: Type.Union([ComparedEffect, Type.Null()]),
});
export type DecisionAnswer = Static<typeof DecisionAnswer>;

export interface DecisionsKnown {
  all: readonly Decision[];
  effects: ReadonlyMap<string, EffectOfDecision>;
}

/** `community` narrows to one; all when empty. */
export async function readDecisions(
  { store }: Asking,
  analysis: Analysis,
  community = '',
): Promise<DecisionsKnown> {
  const [all, effects] = await Promise.all([
    store.query(decisionsSoFar, { community, decision: '' }),
    analysis === null ? [] : store.query(effectsOfDecisions, { run: analysis.run }),
  ]);
  return { all, effects: new Map(effects.map((effect) => [effect.decision, effect])) };
}

/** Only for whoever may see names there: owner and note are what people wrote. What was dropped is left out. */
export function shapeDecisions(gate: Gate, { all, effects }: DecisionsKnown): DecisionAnswer[] {
  return all
    .filter(({ community, status }) => status !== 'dropped' && maySeeNames(gate.viewer, community))
    .map((row) => shapeDecision(gate, row, effects.get(row.decision)));
}

function shapeDecision(gate: Gate, row: Decision, effect: EffectOfDecision | undefined): DecisionAnswer {
  const { decision, community, remedy, openedOn, status, statusOn, owner, note } = row;
  return {
    decision,
    community,
    remedy,
    openedOn,
    grounds: groundsOf(gate, row),
    status,
    statusOn,
    owner,
    note,
    effect: effect === undefined ? null : shapeEffect(gate, { ...effect, touched: 1 }),
  };
}
