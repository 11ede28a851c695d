// A server that reads a request, checks its signature and answers, and does nothing else: what HTTP alone costs.
import { fastify, LogController } from 'fastify';
import { isSignedBy, keyOfSecret, readSignatureHeaders } from '../../ingest/signatures/standard-webhooks.ts';

export interface BareOrder {
  secret: string;
}

export interface BareReport {
  port: number;
}

async function serve({ secret }: BareOrder): Promise<BareReport> {
  const key = keyOfSecret(secret);
  const app = fastify({ logController: new LogController({ disableRequestLogging: true }) });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body: Buffer, done) => {
    done(null, body);
  });
  app.post('/v1/events', async (request, reply) => {
    const reading = readSignatureHeaders(request.headers, Date.now());
    const valid = reading.kind === 'signed' && isSignedBy(key, reading.signed, request.body as Buffer);
    return reply.code(valid ? 202 : 401).send('');
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  return { port: Number(new URL(address).port) };
}

process.on('message', (order: BareOrder) => {
  void serve(order).then((report) => process.send?.(report));
});
