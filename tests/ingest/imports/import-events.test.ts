import { expect, it } from 'vitest';
import { importEvents } from '../../../ingest/imports/import-events.ts';
import {
  measure,
  memoryStore,
  noWait,
  pipeline,
  post,
  testClock,
  testInbox,
  testLoader,
} from '../../support/ingest.ts';

const clock = testClock();

it('brings events through the inbox into the store', async () => {
  const inbox = testInbox();
  const store = memoryStore();
  const loader = testLoader(inbox, store);
  const events = [post({ id: 'a' }), post({ id: 'b' }), measure(), { not: 'an event' }, post({ id: 'a' })];

  const report = await importEvents(events, { inbox, pipeline, clock, wait: noWait }, { source: '/sample' });
  await loader.loadOnce();

  expect(report).toMatchObject({ rows: 5, accepted: 4, refused: { 'not-a-cloudevent': 1 } });
  expect(report.faults).toEqual([
    { at: 'event 4', code: 'not-a-cloudevent', detail: '/specversion specversion must be "1.0"' },
  ]);
  expect(inbox.ledger.byOutcome(report.origin)).toEqual({
    received: 5,
    stored: 3,
    duplicate: 1,
    quarantined: 0,
    refused: 1,
    erased: 0,
  });
  expect(store.rows('tablee.interactions')).toHaveLength(2);
  expect(store.rows('tablee.measures')).toHaveLength(1);
  expect(store.rows('tablee.touched_days').map((row) => row['day'])).toEqual(['2026-03-01']);
  expect(inbox.backlog()).toMatchObject({ items: 0, bytes: 0 });
});
