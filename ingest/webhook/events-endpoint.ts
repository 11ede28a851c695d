// POST /v1/events: signed CloudEvents in, an answer once they are on disk.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../../core/log.ts';
import type { RefusalCode } from '../../core/outcome.ts';
import { problem } from '../../core/errors.ts';
import type { Sources } from '../sources/sources.ts';
import { answerTo } from './answer.ts';
import { authenticate } from './authenticate.ts';
import { decodeBody } from './decode-body.ts';
import { isBulk, modeOf, readDelivery } from './delivery.ts';
import { handshake } from './handshake.ts';
import { inboxFull, noRoom, receive, type Received, type ReceiveParts } from './receive.ts';
import { refusalProblem, refuse, retryAfter, type Refusal } from './refusals.ts';
import { createRefusalTally } from './refusal-tally.ts';
import { readSignatureHeaders, toleranceS } from './standard-webhooks.ts';

export interface EventsEndpointOptions extends ReceiveParts {
  sources: Pick<Sources, 'active'>;
  log: Logger;
  maxBodyBytes?: number;
  maxInflatedBytes?: number;
  maxItems?: number;
  random?: () => number;
}

export const eventsPath = '/v1/events';

/** Refusals that pass. */
const waits: readonly RefusalCode[] = ['inbox-full', 'rate-limited'];

/** A Fastify plugin; its body parser and error handler stay within it. */
export async function eventsEndpoint(app: FastifyInstance, options: EventsEndpointOptions): Promise<void> {
  const { inbox, sources, clock, log, random = Math.random } = options;
  const { maxBodyBytes = 2 ** 20, maxInflatedBytes = 10 * 2 ** 20, maxItems = 10_000 } = options;
  const refusals = createRefusalTally(inbox.ledger, clock);

  // The signature covers the raw bytes, so nothing may be parsed before it is checked, whatever the media type says.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: maxBodyBytes },
    (_request, body: Buffer, done) => {
      done(null, body);
    },
  );
  app.addHook('onClose', () => refusals.flush());
  app.setErrorHandler((error, _request, reply) => {
    const refusal = refusalOf(error, maxBodyBytes);
    if (refusal !== undefined) return turnAway(reply, refusal);
    log.error({ err: error }, 'a delivery could not be taken');
    return sendProblem(reply, problem(503, 'unavailable', 'Not available', inboxFull));
  });

  async function takeIn(request: FastifyRequest): Promise<Received | Refusal> {
    const { headers } = request;
    const reading = readSignatureHeaders(headers, clock.now());
    if (reading.kind !== 'signed') return headerRefusal(reading.kind);
    const body: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const source = authenticate(sources.active(), namedSource(headers), reading.signed, body);
    if ('code' in source) return source;
    const from = (refusal: Refusal): Refusal => ({ ...refusal, source: `/${source.name}` });
    const mode = modeOf(headers);
    if (typeof mode !== 'string') return from(mode);
    const text = await decodeBody(body, headers['content-encoding'], maxInflatedBytes);
    if (typeof text !== 'string') return from(text);
    const delivery = readDelivery(text, mode, headers, maxItems);
    return delivery.kind === 'refused' ? from(delivery) : receive(delivery, source, options);
  }

  function turnAway(reply: FastifyReply, refusal: Refusal): FastifyReply {
    refusals.count(refusal);
    if (waits.includes(refusal.code)) void reply.header('retry-after', retryAfter(random));
    return sendProblem(reply, refusalProblem(refusal));
  }

  app.options(eventsPath, handshake);
  app.post(eventsPath, {
    bodyLimit: maxBodyBytes,
    onRequest(request, reply, done) {
      const reading = readSignatureHeaders(request.headers, clock.now());
      if (reading.kind !== 'signed') void turnAway(reply, headerRefusal(reading.kind));
      else if (inbox.isFull()) void turnAway(reply, noRoom(false));
      else if (isBulk(request.headers) && !inbox.takesBulk()) void turnAway(reply, noRoom(true));
      else done();
    },
    async handler(request, reply) {
      const outcome = await takeIn(request);
      if (outcome.kind === 'refused') return turnAway(reply, outcome);
      const { status, body } = answerTo(outcome);
      return status === 202
        ? reply.code(status).type('application/json').send(body)
        : sendProblem(reply, body);
    },
  });
  await Promise.resolve();
}

function sendProblem(reply: FastifyReply, body: ReturnType<typeof problem>): FastifyReply {
  return reply.code(body.status).type('application/problem+json').send(JSON.stringify(body));
}

function namedSource(headers: FastifyRequest['headers']): string | undefined {
  const named = headers['tablee-source'];
  return typeof named === 'string' && named !== '' ? named : undefined;
}

function headerRefusal(kind: 'unsigned' | 'stale' | 'malformed'): Refusal {
  switch (kind) {
    case 'unsigned':
      return refuse(
        'unsigned',
        'Send webhook-id, webhook-timestamp and webhook-signature (Standard Webhooks, v1).',
      );
    case 'stale':
      return refuse('stale', `webhook-timestamp is more than ${toleranceS} seconds off.`);
    case 'malformed':
      return refuse(
        'malformed',
        'webhook-id must hold no dot, webhook-timestamp must be seconds since 1970.',
      );
  }
}

/** Faults Fastify finds while it reads the body. */
function refusalOf(error: unknown, maxBodyBytes: number): Refusal | undefined {
  const { statusCode } = error as { statusCode?: number };
  if (statusCode === 413) return refuse('too-large', `The body is larger than ${maxBodyBytes} bytes.`);
  if (statusCode === 415) return refuse('unsupported-media-type', 'The Content-Type header cannot be read.');
  return statusCode === 400 ? refuse('malformed', 'The request cannot be read.') : undefined;
}
