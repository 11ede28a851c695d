// When there is no answer: a page for people, an RFC 9457 problem document for programs.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { smallestGroup } from '../core/gate.ts';
import { problem, TableeError } from '../core/errors.ts';
import { createFormat } from './format.ts';
import { en } from './locales/en.ts';
import { MessagePage, type Sentence } from './pages/message.tsx';
import type { Renderer } from './render.tsx';

interface Refusal {
  status: number;
  code: string;
  title: Sentence;
  text: Sentence;
  /** For programs, always in English. */
  detail: string;
}

export const refusals = {
  'not-signed-in': {
    status: 401,
    code: 'not-signed-in',
    title: 'needed',
    text: 'neededText',
    detail: 'Open a login link first; the session cookie it sets is needed here.',
  },
  'link-used': {
    status: 410,
    code: 'link-used',
    title: 'used',
    text: 'usedText',
    detail: 'This login link has been used.',
  },
  'link-stale': {
    status: 410,
    code: 'link-stale',
    title: 'stale',
    text: 'staleText',
    detail: 'This login link has expired.',
  },
  'link-unreadable': {
    status: 400,
    code: 'link-unreadable',
    title: 'unreadable',
    text: 'unreadableText',
    detail: 'The token of this login link cannot be read.',
  },
  'not-your-role': {
    status: 403,
    code: 'not-your-role',
    title: 'notYours',
    text: 'notYoursText',
    detail: 'This answer is not for your role.',
  },
  'not-found': {
    status: 404,
    code: 'not-found',
    title: 'missing',
    text: 'missingText',
    detail: 'There is nothing at this address.',
  },
  'cross-site': {
    status: 403,
    code: 'cross-site',
    title: 'crossSite',
    text: 'crossSiteText',
    detail: 'Requests that change something must come from Tablée itself.',
  },
  'unreadable-request': {
    status: 400,
    code: 'unreadable-request',
    title: 'notRead',
    text: 'notReadText',
    detail: 'The body of the request cannot be read, or is too large.',
  },
  'store-unreachable': {
    status: 503,
    code: 'store-unreachable',
    title: 'resting',
    text: 'restingText',
    detail: 'The store does not answer. Events are still accepted. Try again later.',
  },
  internal: {
    status: 500,
    code: 'internal',
    title: 'broken',
    text: 'brokenText',
    detail: 'Something went wrong; the log says more.',
  },
} as const satisfies Record<string, Refusal>;
export type RefusalName = keyof typeof refusals;

/** Programs get their titles in one language. */
const english = en(createFormat('en', { timezone: 'UTC', k: smallestGroup })).doors;

export type Refuse = (request: FastifyRequest, reply: FastifyReply, name: RefusalName) => FastifyReply;

export function createRefuse(renderer: Renderer): Refuse {
  return (request, reply, name) => {
    const { status, code, title, text, detail }: Refusal = refusals[name];
    void reply.code(status).header('cache-control', 'no-store');
    if (status === 503) void reply.header('retry-after', '5');
    if (wantsJson(request)) {
      return reply
        .type('application/problem+json')
        .send(JSON.stringify(problem(status, code, english[title], detail)));
    }
    return renderer.page(
      request,
      reply,
      ({ t }) => t.doors[title],
      () => <MessagePage title={title} text={text} />,
    );
  };
}

/** The API always, and whoever asks for JSON and not for HTML. */
export function wantsJson({ url, headers }: Pick<FastifyRequest, 'url' | 'headers'>): boolean {
  const accept = headers.accept ?? '';
  return url.startsWith('/api/') || (accept.includes('json') && !accept.includes('html'));
}

export function answerErrors(app: FastifyInstance, refuse: Refuse): void {
  app.setNotFoundHandler((request, reply) => refuse(request, reply, 'not-found'));
  app.setErrorHandler((error: unknown, request, reply) => {
    const status = statusOf(error);
    if (status === 404) return refuse(request, reply, 'not-found');
    if (status >= 400 && status < 500) return refuse(request, reply, 'unreadable-request');
    request.log.error({ err: error }, 'a page could not be answered');
    const resting = error instanceof TableeError && error.retryable;
    return refuse(request, reply, resting ? 'store-unreachable' : 'internal');
  });
}

function statusOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'statusCode' in error
    ? Number(error.statusCode)
    : 500;
}
