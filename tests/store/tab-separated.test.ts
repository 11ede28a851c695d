// Whatever a row holds, it comes out of ClickHouse as it went in.
import fc from 'fast-check';
import { Type } from 'typebox';
import { beforeAll, describe, expect, it } from 'vitest';
import { defineQuery } from '../../store/define-query.ts';
import { rowEncoder } from '../../store/tab-separated.ts';
import type { TableDefinition } from '../../store/store.ts';
import type { OpenedStore } from '../../store/open-store.ts';
import { temporaryStore } from './temporary-store.ts';

const awkward = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      '\\',
      "'",
      '"',
      '\t',
      '\n',
      '\r',
      '\0',
      '\b',
      '\f',
      'n',
      '0',
      'N',
      ',',
      '[',
      ']',
      '\ud800',
      '\udfff',
      '🍽',
      'é',
    ),
  }),
  fc.constantFrom('\\N', 'NULL', '[]', '\\', "\\'", '\n\t'),
);
const day = fc
  .integer({ min: 0, max: 60_000 })
  .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
/** JSON has no word for the others; they are stored, and read as null. */
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const Row = fc.record({
  text: awkward,
  kind: awkward,
  key: fc.uuid(),
  flag: fc.boolean(),
  small: fc.integer({ min: 0, max: 4_294_967_295 }),
  large: fc.maxSafeInteger().map(Math.abs),
  share: finite,
  day,
  time: fc.integer({ min: 0, max: 4e12 }),
  hour: fc.integer({ min: 0, max: 4_000_000_000 }).map((s) => s * 1_000),
  words: fc.array(awkward, { maxLength: 4 }),
  people: fc.array(fc.uuid(), { maxLength: 3 }),
  weights: fc.array(finite, { maxLength: 3 }),
});
type Row = typeof Row extends fc.Arbitrary<infer T> ? T : never;

const table: TableDefinition<Row & { id: number }> = {
  name: 'tablee.everything',
  columns: {
    id: (row) => row.id,
    text: (row) => row.text,
    kind: (row) => row.kind,
    key: (row) => row.key,
    flag: (row) => row.flag,
    small: (row) => row.small,
    large: (row) => row.large,
    share: (row) => row.share,
    day: (row) => row.day,
    time: (row) => row.time,
    hour: (row) => row.hour,
    words: (row) => row.words,
    people: (row) => row.people,
    weights: (row) => row.weights,
  },
};

const everything = defineQuery({
  name: 'everything',
  params: Type.Object({}),
  row: Type.Object({
    text: Type.String(),
    kind: Type.String(),
    key: Type.String(),
    flag: Type.Boolean(),
    small: Type.Integer(),
    large: Type.Integer(),
    share: Type.Number(),
    day: Type.String(),
    time: Type.Integer(),
    hour: Type.Integer(),
    words: Type.Array(Type.String()),
    people: Type.Array(Type.String()),
    weights: Type.Array(Type.Number()),
  }),
  sql: `
    SELECT text, kind, key, flag, small, large, share, day, toUnixTimestamp64Milli(time) AS time,
      toUnixTimestamp(hour) * 1000 AS hour, words, people, weights
    FROM tablee.everything
    ORDER BY id`,
});

const oddShares = defineQuery({
  name: 'odd-shares',
  params: Type.Object({}),
  row: Type.Object({ share: Type.String(), weights: Type.String() }),
  sql: 'SELECT toString(share) AS share, toString(weights) AS weights FROM tablee.everything ORDER BY id',
});

const wellFormed = (text: string) => Buffer.from(text, 'utf8').toString('utf8');
const expected = ({ text, kind, words, ...row }: Row): Row => ({
  ...row,
  text: wellFormed(text),
  kind: wellFormed(kind),
  words: words.map(wellFormed),
});
/** −0 and 0 are equal to ClickHouse and to people. */
const withoutMinusZero = (rows: unknown): unknown =>
  JSON.parse(JSON.stringify(rows, (_, value: unknown) => (value === 0 ? 0 : value)));

describe('rows written as TabSeparated', () => {
  let store: OpenedStore;
  beforeAll(async () => {
    store = await temporaryStore();
    await store.command({
      name: 'everything',
      sql: `
        CREATE TABLE tablee.everything
        (
          id UInt32, text String, kind LowCardinality(String), key UUID, flag Bool, small UInt32, large UInt64,
          share Float64, day Date32, time DateTime64(3, 'UTC'), hour DateTime('UTC'), words Array(String),
          people Array(UUID), weights Array(Float64)
        )
        ENGINE = MergeTree ORDER BY id`,
    });
  });

  it('come back as they were', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(Row, { minLength: 1, maxLength: 200 }), async (rows) => {
        await store.command({ name: 'empty', sql: 'TRUNCATE TABLE tablee.everything' });
        await store.insert(
          table,
          rows.map((row, id) => ({ ...row, id })),
        );
        const back = await store.query(everything, {});
        expect(withoutMinusZero(back)).toEqual(withoutMinusZero(rows.map(expected)));
      }),
      { numRuns: 25 },
    );
  });

  it('may hold numbers that are none', async () => {
    const [row] = fc.sample(Row, 1);
    const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    await store.command({ name: 'empty', sql: 'TRUNCATE TABLE tablee.everything' });
    await store.insert(
      table,
      odd.map((share, id) => ({ ...row!, id, share, weights: odd })),
    );
    expect(await store.query(oddShares, {})).toEqual([
      { share: 'nan', weights: '[nan,inf,-inf]' },
      { share: 'inf', weights: '[nan,inf,-inf]' },
      { share: '-inf', weights: '[nan,inf,-inf]' },
    ]);
  });

  it('are refused when a number has lost its digits', async () => {
    const [row] = fc.sample(Row, 1);
    await expect(store.insert(table, [{ ...row!, id: 1, large: 2 ** 60 }])).rejects.toMatchObject({
      code: 'STORE_DATA',
      retryable: false,
    });
  });
});

describe('rowEncoder', () => {
  it('names a column the table does not have', () => {
    const wrong = { name: 'tablee.t', columns: { nope: () => 1 } };
    expect(() => rowEncoder(wrong, new Map([['a', 'UInt8']]))).toThrow('tablee.t has no column nope');
  });

  it('keeps the order of rows over many pieces', () => {
    const numbers: TableDefinition<number> = { name: 't', columns: { n: (n) => n } };
    const rows = Array.from({ length: 1_000 }, (_, n) => n);
    const bytes = Buffer.concat(rowEncoder(numbers, new Map([['n', 'UInt32']]))(rows));
    expect(bytes.toString()).toBe(rows.map((n) => `${n}\n`).join(''));
  });
});
