// Microsoft Teams by Graph change notifications: messages of channels, their contents encrypted for us.
import { Type, type Static } from 'typebox';
import { sharedToken } from '../../signatures/shared-token.ts';
import { graphSecret } from '../../sources/kinds.ts';
import { safeJson } from '../guarded-json.ts';
import { shapeOf } from '../shape.ts';
import { notCounted, unreadable } from '../tellings.ts';
import type { Greeting, Proof, Telling, Tool, ToolContext, ToolRequest } from '../tool.ts';
import { decrypt, EncryptedContent } from './encrypted-content.ts';
import { readMessage, type Change } from './read-message.ts';
import { proveTokens } from './validation-tokens.ts';

const Notification = Type.Object({
  clientState: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  changeType: Type.Optional(Type.Enum(['created', 'updated', 'deleted'])),
  lifecycleEvent: Type.Optional(Type.String()),
  resource: Type.Optional(Type.String()),
  tenantId: Type.Optional(Type.String({ pattern: '^\\S{1,100}$' })),
  encryptedContent: Type.Optional(EncryptedContent),
});
type Notification = Static<typeof Notification>;

/** What is compared before anything is believed; notifications themselves are looked at one by one. */
const proof = shapeOf(
  Type.Object({
    value: Type.Array(
      Type.Object({
        clientState: Notification.properties.clientState,
        encryptedContent: Type.Optional(Type.Unknown()),
      }),
      { minItems: 1 },
    ),
    validationTokens: Type.Optional(Type.Array(Type.String(), { maxItems: 100 })),
  }),
);
const collection = shapeOf(Type.Object({ value: Type.Array(Type.Unknown(), { minItems: 1 }) }));
const notification = shapeOf(Notification);

export const teams: Tool = {
  greetsUnproved: true,
  greet,
  prove,
  read(payload, _context, secrets) {
    if (!collection.fits(payload)) return [collection.misfit()];
    const privateKeys = secrets.flatMap((secret) => graphSecret(secret).privateKey ?? []);
    return payload.value.flatMap((one, index) => readNotification(one, privateKeys, `/value/${index}`));
  },
};

/** What Graph may ask to have echoed: no markup, and not without end. */
const echoable = /^[\w .:;,+/=~-]{1,1000}$/;

function greet({ query }: Pick<ToolRequest, 'query'>): Greeting | undefined {
  const token = query['validationToken'];
  if (token === undefined) return undefined;
  const plain = { contentType: 'text/plain; charset=utf-8' };
  return echoable.test(token)
    ? { status: 200, ...plain, body: token }
    : { status: 400, ...plain, body: 'The validation token cannot be echoed.' };
}

/** Every notification of the batch must know the client state; tokens are checked where the source has rules for them. */
async function prove(
  { body }: Pick<ToolRequest, 'body'>,
  secrets: readonly string[],
  nowMs: number,
  settings: ToolContext['settings'],
): Promise<Proof> {
  const payload = peek(body);
  if (!proof.fits(payload)) return 'malformed';
  const states = secrets.map((secret) => graphSecret(secret).clientState);
  const proofs = payload.value.map(({ clientState }) => sharedToken(clientState ?? undefined, states));
  const doubtful = proofs.find((one) => one !== 'valid');
  if (doubtful !== undefined) return doubtful;
  const { jwks, appId, issuer } = settings;
  if (jwks === undefined || appId === undefined || issuer === undefined) return 'valid';
  const { validationTokens: tokens = [] } = payload;
  const carriesContent = payload.value.some(({ encryptedContent }) => encryptedContent !== undefined);
  if (carriesContent && tokens.length === 0) return 'unsigned';
  return proveTokens(tokens, { jwks, appId, issuer }, nowMs);
}

function peek(body: Buffer): unknown {
  try {
    return safeJson(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function readNotification(given: unknown, privateKeys: readonly string[], at: string): Telling[] {
  if (!notification.fits(given)) return [notification.misfit(at)];
  if (given.lifecycleEvent !== undefined) return [notCounted('no-interaction')];
  const { changeType: change, tenantId: tenant, encryptedContent } = given;
  const path = pathOf(given);
  if (path.startsWith('chats/')) return [notCounted('private-conversation')];
  if (!/^teams\/[^/]+\/channels\/[^/]+\/messages\//.test(path)) return [notCounted('unknown-event')];
  if (tenant === undefined) return [unreadable('does not name its tenant', `${at}/tenantId`)];
  if (change === undefined) return [unreadable('does not say what changed', `${at}/changeType`)];
  if (encryptedContent === undefined) return [withoutContent(change, at)];
  const decrypted = decrypt(encryptedContent, privateKeys);
  if (decrypted.kind === 'unreadable') return [unreadable(decrypted.detail, `${at}/encryptedContent`)];
  return readMessage(tenant, change, decrypted.content, `${at}/encryptedContent`);
}

/** `teams('T')/channels('C')/messages('M')` and `/teams/T/channels/C/messages/M` alike. */
function pathOf({ resource = '' }: Notification): string {
  return resource.replace(/\('([^']*)'\)/g, '/$1').replace(/^\//, '');
}

/** Who did it is in the content alone; of a message deleted for good there is none left. */
function withoutContent(change: Change, at: string): Telling {
  return change === 'deleted'
    ? notCounted('taken-back')
    : unreadable('carries no content: subscribe with includeResourceData', `${at}/encryptedContent`);
}
