import { describe, expect, it } from 'vitest';
import { examineRecord } from '../../../ingest/kafka/read-record.ts';
import type { Intake } from '../../../ingest/pipeline/intake.ts';
import { noon, pipeline, post } from '../../support/ingest.ts';
import { record } from '../../support/memory-event-log.ts';

const intake: Intake = { origin: 'kafka:chat', source: '/chat', received: noon, mayClaim: () => true };
const examine = (...given: Parameters<typeof record>) => examineRecord(record(...given), pipeline, intake);

const { data, ...attributes } = post();
const binary = Object.fromEntries(
  Object.entries(attributes).map(([name, value]) => [`ce_${name}`, String(value)]),
);
const structured = { 'content-type': 'application/cloudevents+json; charset=UTF-8' };
const tooDeep = `${'['.repeat(40)}${']'.repeat(40)}`;

describe('examineRecord', () => {
  it.each([
    { mode: 'structured', value: post(), headers: structured },
    { mode: 'binary', value: data, headers: { ...binary, 'content-type': 'application/json' } },
    { mode: 'binary without a content type', value: data, headers: binary },
    { mode: 'unnamed, and structured all the same', value: post(), headers: {} },
    { mode: 'structured, whatever other headers say', value: post(), headers: { ...binary, ...structured } },
  ])('reads an event that is $mode', ({ value, headers }) => {
    expect(examine(value, headers)).toMatchObject({ kind: 'accepted', item: examine(post()).item });
  });

  it.each([
    { what: 'a record without a value', value: null, code: 'malformed-json' },
    { what: 'text', value: 'hello', code: 'malformed-json' },
    { what: 'an empty value', value: '', code: 'malformed-json' },
    { what: 'a batch', value: [post()], code: 'not-a-cloudevent' },
    { what: 'nesting beyond reason', value: tooDeep, code: 'invalid-event' },
    {
      what: 'a missing attribute',
      value: data,
      headers: { ce_specversion: '1.0' },
      code: 'not-a-cloudevent',
    },
  ])('keeps $what, with the reason $code', ({ value, headers = {}, code }) => {
    expect(examine(value, headers)).toMatchObject({ kind: 'quarantined', fault: { code } });
  });

  it('keeps bytes that are no text', () => {
    const examined = examineRecord({ value: Buffer.from([0xff, 0xfe, 0x00]), headers: {} }, pipeline, intake);
    expect(examined).toMatchObject({
      kind: 'quarantined',
      fault: { code: 'malformed-json', detail: 'not UTF-8' },
    });
  });
});
