// POST /v1/events: signed CloudEvents in, an answer once they are on disk.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from '../../core/log.ts';
import type { Sources } from '../sources/sources.ts';
import { eventsPath } from './addresses.ts';
import { answerTo } from './answer.ts';
import { authenticate } from './authenticate.ts';
import { isBulk } from './delivery.ts';
import { acknowledge, openDoor, sendProblem } from './door.ts';
import { examineWith, type ExaminedDelivery, type ExamineDelivery } from './examine-delivery.ts';
import { handshake } from './handshake.ts';
import { noRoom, receive, type ReceiveParts } from './receive.ts';
import { refuse, type Refusal } from './refusals.ts';
import { toleranceS } from '../signatures/scheme.ts';
import { readSignatureHeaders } from '../signatures/standard-webhooks.ts';

export interface EventsEndpointOptions extends ReceiveParts {
  sources: Pick<Sources, 'active'>;
  log: Logger;
  /** On this thread, by the pipeline given, when absent. */
  examine?: ExamineDelivery;
  maxBodyBytes?: number;
  maxInflatedBytes?: number;
  maxItems?: number;
  random?: () => number;
}

/** A Fastify plugin; its body parser and error handler stay within it. */
export async function eventsEndpoint(app: FastifyInstance, options: EventsEndpointOptions): Promise<void> {
  const { inbox, sources, clock, pipeline, examine = examineWith(pipeline) } = options;
  const { maxBodyBytes = 2 ** 20, maxInflatedBytes = 10 * 2 ** 20, maxItems = 10_000 } = options;
  const { turnAway } = openDoor(app, options, maxBodyBytes);

  async function takeIn(request: FastifyRequest): Promise<ExaminedDelivery | Refusal> {
    const { headers } = request;
    const reading = readSignatureHeaders(headers, clock.now());
    if (reading.kind !== 'signed') return headerRefusal(reading.kind);
    const body: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const source = authenticate(sources.active(), namedSource(headers), reading.signed, body);
    if ('code' in source) return source;
    const { name, claims, held } = source;
    const examined = await examine({
      body,
      headers,
      source: { name, claims, held },
      received: clock.now(),
      maxInflatedBytes,
      maxItems,
    });
    if (examined.kind === 'refused') return examined;
    return (await receive(examined, source, options)) ?? examined;
  }

  app.options(eventsPath, handshake);
  app.post(eventsPath, {
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
      return status === 202 ? acknowledge(reply, body) : sendProblem(reply, body);
    },
  });
  await Promise.resolve();
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
