// The API described by itself, from the same schemas that shape its answers.
import type { FastifyInstance } from 'fastify';
import swagger from '@fastify/swagger';

export async function addOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Tablée',
        version: '1',
        description: 'Everything a page shows, as JSON, through the same gate and the same session.',
      },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'tablee' } } },
      security: [{ session: [] }],
    },
  });
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, (_, reply) => reply.send(app.swagger()));
}
