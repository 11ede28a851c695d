import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitStatements, sqlPieces, sqlString } from '../../store/sql-text.ts';

const sqlish = fc.string({ unit: fc.constantFrom("'", '"', '`', '\\', '-', '/', '*', '\n', ';', 'a', ' ') });

describe('sqlPieces', () => {
  it('are the text, cut', () => {
    fc.assert(
      fc.property(sqlish, (sql) => {
        expect(
          sqlPieces(sql)
            .map(({ text }) => text)
            .join(''),
        ).toBe(sql);
      }),
    );
  });

  it('keep any text in one string literal', () => {
    fc.assert(
      fc.property(sqlish, (text) => {
        expect(sqlPieces(sqlString(text))).toEqual([{ kind: 'string', text: sqlString(text) }]);
      }),
    );
  });
});

describe('splitStatements', () => {
  it.each([
    { script: 'A; B;\nC', statements: ['A', 'B', 'C'] },
    { script: "A 'x;y'; B", statements: ["A 'x;y'", 'B'] },
    { script: "A 'it''s; \\'; '; B", statements: ["A 'it''s; \\'; '", 'B'] },
    { script: '-- one; two\nA;\n-- the end;\n', statements: ['-- one; two\nA'] },
    { script: 'A /* ; */ B; `c;d`', statements: ['A /* ; */ B', '`c;d`'] },
    { script: '\n;;\n', statements: [] },
  ])('$script', ({ script, statements }) => {
    expect(splitStatements(script)).toEqual(statements);
  });
});
