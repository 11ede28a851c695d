// Whether the process runs (/healthz), and whether it can answer questions (/readyz).
import type { FastifyInstance } from 'fastify';
import type { Store } from '../store/store.ts';

export function addHealth(app: FastifyInstance, store: Store): void {
  const hidden = { schema: { hide: true } };
  app.get('/healthz', hidden, (_, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));
  app.get('/readyz', hidden, async (_, reply) => {
    const ready = await store.ping();
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: ready ? 'ready' : 'store-unreachable' });
  });
}
