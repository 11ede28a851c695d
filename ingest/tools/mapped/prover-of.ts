// How a mapped tool proves itself: a scheme by name, a token sent along, or an HMAC spelt out.
import { parseAddress, trusted } from '../../mapping/address.ts';
import { jsonLookup } from '../../mapping/lookup.ts';
import type { Signature, Token } from '../../mapping/mapping.ts';
import { configuredHmac } from '../../signatures/configured-hmac.ts';
import { hubSha256 } from '../../signatures/hub-sha256.ts';
import { sharedToken } from '../../signatures/shared-token.ts';
import { slackV0 } from '../../signatures/slack-v0.ts';
import { standardWebhooks } from '../../signatures/standard-webhooks.ts';
import { guarded, safeJson } from '../guarded-json.ts';
import type { Proof, ToolRequest } from '../tool.ts';

export type Prover = (request: ToolRequest, secrets: readonly string[], nowMs: number) => Proof;

const byName = {
  'standard-webhooks': standardWebhooks,
  github: hubSha256('x-hub-signature-256'),
  slack: slackV0,
};

export function proverOf(signature: Signature = 'standard-webhooks'): Prover {
  if (typeof signature === 'string') return byName[signature];
  if ('hmac' in signature) return configuredHmac(signature.hmac);
  const tokenIn = tokenReader(signature.token);
  return (request, secrets) => sharedToken(tokenIn(request), secrets);
}

function tokenReader(token: Token): (request: ToolRequest) => string | undefined {
  if ('query' in token) return ({ query }) => query[token.query];
  if ('field' in token) {
    const read = jsonLookup().one(trusted(parseAddress(token.field)));
    return ({ body }) => {
      const parsed = guarded(() => safeJson(body.toString()));
      return parsed.kind === 'parsed' ? read({ payload: parsed.payload, item: undefined }) : undefined;
    };
  }
  const { header, prefix = '' } = token;
  return ({ headers }) => {
    const written = headers[header.toLowerCase()];
    return typeof written === 'string' && written.startsWith(prefix)
      ? written.slice(prefix.length)
      : undefined;
  };
}
