// A manager's acts on decisions over HTTP.
import type { FastifyInstance } from 'fastify';
import { addAct, type ActAsked, type ActParts } from './act-route.tsx';
import { addressOf } from './addresses.ts';
import { actOnDecision, DecisionBody, readWishOf, type DecisionDesk } from './decision-acts.ts';
import { RefusedDecisionPage } from './pages/worklist.tsx';

export function addDecisionRoutes(app: FastifyInstance, desk: DecisionDesk, parts: ActParts): void {
  async function run({ params, body, guest, by }: ActAsked) {
    const wish = readWishOf(body);
    if (wish === undefined) return unread;
    const { decision = '' } = params;
    const outcome = await actOnDecision(desk, { decision, wish, viewer: guest, by });
    if (outcome.kind === 'refused') return outcome;
    const { community, status, statusOn, owner, note } = outcome.value;
    const json = { decision, community, status, statusOn, owner, note };
    return { kind: 'done' as const, value: { json, goOn: addressOf(community) } };
  }

  addAct(
    app,
    {
      path: '/decisions/:decision',
      summary: 'Accepts a decision, names its owner, says that it is done, or drops it with a reason',
      body: DecisionBody,
      role: 'manager',
      reloaded: '/worklist',
      title: ({ t }) => t.worklist.title,
      refusedTitle: ({ t }) => t.desk.refused,
      refused: ({ code }) => <RefusedDecisionPage code={code} />,
      statuses: { DECISION_UNKNOWN: 404, DECISION_CLOSED: 409 },
      run,
    },
    parts,
  );
}

const unread = {
  kind: 'refused',
  code: 'NOT_SAID_WHAT',
  detail: 'What was sent does not say what is wanted: an owner needs a name, and dropping a reason.',
} as const;
