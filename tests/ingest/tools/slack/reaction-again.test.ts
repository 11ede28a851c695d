// A reaction taken back and given again: Slack tells it twice, and it counts once.
import { describe, expect, it } from 'vitest';
import { slack } from '../../../../ingest/tools/slack/slack.ts';
import type { ToolContext } from '../../../../ingest/tools/tool.ts';
import { memoryStore, noon, pipeline, testInbox } from '../../../support/ingest.ts';
import { loadAll } from '../../../support/load-all.ts';

const context: ToolContext = { name: 'slack', headers: {}, received: noon, settings: {} };
const root = '1769940000.000100';
const ts = '1769940060.000100';
const callback = (event: object) => ({
  type: 'event_callback',
  team_id: 'T1',
  event_time: 1769940061,
  event,
});

describe('a reaction taken back and given again', () => {
  const added = (event_ts: string) => ({
    type: 'reaction_added',
    user: 'U1',
    reaction: 'wave',
    item_user: 'U2',
    item: { type: 'message', channel: 'C1', ts: root },
    event_ts,
  });

  async function whatBecomesOf(...events: object[]) {
    const inbox = testInbox();
    const place = { origin: 'webhook', source: '/slack', received: noon } as const;
    for (const event of events) {
      const items = slack.read(callback(event), context, []).flatMap((telling) => {
        if (telling.kind !== 'event') return [];
        const examined = pipeline.examine(telling.event, { ...place, mayClaim: () => true });
        return examined.kind === 'accepted' ? [examined.item] : [];
      });
      await inbox.append([{ ...place, items }]);
    }
    await loadAll(inbox, memoryStore());
    return inbox.ledger.byOutcome('webhook');
  }

  it('counts once, and waits in no quarantine', async () => {
    const removed = { ...added('1769940070.000100'), type: 'reaction_removed' };
    const ledger = await whatBecomesOf(added(ts), removed, added('1769940080.000100'));
    expect(ledger).toMatchObject({ stored: 1, duplicate: 1, quarantined: 0 });
  });

  it('is another one with another emoji', async () => {
    const ledger = await whatBecomesOf(added(ts), { ...added('1769940080.000100'), reaction: 'heart' });
    expect(ledger).toMatchObject({ stored: 2, duplicate: 0, quarantined: 0 });
  });

  it('is still in conflict when it answers somebody else', async () => {
    const ledger = await whatBecomesOf(added(ts), { ...added('1769940080.000100'), item_user: 'U3' });
    expect(ledger).toMatchObject({ stored: 1, duplicate: 0, quarantined: 1 });
  });
});
