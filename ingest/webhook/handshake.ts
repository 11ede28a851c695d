// The abuse protection handshake of CloudEvents webhooks (HTTP 1.1 Web Hooks for Event Delivery, §4).
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Grants delivery to whoever asks; the signature, not the origin, decides what is taken. */
export function handshake(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  void reply.header('allow', 'POST, OPTIONS');
  const origin = request.headers['webhook-request-origin'];
  if (typeof origin === 'string' && origin !== '') {
    void reply.header('webhook-allowed-origin', origin);
    void reply.header('webhook-allowed-rate', '*');
  }
  return reply.code(200).send();
}
