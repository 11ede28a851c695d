import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCsvReader, separatorOf } from '../../../ingest/imports/csv.ts';

function read(pieces: readonly string[], separator = ',') {
  const reader = createCsvReader(separator);
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
}

describe('records', () => {
  it.each([
    {
      text: 'a,b\nc,d\n',
      records: [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
    },
    {
      text: 'a,b\r\nc,d',
      records: [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
    },
    {
      text: '\n\na\n\nb\n',
      records: [
        [3, 'a'],
        [5, 'b'],
      ],
    },
    { text: 'a,,\n', records: [[1, 'a', '', '']] },
    { text: '"a,b","c ""d"""\n', records: [[1, 'a,b', 'c "d"']] },
    {
      text: '"two\nlines",x\nnext,y\n',
      records: [
        [1, 'two\nlines', 'x'],
        [3, 'next', 'y'],
      ],
    },
    {
      text: '5" wide,x\nnext,y\n',
      records: [
        [1, '5" wide', 'x'],
        [2, 'next', 'y'],
      ],
    },
    { text: '"never closed,x\nnext', records: [[1, 'never closed,x\nnext']] },
    { text: '""\n', records: [[1, '']] },
    { text: '', records: [] },
  ])('$text', ({ text, records }) => {
    expect(read([text]).map(({ line, fields }) => [line, ...fields])).toEqual(records);
  });

  it('are the same however the text is cut, and come back as they were written', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é') });
    const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 8 });
    fc.assert(
      fc.property(table, fc.nat(30), (rows, cut) => {
        const text = rows
          .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join() + '\n')
          .join('');
        const whole = read([text]);
        expect(whole.map(({ fields }) => fields)).toEqual(rows);
        expect(read([text.slice(0, cut), text.slice(cut)])).toEqual(whole);
      }),
    );
  });
});

it.each([
  { header: 'a,b,c', separator: ',' },
  { header: 'a;b;c,d', separator: ';' },
  { header: 'a\tb', separator: '\t' },
  { header: 'alone', separator: ',' },
])('$header is separated by $separator', ({ header, separator }) => {
  expect(separatorOf(header)).toBe(separator);
});
