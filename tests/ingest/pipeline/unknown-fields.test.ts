import { describe, expect, it } from 'vitest';
import { nestedDeeperThan, unknownFields } from '../../../ingest/pipeline/unknown-fields.ts';
import { measure, post } from '../../support/ingest.ts';

const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

describe('fields nobody asked for', () => {
  it.each([
    { event: post(), count: 0 },
    { event: { ...post(), subject: 's', datacontenttype: 'application/json', dataschema: 'x' }, count: 0 },
    { event: { ...post(), traceparent: 'x', constructor: 1, toString: 2 }, count: 3 },
    {
      event: post({
        data: {
          targets: [
            { id: 'a', reason: 'reply', x: 1 },
            { y: 1, z: 2 },
          ],
        },
      }),
      count: 3,
    },
    { event: post({ data: { actor: 'not an object', community: ['odd'] } }), count: 0 },
  ])('are counted: $count', ({ event, count }) => {
    expect(unknownFields(event, 'interaction')).toEqual({ count, tooDeep: false });
  });

  it('of a figure are those of a figure', () => {
    expect(unknownFields(measure(), 'measure').count).toBe(0);
    expect(unknownFields(measure(), 'interaction').count).toBe(2);
  });

  it.each([
    { ...post(), x: nested(40) },
    post({ data: { verb: nested(40) } }),
    post({ data: { x: nested(40) } }),
  ])('may not be nested beyond reason', (event) => {
    expect(unknownFields(event, 'interaction').tooDeep).toBe(true);
  });
});

it.each([
  { value: 1, limit: 0, deeper: false },
  { value: [], limit: 0, deeper: true },
  { value: nested(3), limit: 3, deeper: false },
  { value: nested(4), limit: 3, deeper: true },
  { value: nested(9_000), limit: 32, deeper: true },
])('nesting beyond $limit: $deeper', ({ value, limit, deeper }) => {
  expect(nestedDeeperThan(value, limit)).toBe(deeper);
});
