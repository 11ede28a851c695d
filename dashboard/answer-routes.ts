// One route for each page and one for its JSON; both ask the same question through the same gate.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { gateFor } from './gate.ts';
import type { Asking } from './answers/asking.ts';
import type { Guest } from './login-links.ts';
import type { Answered, Page } from './page.ts';
import { firstPage } from './pages.tsx';
import type { Refuse } from './refusals.tsx';
import type { Renderer } from './render.tsx';
import { guestOf } from './session.ts';

export const apiPrefix = '/api/v1';

export interface AnswerParts {
  renderer: Renderer;
  refuse: Refuse;
  k: number;
  /** What a question needs besides its gate. */
  askingFor: (guest: Guest) => Omit<Asking, 'gate'>;
}

export function addPage(
  app: FastifyInstance,
  page: Page,
  { renderer, refuse, k, askingFor }: AnswerParts,
): void {
  /** The answer, or a reply already sent. */
  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<Answered | FastifyReply> {
    const guest = guestOf(request);
    if (guest === null) return refuse(request, reply, 'not-signed-in');
    if (!page.roles.includes(guest.role)) {
      if (request.url === '/') return reply.redirect(firstPage[guest.role], 303);
      return refuse(request, reply, 'not-your-role');
    }
    const gate = gateFor({ role: guest.role, hosts: guest.hosts }, k);
    const found = await page.ask({ ...askingFor(guest), gate }, request.params as Record<string, string>);
    if (found === 'missing') return refuse(request, reply, 'not-found');
    if (found === 'not-yours') return refuse(request, reply, 'not-your-role');
    void reply.header('cache-control', page.names === true ? 'no-store' : 'private, no-cache');
    return found;
  }

  app.get(page.path, { schema: { hide: true } }, async (request, reply) => {
    const found = await answer(request, reply);
    if (!('json' in found)) return found;
    return renderer.page(request, reply, found.title, found.view);
  });
  app.get(
    `${apiPrefix}${page.api}`,
    {
      schema: { summary: page.summary, response: { 200: page.schema } },
      // Answers are made to the schema (a test compares them); checking each union again would double the time.
      serializerCompiler: () => (answered) => JSON.stringify(answered),
    },
    async (request, reply) => {
      const found = await answer(request, reply);
      if (!('json' in found)) return found;
      return reply.send(found.json);
    },
  );
}
