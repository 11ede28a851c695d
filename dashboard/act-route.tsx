// An act over HTTP: a form's address and the API's, one guard before both.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { TSchema } from 'typebox';
import { problem } from '../core/errors.ts';
import type { Role } from '../core/gate.ts';
import { apiPrefix } from './answer-routes.ts';
import { bodyOfForm, type Fields } from './desk-forms.ts';
import type { FormTokens } from './form-token.ts';
import type { Guest } from './login-links.ts';
import { wantsJson, type Refuse } from './refusals.tsx';
import type { Renderer } from './render.tsx';
import { guestOf } from './session.ts';
import type { DeskOutcome } from './source-desk.ts';
import type { Words } from './words.ts';

export interface ActParts {
  renderer: Renderer;
  refuse: Refuse;
  tokens: FormTokens;
}

export interface ActAsked {
  params: Readonly<Record<string, string | undefined>>;
  body: Fields;
  guest: Guest;
  /** As logs name whoever asks. */
  by: string;
}

/** What it came to: as JSON, and for a form either a page of its own or where to go on. */
export type ActDone = { json: unknown } & ({ view: () => VNode } | { goOn: string });

export interface Act {
  path: string;
  summary: string;
  body: TSchema;
  role: Role;
  /** Where somebody lands who reloads the answer or changes its language; none where there is a page already. */
  reloaded?: string;
  title: (words: Words) => string;
  refusedTitle: (words: Words) => string;
  /** What was asked stands beside it, so that a form can be given back as it was filled in. */
  refused: (outcome: Refusal, asked: ActAsked) => VNode;
  /** Status by code; 400 when not named. */
  statuses: Readonly<Record<string, number>>;
  run: (asked: ActAsked) => Promise<DeskOutcome<ActDone>>;
}

export interface Refusal {
  code: string;
  detail: string;
}

export function addAct(app: FastifyInstance, act: Act, { renderer, refuse, tokens }: ActParts): void {
  async function handle(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const guest = guestOf(request);
    if (guest === null) return refuse(request, reply, 'not-signed-in');
    if (guest.role !== act.role) return refuse(request, reply, 'not-your-role');
    const form = (request.body ?? {}) as Fields;
    // Another site can send a form, but no JSON: a browser asks us first, and we never allow it.
    const isForm = request.headers['content-type']?.startsWith('application/json') !== true;
    if (isForm && !tokens.fits(guest, form['token'])) return refuse(request, reply, 'cross-site');
    const params = request.params as ActAsked['params'];
    const asked = { params, body: isForm ? bodyOfForm(form) : form, guest, by: whoIs(guest) };
    const outcome = await act.run(asked);
    void reply.header('cache-control', 'no-store');
    if (outcome.kind === 'refused')
      return turnDown(request, reply, () => act.refused(outcome, asked), outcome);
    return answer(request, reply, outcome.value);
  }

  function answer(request: FastifyRequest, reply: FastifyReply, done: ActDone): FastifyReply {
    if (wantsJson(request)) return reply.send(done.json);
    return 'view' in done
      ? renderer.page(request, reply, act.title, done.view)
      : reply.redirect(done.goOn, 303);
  }

  function turnDown(
    request: FastifyRequest,
    reply: FastifyReply,
    view: () => VNode,
    refusal: Refusal,
  ): FastifyReply {
    const status = act.statuses[refusal.code] ?? 400;
    void reply.code(status);
    if (!wantsJson(request)) return renderer.page(request, reply, act.refusedTitle, view);
    const code = refusal.code.toLowerCase().replaceAll('_', '-');
    const body = problem(status, code, 'Not done', refusal.detail);
    return reply.type('application/problem+json').send(JSON.stringify(body));
  }

  app.post(act.path, { schema: { hide: true } }, handle);
  app.post(
    `${apiPrefix}${act.path}`,
    {
      schema: { summary: act.summary, body: act.body },
      // Read by the act itself, which says in words what is wrong.
      validatorCompiler: () => () => true,
    },
    handle,
  );
  const { reloaded } = act;
  if (reloaded !== undefined)
    app.get(act.path, { schema: { hide: true } }, (_, reply) => reply.redirect(reloaded, 303));
}

const whoIs = ({ role, id }: Guest) => `${role}:${id}`;
