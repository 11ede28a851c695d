// The desk on a whole house: what administrators do is done, on ClickHouse itself, and noted.
import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDesk } from '../../commands/desk.ts';
import type { SourceDesk } from '../../dashboard/source-desk.ts';
import type { House } from '../../main.ts';
import { choiceOf, quarantineFrom } from '../../store/queries/quarantine-arrivals.ts';
import { quarantineTally } from '../../store/queries/quarantine-tally.ts';
import { quarantinedEvent } from '../../store/queries/quarantined-event.ts';
import { quarantinedEvents } from '../../store/queries/quarantined-events.ts';
import { ledgerByHour } from '../../store/queries/ledger-by-hour.ts';
import { noWait, post } from '../support/ingest.ts';
import { interactionsHeld, ledgerTotalsNow } from '../support/ledger-totals-now.ts';
import { openTestHouse } from '../support/open-test-house.ts';

let house: House;
let desk: SourceDesk;
let today: string;
beforeAll(async () => {
  house = await openTestHouse();
  desk = createDesk({ ...house, wait: noWait } as House);
  today = house.calendar.dayOf(house.clock.now());
  await house.sources.add('shop', { claims: ['/shop'] });
}, 60_000);
afterAll(() => house.close());

const drain = async () => {
  while (await house.loader.loadOnce());
};

async function keep(event: unknown, received = house.clock.now()): Promise<void> {
  const { inbox, pipeline } = house;
  const intake = { origin: 'webhook', source: '/shop', received, mayClaim: () => true };
  const kept = pipeline.setAside(event, { code: 'held', detail: 'its source is held' }, intake);
  if (kept.kind === 'too-deep') throw new Error('expected something to keep');
  await inbox.append([{ origin: 'webhook', source: '/shop', received, items: [kept.item] }]);
  await drain();
}

const waiting = () => house.store.query(quarantinedEvents, choiceOf({}, today));
const now = () => new Date().toISOString();

const noted = {
  name: 'noted-actions',
  params: Type.Object({}),
  row: Type.Object({
    actor: Type.String(),
    action: Type.String(),
    subject: Type.String(),
    detail: Type.String(),
  }),
  sql: 'SELECT actor, action, subject, detail FROM tablee.admin_actions ORDER BY time, action',
};

describe('the desk', () => {
  it('connects, rotates and revokes, and each is noted without a secret', async () => {
    const wish = { name: 'forum', kind: 'discourse', claims: [], settings: {}, secret: undefined };
    const made = await desk.create(wish, 'admin:1');
    const again = await desk.rotate('forum', undefined, 'admin:1');
    if (made.kind !== 'done' || again.kind !== 'done') throw new Error('expected both to be done');
    expect(made.value).toMatchObject({ name: 'forum', address: '/v1/sources/forum' });
    expect(desk.sources().find(({ name }) => name === 'forum')).toMatchObject({ activeSecrets: 2 });
    expect(await desk.revoke('forum', 'admin:1')).toMatchObject({ kind: 'done' });
    expect(await desk.create(wish, 'admin:1')).toMatchObject({ kind: 'refused', code: 'SOURCE_EXISTS' });
    expect(await desk.release('nobody', 'admin:1')).toMatchObject({ code: 'SOURCE_UNKNOWN' });
    const log = await house.store.query(noted, {});
    expect(log.map(({ action }) => action)).toEqual(['source-created', 'source-rotated', 'source-revoked']);
    for (const secret of [made.value.made, again.value.made])
      expect(JSON.stringify([log, desk.sources(), house.inbox.sources.all()])).not.toContain(secret);
  });

  it('reads again by any choice, oldest first, and keeps what cannot be read with its newest reason', async () => {
    await keep(post({ id: 'a', source: '/shop', time: now() }));
    await keep({ ...post({ id: 'b', source: '/shop' }), data: {} });
    const event = post({ id: 'c', source: '/shop', time: now() });
    await keep(event);
    expect(await waiting()).toHaveLength(3);
    expect(await house.store.query(quarantineTally, { from: quarantineFrom(today) })).toEqual([
      { source: '/shop', code: 'held', origin: 'webhook', n: 3 },
    ]);
    for (const none of [{ source: '/elsewhere' }, { origin: 'kafka' }, { since: house.clock.now() + 60_000 }])
      expect(await desk.replay(none, 'console')).toMatchObject({ value: { replayed: 0, waiting: 0 } });
    const reading = await desk.replay({ code: 'held', source: '/shop' }, 'console');
    expect(reading).toMatchObject({ value: { replayed: 2, waiting: 1 } });
    await drain();
    expect((await interactionsHeld(house.store)).rows).toBe(2);
    const [left] = await waiting();
    expect(left).toMatchObject({ code: 'invalid-event', source: '/shop' });
    const from = quarantineFrom(today);
    const [shown] = await house.store.query(quarantinedEvent, { from, id: left?.id ?? '' });
    expect(shown).toMatchObject({ arrived_as: 'held', code: 'invalid-event', decision: 'waiting' });
    // The same event once more: it is a new arrival, and waits again.
    await keep(event);
    expect(await waiting()).toHaveLength(2);
    expect(await desk.replay({}, 'console')).toMatchObject({ value: { replayed: 1, waiting: 1 } });
    await drain();
    expect((await interactionsHeld(house.store)).rows).toBe(2);
  });

  it('gives up with a reason, and the ledger balances to the last event', async () => {
    const [left] = await waiting();
    const ids = [left?.id ?? ''];
    expect(await desk.discard({ ids }, 'sent by mistake', 'admin:1')).toMatchObject({
      value: { discarded: 1 },
    });
    expect(await waiting()).toEqual([]);
    const [gone] = await house.store.query(quarantinedEvent, {
      from: quarantineFrom(today),
      id: ids[0] ?? '',
    });
    expect(gone).toMatchObject({ decision: 'discarded', reason: 'sent by mistake', sealed: '' });
    await keep(post({ id: 'd', source: '/shop', time: now() }));
    await desk.replay({}, 'console');
    await drain();
    expect(await ledgerTotalsNow(house.store)).toEqual({
      received: 10,
      stored: 3,
      duplicate: 1,
      quarantined: 5,
      erased: 1,
    });
    for (const { difference } of desk.balances()) expect(difference).toBe(0);
    const hours = await house.store.query(ledgerByHour, { from: house.clock.now() - 7_200_000 });
    expect(new Set(hours.map(({ source }) => source))).toEqual(new Set(['/shop']));
    const log = await house.store.query(noted, {});
    expect(log.at(-2)).toMatchObject({ action: 'quarantine-discarded', detail: 'sent by mistake' });
  });

  it('releases a held source', async () => {
    await house.sources.hold('shop');
    await keep(post({ id: 'e', source: '/shop', time: now() }));
    expect(await desk.release('shop', 'admin:1')).toMatchObject({ value: { replayed: 1, waiting: 0 } });
    expect(desk.sources().find(({ name }) => name === 'shop')?.heldSince).toBeNull();
    await drain();
    expect((await interactionsHeld(house.store)).rows).toBe(4);
  });
});
