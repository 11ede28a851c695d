// The handshake of a mapped tool: something it sends is said back, before it sends events.
import { parseAddress, trusted } from '../../mapping/address.ts';
import { conditionReader } from '../../mapping/conditions.ts';
import { jsonLookup, type JsonPlace } from '../../mapping/lookup.ts';
import type { Handshake } from '../../mapping/mapping.ts';
import { guarded, safeJson } from '../guarded-json.ts';
import type { Greeting, ToolRequest } from '../tool.ts';

export type Greeter = (request: ToolRequest) => Greeting | undefined;

/** A challenge is no longer than this. */
const longest = 1000;

export function greeterOf(handshake: Handshake | undefined): Greeter {
  if (handshake === undefined) return () => undefined;
  const { when, field, query } = handshake;
  const applies = conditionReader(when, jsonLookup());
  const inBody = field === undefined ? undefined : jsonLookup().one(trusted(parseAddress(field)));
  return (request) => {
    if (inBody === undefined && when === undefined) return echo(request.query[query ?? '']);
    const place = placeOf(request);
    if (place === undefined || !applies(place)) return undefined;
    return echo(inBody === undefined ? request.query[query ?? ''] : inBody(place));
  };
}

function placeOf({ body }: ToolRequest): JsonPlace | undefined {
  const parsed = guarded(() => safeJson(body.toString()));
  return parsed.kind === 'parsed' ? { payload: parsed.payload, item: undefined } : undefined;
}

function echo(challenge: string | undefined): Greeting | undefined {
  if (challenge === undefined || challenge === '' || challenge.length > longest) return undefined;
  return { status: 200, contentType: 'text/plain; charset=utf-8', body: challenge };
}
