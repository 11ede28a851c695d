// The administrator's acts over HTTP: a form's address and the API's, one guard before both.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { problem } from '../core/errors.ts';
import { apiPrefix } from './answer-routes.ts';
import { deskActs, type DeskAct } from './desk-acts.tsx';
import { bodyOfForm, type Fields } from './desk-forms.ts';
import type { FormTokens } from './form-token.ts';
import type { Guest } from './login-links.ts';
import { RefusedPage } from './pages/sources/done.tsx';
import { wantsJson, type Refuse } from './refusals.tsx';
import type { Renderer } from './render.tsx';
import { guestOf } from './session.ts';
import type { SourceDesk } from './source-desk.ts';

export interface DeskRouteParts {
  desk: SourceDesk;
  renderer: Renderer;
  refuse: Refuse;
  tokens: FormTokens;
}

export function addDeskRoutes(app: FastifyInstance, parts: DeskRouteParts): void {
  for (const act of deskActs) addAct(app, act, parts);
}

function addAct(
  app: FastifyInstance,
  act: DeskAct,
  { desk, renderer, refuse, tokens }: DeskRouteParts,
): void {
  async function handle(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const guest = guestOf(request);
    if (guest === null) return refuse(request, reply, 'not-signed-in');
    if (guest.role !== 'admin') return refuse(request, reply, 'not-your-role');
    const form = (request.body ?? {}) as Fields;
    // Another site can send a form, but no JSON: a browser asks us first, and we never allow it.
    const isForm = request.headers['content-type']?.startsWith('application/json') !== true;
    if (isForm && !tokens.fits(guest, form['token'])) return refuse(request, reply, 'cross-site');
    const { name = '' } = request.params as { name?: string };
    const body = isForm ? bodyOfForm(form) : form;
    const outcome = await act.run(desk, { name, body, by: whoIs(guest) });
    void reply.header('cache-control', 'no-store');
    if (outcome.kind === 'refused')
      return turnDown(request, reply, { ...outcome, again: act.again?.(desk, body) });
    if (wantsJson(request)) return reply.send(outcome.value.json);
    return renderer.page(request, reply, ({ t }) => t.desk.done, outcome.value.view);
  }

  function turnDown(
    request: FastifyRequest,
    reply: FastifyReply,
    { code, detail, again }: { code: string; detail: string; again: VNode | undefined },
  ): FastifyReply {
    const status = statuses[code] ?? 400;
    void reply.code(status);
    if (!wantsJson(request))
      return renderer.page(
        request,
        reply,
        ({ t }) => t.desk.refused,
        () => (
          <RefusedPage code={code} detail={detail}>
            {again}
          </RefusedPage>
        ),
      );
    const body = problem(status, code.toLowerCase().replaceAll('_', '-'), 'Not done', detail);
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
  // Where somebody lands who reloads the answer or changes its language.
  if (act.path !== '/sources')
    app.get(act.path, { schema: { hide: true } }, (_, reply) => reply.redirect('/sources', 303));
}

const statuses: Readonly<Record<string, number>> = { SOURCE_UNKNOWN: 404, SOURCE_EXISTS: 409 };

/** As the log of administrators' actions names them. */
const whoIs = ({ role, id }: Guest) => `${role}:${id}`;
