// POST /v1/sources/NAME: a tool's own webhook in, its handshake answered, an answer once what it tells is on disk.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../../core/log.ts';
import { heldFault } from '../sources/source-health.ts';
import type { ActiveSource, Sources } from '../sources/sources.ts';
import type { Greeting, Telling, Tool, ToolRequest } from '../tools/tool.ts';
import type { ToolKind } from '../tools/tools.ts';
import { addressOf } from './addresses.ts';
import { decodeBody } from './decode-body.ts';
import { openDoor } from './door.ts';
import { guarded, safeJson } from '../tools/guarded-json.ts';
import { inboxFull, type ReceiveParts } from './receive.ts';
import { refuse, type Refusal } from './refusals.ts';
import { takeTellings, type Taken } from './take-tellings.ts';

export interface ToolEndpointOptions extends ReceiveParts {
  sources: Pick<Sources, 'active'>;
  tools: Readonly<Partial<Record<ToolKind, Tool>>>;
  log: Logger;
  random?: () => number;
  maxBodyBytes?: number;
  maxInflatedBytes?: number;
}

interface Known {
  source: ActiveSource;
  tool: Tool;
}

type Outcome =
  | { kind: 'greeted'; greeting: Greeting }
  /** Why is counted, not told. */
  | { kind: 'unproved'; why: Refusal }
  | Taken
  | Refusal;

/** A Fastify plugin; its body parser and error handler stay within it. */
export async function toolEndpoint(app: FastifyInstance, options: ToolEndpointOptions): Promise<void> {
  const { inbox, sources, tools, clock, maxBodyBytes = 2 ** 20, maxInflatedBytes = 10 * 2 ** 20 } = options;
  const { turnAway } = openDoor(app, options, maxBodyBytes);

  function find(name: string): Known | undefined {
    const source = sources.active().find((active) => active.name === name);
    if (source === undefined || source.kind === 'cloudevents') return undefined;
    const tool = tools[source.kind];
    return tool && { source, tool };
  }

  async function answer(known: Known | undefined, asked: ToolRequest): Promise<Outcome> {
    if (known === undefined) return { kind: 'unproved', why: refuse('unknown-source', notProved) };
    const { source, tool } = known;
    const { name, secrets, settings } = source;
    const greeting = tool.greet?.(asked, secrets, settings);
    if (tool.greetsUnproved === true && greeting !== undefined) return { kind: 'greeted', greeting };
    const proof = await tool.prove(asked, secrets, clock.now(), settings);
    if (proof !== 'valid') return { kind: 'unproved', why: refuse(proof, notProved, `/${name}`) };
    return greeting === undefined ? takeIn(known, asked) : { kind: 'greeted', greeting };
  }

  async function takeIn({ source, tool }: Known, asked: ToolRequest): Promise<Taken | Refusal> {
    const { name, secrets, settings } = source;
    const { headers } = asked;
    const text = await decodeBody(asked.body, headers['content-encoding'], maxInflatedBytes);
    if (typeof text !== 'string') return { ...text, source: `/${name}` };
    const parsed = guarded(() =>
      tool.parse === undefined ? safeJson(text) : tool.parse({ ...asked, body: Buffer.from(text) }),
    );
    if (parsed.kind === 'unreadable') return refuse('malformed', parsed.detail, `/${name}`);
    const received = clock.now();
    // A held source's payload is kept as it is, to be read when the hold is lifted.
    const tellings: Telling[] = source.held
      ? [{ kind: 'fault', fault: heldFault }]
      : tool.read(parsed.payload, { name, headers, received, settings }, secrets);
    return takeTellings({ source, headers, payload: parsed.payload, tellings, received }, options);
  }

  app.route<{ Params: { name: string } }>({
    // Some tools ask for their handshake with GET.
    method: ['GET', 'POST'],
    url: addressOf({ name: ':name', kind: 'mapped' }),
    onRequest(_request, reply, done) {
      if (inbox.isFull()) void turnAway(reply, refuse('inbox-full', inboxFull));
      else done();
    },
    async handler(request, reply) {
      const outcome = await answer(find(request.params.name), requestOf(request));
      switch (outcome.kind) {
        case 'greeted':
          return greet(reply, outcome.greeting);
        case 'unproved':
          return turnAway(reply, outcome.why, refuse('bad-signature', notProved));
        case 'refused':
          return turnAway(reply, outcome);
        case 'taken':
          return reply.code(200).send(outcome.counts);
      }
    },
  });
  await Promise.resolve();
}

function greet(reply: FastifyReply, { status, contentType, body }: Greeting): FastifyReply {
  return reply.code(status).type(contentType).send(body);
}

/** One answer for every way of not being proved, so that nobody learns which sources there are. */
const notProved = 'No active source of this name made this request.';

function requestOf(request: FastifyRequest): ToolRequest {
  const query = Object.entries(request.query as Record<string, unknown>).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  const body: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  return { headers: request.headers, query: Object.fromEntries(query), body };
}
