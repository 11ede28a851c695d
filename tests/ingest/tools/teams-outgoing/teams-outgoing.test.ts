import { describe, expect, it } from 'vitest';
import {
  activity,
  channel,
  message,
  reply,
  root,
  tenant,
} from '../../../../fixtures/payloads/teams/payloads.ts';
import { readMessage } from '../../../../ingest/tools/teams/read-message.ts';
import { factsOf, inWords, tellingsOf } from '../../../support/tellings.ts';

const read = (changes: object = {}) =>
  tellingsOf('teams-outgoing', JSON.parse(JSON.stringify(activity(changes))));

describe('a message that mentions the webhook', () => {
  it('is a post', () => {
    expect(factsOf(read()[0])).toMatchObject({
      verb: 'post',
      actor: `teams:${tenant}:ana`,
      chars: 22,
      targets: [],
    });
  });

  it('is a reply below another', () => {
    const pantry = `teams:${tenant}:${channel}`;
    expect(factsOf(read({ id: reply })[0])).toMatchObject({
      verb: 'reply',
      object: `${pantry}:${reply}`,
      thread: `${pantry}:${root}`,
      answers: `${pantry}:${root}`,
    });
  });

  it('is the very event Graph tells of', () => {
    const text = '<at>Tablée</at> où&nbsp;?';
    const content = '<p><at id="0">Tablée</at> où&nbsp;?</p>';
    const ofGraph = readMessage(tenant, 'created', message({ body: { content }, mentions: [] }), '');
    expect(read({ text })).toEqual(ofGraph);
  });

  it.each([
    { what: 'not a message', changes: { type: 'invoke' }, told: 'not-counted: no-interaction' },
    {
      what: 'in private',
      changes: { conversation: { id: 'a:1', conversationType: 'personal' } },
      told: 'not-counted: private-conversation',
    },
    { what: 'without a tenant', changes: { channelData: {} }, told: 'fault: /channelData/tenant/id' },
    { what: 'by nobody', changes: { from: {} }, told: 'fault: /from/aadObjectId' },
    { what: 'without an id', changes: { id: undefined }, told: 'fault: ' },
  ])('$what: $told', ({ changes, told }) => {
    expect(read(changes).map(inWords)).toEqual([told]);
  });
});
