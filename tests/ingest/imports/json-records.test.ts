import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJsonRecords, type JsonRecord } from '../../../ingest/imports/json-records.ts';

// eslint-disable-next-line @typescript-eslint/require-await -- pieces arrive one after another, as from a disk
async function* pieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function read(text: string, size = text.length + 1): Promise<JsonRecord[]> {
  const records: JsonRecord[] = [];
  for await (const block of readJsonRecords('f.json', pieces(text, size))) records.push(...block);
  return records;
}

const values = (records: JsonRecord[]) =>
  records.map((record) => (record.kind === 'record' ? [record.list, record.value] : record.fault.detail));

describe('records of a JSON file', () => {
  it.each([
    {
      what: 'a list',
      text: '[{"a":1},\n {"b":[2,{"c":3}]}]',
      told: [
        ['', { a: 1 }],
        ['', { b: [2, { c: 3 }] }],
      ],
    },
    { what: 'an empty list', text: ' [ ] ', told: [] },
    {
      what: 'plain values',
      text: '[1, "x,]", null,true]',
      told: [
        ['', 1],
        ['', 'x,]'],
        ['', null],
        ['', true],
      ],
    },
    {
      what: 'an object of lists',
      text: '{"ok": true, "n": {"x": [9]}, "rows": [{"a":"}\\"]"}, 2], "more":[[3]], "name": "rows"}',
      told: [
        ['rows', { a: '}"]' }],
        ['rows', 2],
        ['more', [3]],
      ],
    },
    { what: 'a byte order mark first', text: '\ufeff[{}]', told: [['', {}]] },
    { what: 'a record that is no JSON', text: '[{"a":},{"b":1}]', told: ['not valid JSON', ['', { b: 1 }]] },
    {
      what: 'a file that ends early',
      text: '[{"a":1},{"b":"',
      told: [['', { a: 1 }], 'the file ends early'],
    },
    { what: 'nothing', text: '', told: ['neither a list nor an object of lists'] },
    { what: 'a page of HTML', text: '<!doctype html>', told: ['neither a list nor an object of lists'] },
  ])('$what', async ({ text, told }) => {
    expect(values(await read(text))).toEqual(told);
  });

  it('stand on the line they begin on', async () => {
    const records = await read('[\n  {\n    "a": 1\n  },\n\n  {"b": 2}]');
    expect(records.map(({ line }) => line)).toEqual([2, 6]);
  });

  it('are what JSON.parse would give, wherever the pieces are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.jsonValue(), fc.object(), fc.string())),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 3 }),
        async (list, size, indent) => {
          const text = JSON.stringify(list, undefined, indent);
          const expected = (JSON.parse(text) as unknown[]).map((value) => ['', value]);
          expect(values(await read(text, size))).toEqual(expected);
          expect(values(await read(JSON.stringify({ list }, undefined, indent), size))).toEqual(
            expected.map(([, value]) => ['list', value]),
          );
        },
      ),
    );
  });
});
