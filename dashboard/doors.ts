// The way in and out: one-time links, the session they open, and signing out.
import type { FastifyInstance } from 'fastify';
import { isCrossSite } from './cross-site.ts';
import type { LoginLinks } from './login-links.ts';
import { firstPage } from './pages.tsx';
import type { Refuse } from './refusals.tsx';
import { letIn, showOut } from './session.ts';

export interface DoorParts {
  links: LoginLinks;
  refuse: Refuse;
  publicUrl: string | undefined;
}

export function addDoors(app: FastifyInstance, { links, refuse, publicUrl }: DoorParts): void {
  app.addHook('onRequest', async (request, reply) => {
    if (isCrossSite({ method: request.method, headers: request.headers, publicUrl }))
      return refuse(request, reply, 'cross-site');
    return undefined;
  });

  // Only GET, and never ahead of time: a HEAD request or a prefetch must not use the link up.
  app.get('/login', { exposeHeadRoute: false, schema: { hide: true } }, async (request, reply) => {
    if (request.headers['sec-purpose']?.includes('prefetch') === true) return reply.code(204).send();
    const { token } = request.query as { token?: unknown };
    const opened = links.open(typeof token === 'string' ? token : '');
    if (opened.kind !== 'welcome') return refuse(request, reply, `link-${opened.kind}`);
    letIn(request, opened.guest);
    return reply.header('cache-control', 'no-store').redirect(firstPage[opened.guest.role], 303);
  });

  app.post('/logout', { schema: { hide: true } }, async (request, reply) => {
    showOut(request);
    return reply.redirect('/', 303);
  });
}
