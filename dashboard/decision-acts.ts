// What a manager does with a decision: read from a form or a JSON body, checked against its status, written down.
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { decisionActs, statusAfter, type DecisionAct } from '../core/decision.ts';
import { maySeeNames, type Viewer } from '../core/gate.ts';
import type { Day } from '../core/ids.ts';
import { decisionsSoFar } from '../store/queries/decisions-so-far.ts';
import { decisions, type Decision } from '../store/rows/decision.ts';
import type { Store } from '../store/store.ts';
import type { DeskOutcome } from './source-desk.ts';

const Text = Type.String({ maxLength: 300 });

/** Who takes it on is a name of their own choosing; a note says why, and dropping needs one. */
export const DecisionBody = Type.Object({
  act: Type.Enum([...decisionActs]),
  owner: Type.Optional(Type.String({ maxLength: 100 })),
  note: Type.Optional(Text),
});

export interface DecisionWish {
  act: DecisionAct;
  /** Empty leaves it as it is, as with the note. */
  owner: string;
  note: string;
}

/** Nothing when it cannot be read, names no owner for what must have one, or gives no reason for dropping. */
export function readWishOf(body: Readonly<Record<string, unknown>>): DecisionWish | undefined {
  if (!Value.Check(DecisionBody, body)) return undefined;
  const owner = body.owner?.trim() ?? '';
  const note = body.note?.trim() ?? '';
  if (body.act === 'assign' && owner === '') return undefined;
  if (body.act === 'drop' && note.length < 3) return undefined;
  return { act: body.act, owner, note };
}

export interface DecisionDesk {
  store: Store;
  now: () => number;
  today: () => Day;
}

export interface Asked {
  decision: string;
  wish: DecisionWish;
  viewer: Viewer;
  /** As the log of decisions names them. */
  by: string;
}

/** A decision of a community that is not the viewer's does not exist for them. */
export async function actOnDecision(desk: DecisionDesk, asked: Asked): Promise<DeskOutcome<Decision>> {
  const [before] = await desk.store.query(decisionsSoFar, { community: '', decision: asked.decision });
  if (before === undefined || !maySeeNames(asked.viewer, before.community))
    return { kind: 'refused', code: 'DECISION_UNKNOWN', detail: 'There is no such decision.' };
  const status = statusAfter(before.status, asked.wish.act);
  if (status === undefined) {
    const detail = `A decision that is ${before.status} cannot be changed by “${asked.wish.act}”.`;
    return { kind: 'refused', code: 'DECISION_CLOSED', detail };
  }
  const now = desk.now();
  const after: Decision = {
    ...before,
    status,
    statusOn: status === before.status ? before.statusOn : desk.today(),
    owner: asked.wish.owner === '' ? before.owner : asked.wish.owner,
    note: asked.wish.note === '' ? before.note : asked.wish.note,
    actor: asked.by,
    at: now,
    version: Math.max(now, before.version + 1),
  };
  await desk.store.insert(decisions, [after]);
  return { kind: 'done', value: after };
}
