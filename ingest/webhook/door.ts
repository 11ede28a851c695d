// What both endpoints do alike: take raw bytes, count refusals, answer them as problem documents.
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Clock } from '../../core/clock.ts';
import { problem, type Problem } from '../../core/errors.ts';
import type { Logger } from '../../core/log.ts';
import type { RefusalCode } from '../../core/outcome.ts';
import type { Inbox } from '../inbox/inbox.ts';
import { readBody } from './read-body.ts';
import { inboxFull } from './receive.ts';
import { refusalProblem, refuse, retryAfter, type Refusal } from './refusals.ts';
import { createRefusalTally } from './refusal-tally.ts';

export interface DoorParts {
  inbox: Pick<Inbox, 'ledger'>;
  clock: Clock;
  log: Logger;
  random?: () => number;
}

export interface Door {
  /** Counts a refusal and answers it; `shown` when the sender must not learn the reason. */
  turnAway: (reply: FastifyReply, refusal: Refusal, shown?: Refusal) => FastifyReply;
}

/** Refusals that pass. */
const waits: readonly RefusalCode[] = ['inbox-full', 'rate-limited'];

/** Sets up a Fastify plugin's own body parser and error handler. */
export function openDoor(
  app: FastifyInstance,
  { inbox, clock, log, random = Math.random }: DoorParts,
  maxBodyBytes: number,
): Door {
  const refusals = createRefusalTally(inbox.ledger, clock);

  // The signature covers the raw bytes, so nothing may be parsed before it is checked, whatever the media type says.
  app.removeAllContentTypeParsers();
  // What the door has to say of a request, it says itself; a logger made for each would cost more than its signature.
  app.setChildLoggerFactory((logger) => logger);
  app.addContentTypeParser('*', (_request, payload, done) => {
    readBody(payload, maxBodyBytes, done);
  });
  app.addHook('onClose', () => refusals.flush());
  app.setErrorHandler((error, _request, reply) => {
    const refusal = refusalOf(error, maxBodyBytes);
    if (refusal !== undefined) return turnAway(reply, refusal);
    log.error({ err: error }, 'a delivery could not be taken');
    return sendProblem(reply, problem(503, 'unavailable', 'Not available', inboxFull));
  });

  function turnAway(reply: FastifyReply, refusal: Refusal, shown = refusal): FastifyReply {
    refusals.count(refusal);
    if (waits.includes(refusal.code)) void reply.header('retry-after', retryAfter(random));
    return sendProblem(reply, refusalProblem(shown));
  }

  return { turnAway };
}

/**
 * Answers 202 past Fastify's own way of answering, which costs a request as much as its signature does. Nothing is
 * hooked in there for a door.
 */
export function acknowledge(reply: FastifyReply, body: string): FastifyReply {
  const length = String(Buffer.byteLength(body));
  const headers = ['content-type', 'application/json; charset=utf-8', 'content-length', length];
  reply.hijack().raw.writeHead(202, headers).end(body);
  return reply;
}

export function sendProblem(reply: FastifyReply, body: Problem): FastifyReply {
  return reply.code(body.status).type('application/problem+json').send(JSON.stringify(body));
}

/** Faults found while the body is read. */
function refusalOf(error: unknown, maxBodyBytes: number): Refusal | undefined {
  const { statusCode } = error as { statusCode?: number };
  if (statusCode === 413) return refuse('too-large', `The body is larger than ${maxBodyBytes} bytes.`);
  if (statusCode === 415) return refuse('unsupported-media-type', 'The Content-Type header cannot be read.');
  return statusCode === 400 ? refuse('malformed', 'The request cannot be read.') : undefined;
}
