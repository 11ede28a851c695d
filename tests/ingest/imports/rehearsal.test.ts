import { expect, it } from 'vitest';
import { createRehearsal } from '../../../ingest/imports/rehearsal.ts';
import { createFeeder } from '../../../ingest/imports/feeder.ts';
import {
  memoryStore,
  noWait,
  pipeline,
  post,
  testClock,
  testInbox,
  testLoader,
} from '../../support/ingest.ts';

const clock = testClock();
const longer = { object: { id: 'slack:T1:p', chars: 9 } };

async function inboxHolding(...events: object[]) {
  const inbox = testInbox({ clock });
  const feeder = createFeeder({ inbox, pipeline, clock, wait: noWait }, { source: '/slack' });
  for (const event of events) await feeder.feed(event);
  await feeder.finish();
  const loader = testLoader(inbox, memoryStore());
  while (await loader.loadOnce());
  return inbox;
}

it.each([
  {
    what: 'new rows',
    events: [post({ id: 'b' }), post({ id: 'c' })],
    is: { accepted: 2, duplicates: 0 },
    conflicts: 0,
  },
  {
    what: 'a row told twice in the file',
    events: [post({ id: 'b' }), post({ id: 'b' })],
    is: { accepted: 1, duplicates: 1 },
    conflicts: 0,
  },
  {
    what: 'a row that is stored',
    events: [post({ id: 'a' })],
    is: { accepted: 0, duplicates: 1 },
    conflicts: 0,
  },
  {
    what: 'a stored row with other content',
    events: [post({ id: 'a', data: longer })],
    is: { accepted: 0, duplicates: 0 },
    conflicts: 1,
  },
  {
    what: 'another content in the file',
    events: [post({ id: 'b' }), post({ id: 'b', data: longer })],
    is: { accepted: 1, duplicates: 0 },
    conflicts: 1,
  },
  {
    what: 'what is no event',
    events: [{}],
    is: { accepted: 0, refused: { 'not-a-cloudevent': 1 } },
    conflicts: 0,
  },
])('foretells $what as an import would do', async ({ events, is, conflicts }) => {
  const inbox = await inboxHolding(post({ id: 'a' }));
  const rehearsal = createRehearsal({ inbox, pipeline, clock }, { source: '/slack' });
  for (const event of events) await rehearsal.feed(event);
  expect(rehearsal.progress).toMatchObject({ rows: events.length, ...is });
  expect(rehearsal.conflicts()).toBe(conflicts);
});

it('what an export tells again has changed since, and is no conflict', async () => {
  const inbox = await inboxHolding(post({ id: 'a' }));
  const rehearsal = createRehearsal({ inbox, pipeline, clock }, { source: '/slack', retold: true });
  await rehearsal.feed(post({ id: 'a', data: longer }));
  expect(rehearsal.progress).toMatchObject({ duplicates: 1 });
  expect(rehearsal.conflicts()).toBe(0);
});
