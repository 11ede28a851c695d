// /scim/v2: an identity provider keeps the directory up to date (SCIM 2.0, RFC 7644).
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { TableeError } from '../../core/errors.ts';
import type { Logger } from '../../core/log.ts';
import { mostResults, resourceTypes, schemas, serviceProviderConfig } from './about.ts';
import { fault, faultBody, isFault, type ScimFault } from './fault.ts';
import { readFilter } from './filter.ts';
import { patchUser } from './patch.ts';
import { createProvisioning, type Provisioned, type ProvisioningParts } from './provisioning.ts';
import type { ScimTokens } from './tokens.ts';
import { enterpriseSchema, readUser, userSchema } from './user.ts';

export interface ScimOptions extends ProvisioningParts {
  tokens: Pick<ScimTokens, 'holds'>;
  log: Logger;
}

export const scimPath = '/scim/v2';
const mediaType = 'application/scim+json';
const listSchema = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

/** A Fastify plugin, to be registered under {@link scimPath}; its parser and error handler stay within it. */
export async function scimEndpoint(
  app: FastifyInstance,
  { tokens, log, ...parts }: ScimOptions,
): Promise<void> {
  const people = createProvisioning(parts);

  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser(
    ['application/json', mediaType],
    { parseAs: 'string' },
    (request, body: string, done) => {
      // Okta announces JSON on a DELETE, and sends none.
      if (body === '') done(null, undefined);
      else void parseJson(request, body, done);
    },
  );
  app.addHook('onRequest', (request, reply, done) => {
    const [, token = ''] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (token !== '' && tokens.holds(token)) done();
    else void sendFault(reply.header('www-authenticate', 'Bearer'), noToken);
  });
  app.setErrorHandler((error, _request, reply) => {
    const known = faultOf(error);
    if (known !== undefined) return sendFault(reply, known);
    log.error({ err: error }, 'a SCIM request could not be answered');
    return sendFault(reply, fault(500, 'the request could not be answered'));
  });
  app.setNotFoundHandler((_request, reply) => sendFault(reply, fault(404, 'there is nothing here')));

  app.get('/ServiceProviderConfig', (_request, reply) => send(reply, 200, serviceProviderConfig));
  app.get('/ResourceTypes', (_request, reply) => send(reply, 200, listOf(resourceTypes)));
  app.get('/Schemas', (_request, reply) => send(reply, 200, listOf(schemas)));
  app.get<{ Params: { id: string } }>('/Schemas/:id', ({ params: { id } }, reply) => {
    const schema = schemas.find((one) => one.id === id);
    return schema === undefined
      ? sendFault(reply, fault(404, 'there is no such schema'))
      : send(reply, 200, schema);
  });

  app.get<{ Querystring: Record<string, string | undefined> }>('/Users', async (request, reply) => {
    const { filter, startIndex, count } = request.query;
    const asked = filter === undefined ? undefined : readFilter(filter);
    if (asked !== undefined && isFault(asked)) return sendFault(reply, asked);
    const start = Math.max(1, wholeNumber(startIndex) ?? 1);
    const most = Math.min(mostResults, Math.max(0, wholeNumber(count) ?? mostResults));
    const found = asked === undefined ? await people.page(start - 1, most) : one(await people.search(asked));
    const resources = found.users.map((user) => resourceOf(user, request));
    return send(reply, 200, listOf(resources, found.total, start));
  });
  app.post('/Users', async (request, reply) => {
    const user = readUser(request.body);
    const made = isFault(user) ? user : await people.create(user);
    if (isFault(made)) return sendFault(reply, made);
    return send(reply.header('location', locationOf(made, request)), 201, resourceOf(made, request));
  });
  app.get<{ Params: { id: string } }>('/Users/:id', async (request, reply) =>
    sendUser(request, reply, (await people.find(request.params.id)) ?? fault(404, 'there is no such user')),
  );
  app.put<{ Params: { id: string } }>('/Users/:id', async (request, reply) =>
    sendUser(request, reply, await people.change(request.params.id, () => readUser(request.body))),
  );
  app.patch<{ Params: { id: string } }>('/Users/:id', async (request, reply) =>
    sendUser(
      request,
      reply,
      await people.change(request.params.id, (before) => patchUser(before, request.body)),
    ),
  );
  app.delete<{ Params: { id: string } }>('/Users/:id', async (request, reply) => {
    const gone = await people.remove(request.params.id);
    return gone === 'removed' ? reply.code(204).send() : sendFault(reply, gone);
  });

  for (const url of ['/Groups', '/Groups/:id', '/Bulk', '/Me']) {
    app.all(url, (_request, reply) => sendFault(reply, notOffered));
  }
  await Promise.resolve();
}

const noToken = fault(401, 'Show a token made with "tablee scim token" as Authorization: Bearer …');
const notOffered = fault(
  501,
  'Only Users are provisioned: departments come with each user, and communities from the registry.',
);

function one(users: Provisioned[]) {
  return { total: users.length, users };
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function listOf(resources: readonly unknown[], total = resources.length, startIndex = 1) {
  return {
    schemas: [listSchema],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}

function locationOf({ id }: Provisioned, request: FastifyRequest): string {
  return `${request.protocol}://${request.host}${scimPath}/Users/${id}`;
}

function resourceOf(provisioned: Provisioned, request: FastifyRequest) {
  const { id, user, created, modified } = provisioned;
  return {
    schemas: user[enterpriseSchema] === undefined ? [userSchema] : [userSchema, enterpriseSchema],
    id,
    ...user,
    meta: {
      resourceType: 'User',
      created: new Date(created).toISOString(),
      lastModified: new Date(modified).toISOString(),
      location: locationOf(provisioned, request),
    },
  };
}

function sendUser(
  request: FastifyRequest,
  reply: FastifyReply,
  found: Provisioned | ScimFault,
): FastifyReply {
  return isFault(found) ? sendFault(reply, found) : send(reply, 200, resourceOf(found, request));
}

function send(reply: FastifyReply, status: number, body: object): FastifyReply {
  return reply.code(status).type(mediaType).send(JSON.stringify(body));
}

function sendFault(reply: FastifyReply, wrong: ScimFault): FastifyReply {
  return send(reply, wrong.status, faultBody(wrong));
}

/** A body that cannot be read, or a store that does not answer just now. */
function faultOf(error: unknown): ScimFault | undefined {
  if (error instanceof TableeError && error.retryable) return fault(503, 'not available just now; try again');
  const { statusCode } = error as { statusCode?: number };
  if (statusCode === 400) return fault(400, 'the body is not JSON', 'invalidSyntax');
  if (statusCode === 413 || statusCode === 415) return fault(statusCode, `send JSON as ${mediaType}`);
  return undefined;
}
