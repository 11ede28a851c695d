import { describe, expect, it } from 'vitest';
import type { ToolContext } from '../../../../ingest/tools/tool.ts';
import { zulip } from '../../../../ingest/tools/zulip/zulip.ts';
import { noon } from '../../../support/ingest.ts';
import { briefly } from '../../../support/told-rows.ts';

const context: ToolContext = { name: 'chat', headers: {}, received: noon, settings: {} };
const payload = (changes: object) => ({
  token: 't',
  message: {
    id: 7,
    type: 'stream',
    sender_id: 11,
    sender_realm_str: 'acme',
    stream_id: 5,
    subject: 'Tea',
    content: 'x',
    rendered_content: '<p>x</p>',
    timestamp: 1769940060,
    ...changes,
  },
});

describe('an outgoing webhook', () => {
  it.each([
    { what: 'a message', changes: {}, tells: 'post:7 · post by zulip:acme:11' },
    {
      what: 'people named aloud, not silently, and not everybody',
      changes: {
        rendered_content:
          '<span class="user-mention" data-user-id="12">@Ben</span> <span class="user-mention silent" data-user-id="13">Cleo</span> <span class="user-mention" data-user-id="*">@all</span>',
      },
      tells: 'post:7 · post by zulip:acme:11, mention zulip:acme:12',
    },
    {
      what: 'a direct message',
      changes: { type: 'private', stream_id: undefined },
      tells: 'private-conversation',
    },
    { what: 'no sender', changes: { sender_id: undefined }, tells: 'unreadable-payload /message' },
  ])('$what', ({ changes, tells }) => {
    expect(zulip.read(payload(changes), context, []).map(briefly)).toEqual([tells]);
  });

  it('a quotation answers what it quotes, and one topic is one thread', () => {
    const content =
      '@_**Ana|12** [said](https://x.example/#narrow/channel/5-general/topic/tea/near/3):\n```quote\nx\n```';
    const [told] = zulip.read(payload({ content, subject: 'TEA' }), context, []);
    const thread = { id: 'zulip:acme:topic:5:tea', inReplyTo: ['zulip:acme:message:3'] };
    expect(told).toMatchObject({ event: { data: { thread } } });
  });
});
