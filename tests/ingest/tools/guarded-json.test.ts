import { expect, it } from 'vitest';
import { guarded, safeJson } from '../../../ingest/tools/guarded-json.ts';

it.each([
  { text: '{"a":{"__proto__":{"b":1},"c":2}}', value: { a: { c: 2 } } },
  { text: '{"\\u005f_proto__":1}', value: {} },
  { text: '["__proto__","\\u00e9"]', value: ['__proto__', 'é'] },
])('$text', ({ text, value }) => {
  const parsed = safeJson(text);
  expect(parsed).toEqual(value);
  expect(Object.getPrototypeOf(parsed)).toBe(Array.isArray(value) ? Array.prototype : Object.prototype);
});

it.each([
  { what: 'a payload', parse: () => ({ a: 1 }), kind: 'parsed' },
  { what: 'no JSON', parse: () => safeJson('{'), kind: 'unreadable' },
  { what: 'too deep', parse: () => safeJson('['.repeat(40) + ']'.repeat(40)), kind: 'unreadable' },
])('$what: $kind', ({ parse, kind }) => {
  expect(guarded(parse).kind).toBe(kind);
});

it('does not hide a fault of ours', () => {
  expect(() => guarded(() => (undefined as unknown as { x: { y: number } }).x.y)).toThrow(TypeError);
});
