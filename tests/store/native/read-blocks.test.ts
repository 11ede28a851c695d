// Answers in columns: by a real engine, and bytes that were cut or changed on their way.
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createClient } from '@clickhouse/client';
import { Type } from 'typebox';
import { beforeAll, describe, expect, it } from 'vitest';
import { defineColumns } from '../../../store/define-query.ts';
import { enginePlaces } from '../../../store/embedded/engine-places.ts';
import type { ColumnBlock, ColumnList } from '../../../store/native/column-types.ts';
import { numberUuids } from '../../../store/native/number-uuids.ts';
import { readColumnBlocks } from '../../../store/native/read-blocks.ts';
import type { OpenedStore } from '../../../store/open-store.ts';
import { socketAgent } from '../../../store/socket-agent.ts';
import { temporaryFolder, temporaryStore } from '../temporary-store.ts';

const dataDir = temporaryFolder();
let store: OpenedStore;
beforeAll(async () => {
  store = await temporaryStore({ dataDir, engine: { memoryMb: 1_000, maxQuerySeconds: 10 } });
});

const every = defineColumns({
  name: 'every',
  params: Type.Object({ n: Type.Integer() }),
  columns: {
    flag: 'Bool',
    tiny: 'UInt8',
    small: 'UInt16',
    whole: 'UInt32',
    signed: 'Int32',
    single: 'Float32',
    real: 'Float64',
    day: 'Date',
    id: 'UUID',
    text: 'String',
    word: 'LowCardinality(String)',
    tinies: 'Array(UInt8)',
    wholes: 'Array(UInt32)',
  },
  sql: `
    SELECT
      toBool(number % 2) AS flag, toUInt8(number) AS tiny, toUInt16(number) AS small, toUInt32(number * 7) AS whole,
      toInt32(-number) AS signed, toFloat32(number / 2) AS single, number / 3 AS real, toDate(number % 20000) AS day,
      toUUID(concat('00000000-0000-8000-8000-', leftPad(toString(number % 1000), 12, '0'))) AS id,
      repeat('é', number % 200) AS text,
      toLowCardinality(concat('word ', toString(number % 300))) AS word,
      range(toUInt8(number % 3)) AS tinies,
      arrayMap(i -> toUInt32(number + i), range(number % 2)) AS wholes
    FROM numbers({n:UInt64})
    ORDER BY number`,
});

async function all<C extends ColumnList>(blocks: AsyncIterable<ColumnBlock<C>>): Promise<ColumnBlock<C>[]> {
  const read: ColumnBlock<C>[] = [];
  for await (const block of blocks) read.push(block);
  return read;
}

/** Row i of a block, as plain values. */
function rowOf({ columns }: ColumnBlock<(typeof every)['columns']>, i: number) {
  const { id, word, tinies, wholes, ...plain } = columns;
  const list = ({ ends, values }: typeof tinies | typeof wholes) => [
    ...values.subarray(i === 0 ? 0 : ends[i - 1], ends[i]),
  ];
  const numbers = numberUuids();
  return {
    ...Object.fromEntries(Object.entries(plain).map(([name, column]) => [name, column[i]])),
    id: numbers.name(numbers.numberOf(id, i)),
    word: word.words[word.codes[i]!],
    tinies: list(tinies),
    wholes: list(wholes),
  };
}

const expected = (n: number) => ({
  flag: n % 2,
  tiny: n % 256,
  small: n % 65_536,
  whole: n * 7,
  signed: 0 - n,
  single: n / 2,
  real: n / 3,
  day: n % 20_000,
  id: `00000000-0000-8000-8000-${String(n % 1000).padStart(12, '0')}`,
  text: 'é'.repeat(n % 200),
  word: `word ${n % 300}`,
  tinies: [[], [0], [0, 1]][n % 3],
  wholes: n % 2 === 1 ? [n] : [],
});

describe('columns of the store', () => {
  it('are what the engine computed, of every type and in many blocks', async () => {
    const blocks = await all(store.columns(every, { n: 200_000 }));
    expect(blocks.length).toBeGreaterThan(1);
    let at = 0;
    for (const block of blocks) {
      for (const i of [0, 1, 2, 299, block.rows - 1]) expect(rowOf(block, i)).toEqual(expected(at + i));
      at += block.rows;
    }
    expect(at).toBe(200_000);
  });

  it('are none where there are no rows', async () => {
    expect(await all(store.columns(every, { n: 0 }))).toEqual([]);
  });

  const one = (columns: ColumnList, sql: string) =>
    defineColumns({ name: 'one', params: Type.Object({}), columns, sql });

  it.each([
    { sql: 'SELECT toInt32(1) AS n', says: 'query one: column n Int32 instead of n UInt32' },
    { sql: 'SELECT toUInt32(1) AS m', says: 'query one: column m UInt32 instead of n UInt32' },
    { sql: 'SELECT toUInt32(1) AS n, 2 AS m', says: 'query one: 2 columns instead of 1' },
  ])('are refused when they are not as promised: $sql', async ({ sql, says }) => {
    const read = all(store.columns(one({ n: 'UInt32' }, sql), {}));
    await expect(read).rejects.toMatchObject({ code: 'STORE_ROW', message: says });
  });

  it('fail where the query fails on the way', async () => {
    const sql = 'SELECT toUInt32(throwIf(number = 700000)) AS n FROM numbers(1000000)';
    const read = all(store.columns(one({ n: 'UInt32' }, sql), {}));
    await expect(read).rejects.toMatchObject({ code: 'STORE_QUERY' });
  });

  it('may be left early', async () => {
    for await (const { rows } of store.columns(every, { n: 1_000_000 })) {
      expect(rows).toBeGreaterThan(0);
      break;
    }
    expect(await store.ping()).toBe(true);
  });
});

describe('bytes on their way', () => {
  let bytes: Buffer;
  beforeAll(async () => {
    const client = createClient({
      url: 'http://localhost',
      http_agent: socketAgent(enginePlaces(dataDir).socketPath),
    });
    const { stream } = await client.exec({
      query: `${every.sql.replace('{n:UInt64}', '500')} FORMAT Native`,
    });
    bytes = await buffer(stream);
    await client.close();
  });
  const inPieces = (size: number) =>
    Readable.from(
      Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      ),
    );

  it.each([1, 7, 1000, 1_000_000])('are the same columns in pieces of %i', async (size) => {
    const [block] = await all(readColumnBlocks(inPieces(size), every));
    expect(block?.rows).toBe(500);
    for (let i = 0; i < 500; i++) expect(rowOf(block!, i)).toEqual(expected(i));
  });

  it('are refused wherever they end too early', async () => {
    for (let length = 1; length < bytes.length; length += 97) {
      const cut = Readable.from([bytes.subarray(0, length)]);
      await expect(all(readColumnBlocks(cut, every))).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    }
  });
});
