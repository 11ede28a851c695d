import { describe, expect, it } from 'vitest';
import { mattermost } from '../../../../ingest/tools/mattermost/mattermost.ts';
import type { ToolContext, ToolRequest } from '../../../../ingest/tools/tool.ts';
import { noon } from '../../../support/ingest.ts';
import { briefly } from '../../../support/told-rows.ts';

const context: ToolContext = { name: 'chat', headers: {}, received: noon, settings: {} };
const read = (payload: unknown) => mattermost.read(payload, context, []).map(briefly);
const post = (changes: object) => ({
  token: 't',
  team_domain: 'acme',
  channel_name: 'town-square',
  user_name: 'ana',
  post_id: 'p1',
  timestamp: 1_769_940_060_123,
  text: 'x',
  ...changes,
});

describe('an outgoing webhook', () => {
  it.each([
    {
      what: 'JSON, in milliseconds',
      payload: post({}),
      tells: 'post:town-square:ana:1769940060123 · post by mattermost:acme:ana',
    },
    {
      what: 'a form, in seconds',
      payload: post({ timestamp: '1769940060' }),
      tells: 'post:town-square:p1 · post by mattermost:acme:ana',
    },
    {
      what: 'people named, and what only looks like it',
      payload: post({ text: '@ben, @Cleo.d. mail me@dan.org @here @all @channel @scope/package @ana' }),
      tells:
        'post:town-square:ana:1769940060123 · post by mattermost:acme:ana, mention mattermost:acme:ben, mention mattermost:acme:cleo.d',
    },
    { what: 'a slash command', payload: { command: '/poll', token: 't' }, tells: 'no-interaction' },
    { what: 'no channel', payload: post({ channel_name: undefined }), tells: 'unreadable-payload' },
    { what: 'no time', payload: post({ timestamp: 'noon' }), tells: 'unreadable-payload /timestamp' },
    { what: 'no object', payload: [], tells: 'unreadable-payload' },
  ])('$what', ({ payload, tells }) => {
    expect(read(payload)).toEqual([tells]);
  });

  it.each([
    { body: 'token=t&text=x', type: 'application/x-www-form-urlencoded', proof: 'valid' },
    { body: '{"token":"t"}', type: 'application/json', proof: 'valid' },
    { body: '{"token":"u"}', type: 'application/json', proof: 'bad-signature' },
    { body: '{}', type: 'application/json', proof: 'unsigned' },
    { body: '{', type: 'application/json', proof: 'unsigned' },
  ])('is proved by its token: $body is $proof', ({ body, type, proof }) => {
    const request: ToolRequest = { headers: { 'content-type': type }, query: {}, body: Buffer.from(body) };
    expect(mattermost.prove(request, ['s', 't'], noon, {})).toBe(proof);
  });
});
