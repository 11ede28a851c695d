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
  /** The answer; nothing when the reply has been sent: awaiting a reply gives nothing either. */
  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<Answered | undefined> {
    const guest = guestOf(request);
    if (guest === null) {
      await refuse(request, reply, 'not-signed-in');
      return undefined;
    }
    if (!page.roles.includes(guest.role)) {
      if (request.url === '/') {
        await reply.redirect(firstPage[guest.role], 303);
        return undefined;
      }
      await refuse(request, reply, 'not-your-role');
      return undefined;
    }
    const gate = gateFor({ role: guest.role, hosts: guest.hosts }, k);
    const { searchParams } = new URL(request.url, 'http://tablee.invalid');
    const params = request.params as Record<string, string>;
    const found = await page.ask({ ...askingFor(guest), gate }, params, searchParams);
    if (found === 'missing') {
      await refuse(request, reply, 'not-found');
      return undefined;
    }
    if (found === 'not-yours') {
      await refuse(request, reply, 'not-your-role');
      return undefined;
    }
    void reply.header('cache-control', page.names === true ? 'no-store' : 'private, no-cache');
    return found;
  }

  app.get(page.path, { schema: { hide: true } }, async (request, reply) => {
    const found = await answer(request, reply);
    if (found === undefined) return reply;
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
      if (found === undefined) return reply;
      return reply.send(found.json);
    },
  );
}
