// Slack: the Events API, proved by its signature, and old outgoing webhooks, proved by their token.
import { Type } from 'typebox';
import { slackV0 } from '../../signatures/slack-v0.ts';
import { bodyToken } from '../body-token.ts';
import { isForm, parseFormOrJson, peekFormOrJson } from '../form.ts';
import { shapeOf } from '../shape.ts';
import { notCounted } from '../tellings.ts';
import type { Tool } from '../tool.ts';
import { readCallback } from './read-callback.ts';
import { readOutgoing } from './read-outgoing.ts';

const verification = shapeOf(
  Type.Object({ type: Type.Literal('url_verification'), challenge: Type.String({ maxLength: 1000 }) }),
);
const outer = shapeOf(Type.Object({ type: Type.Optional(Type.String()) }));

export const slack: Tool = {
  parse: parseFormOrJson,
  prove(request, secrets, nowMs) {
    const signed = request.headers['x-slack-signature'] !== undefined;
    return !signed && isForm(request) ? bodyToken(request, secrets) : slackV0(request, secrets, nowMs);
  },
  greet(request) {
    const payload = peekFormOrJson(request);
    if (!verification.fits(payload)) return undefined;
    return { status: 200, contentType: 'text/plain', body: payload.challenge };
  },
  read(payload) {
    if (!outer.fits(payload)) return [outer.misfit()];
    if (payload.type === undefined) return [readOutgoing(payload)];
    if (payload.type === 'event_callback') return [readCallback(payload)];
    // Any other type is Slack speaking to the application: a rate limit reached, an address verified.
    return [notCounted('no-interaction')];
  },
};
