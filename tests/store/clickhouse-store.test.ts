// The store over a real engine: typed rows, streams that stay flat, errors that programs can act on.
import { Type } from 'typebox';
import { beforeAll, describe, expect, it } from 'vitest';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClickHouseStore } from '../../store/clickhouse-store.ts';
import { defineQuery } from '../../store/define-query.ts';
import type { OpenedStore } from '../../store/open-store.ts';
import { codeForNumber } from '../../store/store-errors.ts';
import { temporaryStore } from './temporary-store.ts';

const One = Type.Object({ n: Type.Integer() });
const nothing = Type.Object({});
const one = defineQuery({ name: 'one', params: nothing, row: One, sql: 'SELECT 1 AS n' });
const asking = (sql: string) => defineQuery({ name: 'asking', params: nothing, row: One, sql });
const numbers = defineQuery({
  name: 'numbers',
  params: Type.Object({ n: Type.Integer() }),
  row: Type.Object({ n: Type.Integer(), text: Type.String() }),
  sql: `SELECT number AS n, repeat(toString(number), 10) AS text FROM numbers({n:UInt64})`,
});

let store: OpenedStore;
beforeAll(async () => {
  store = await temporaryStore({ engine: { memoryMb: 1_000, maxQuerySeconds: 3 } });
});

describe('query', () => {
  it('gives 64-bit integers as numbers', async () => {
    expect(await store.query(asking('SELECT toUInt64(9007199254740991) AS n'), {})).toEqual([
      { n: 9_007_199_254_740_991 },
    ]);
  });

  it('gives no rows as no rows', async () => {
    expect(await store.query(numbers, { n: 0 })).toEqual([]);
  });

  it.each([
    { sql: `SELECT 'x' AS n`, says: 'query asking: column n must be integer' },
    { sql: 'SELECT 1.5 AS n', says: 'query asking: column n must be integer' },
    { sql: 'SELECT 1 AS m', says: 'query asking: column n is missing' },
  ])('names the query and the column of a row that is not as promised: $sql', async ({ sql, says }) => {
    await expect(store.query(asking(sql), {})).rejects.toMatchObject({ code: 'STORE_ROW', message: says });
  });
});

describe('stream', () => {
  it('passes a million rows without holding them', async () => {
    let rows = 0;
    let largest = 0;
    let sum = 0;
    for await (const block of store.stream(numbers, { n: 1_000_000 })) {
      rows += block.length;
      largest = Math.max(largest, block.length);
      for (const { n } of block) sum += n;
    }
    expect({ rows, sum }).toEqual({ rows: 1_000_000, sum: 499_999_500_000 });
    expect(largest).toBeLessThan(100_000);
  });

  it('ends early without harm', async () => {
    for await (const block of store.stream(numbers, { n: 100_000_000 })) {
      expect(block[0]).toEqual({ n: 0, text: '0000000000' });
      break;
    }
    expect(await store.query(one, {})).toEqual([{ n: 1 }]);
  });

  it('fails where the query fails', async () => {
    const failing = asking('SELECT throwIf(number = 700000) AS n FROM numbers(1000000)');
    const read = async () => {
      for await (const block of store.stream(failing, {})) expect(block.length).toBeGreaterThan(0);
    };
    await expect(read()).rejects.toMatchObject({ code: 'STORE_QUERY', retryable: false });
  });
});

describe('insert', () => {
  const counted = asking('SELECT sum(n) AS n FROM tablee.ledger');
  const table = {
    name: 'tablee.ledger',
    columns: {
      hour: () => 0,
      source: () => 's',
      origin: () => '',
      outcome: () => '',
      reason: () => '',
      n: (n: number | string) => n,
      version: (n: number | string) => n,
    },
  };

  it('stores rows, and nothing for no rows', async () => {
    await store.insert(table, []);
    await store.insert(table, [5], { token: `it's a "token"` });
    expect(await store.query(counted, {})).toEqual([{ n: 5 }]);
  });

  it('says that data are at fault', async () => {
    await expect(store.insert(table, ['five'])).rejects.toMatchObject({
      code: 'STORE_DATA',
      retryable: false,
    });
  });

  it('says that a table is not there', async () => {
    await expect(store.insert({ ...table, name: 'tablee.nope' }, [1])).rejects.toMatchObject({
      code: 'STORE_QUERY',
    });
  });
});

describe('errors', () => {
  it.each([
    { sql: 'SELECT * FROM tablee.nope', code: 'STORE_QUERY', retryable: false },
    { sql: `SELECT toUInt8('x') AS n`, code: 'STORE_DATA', retryable: false },
    {
      sql: 'SELECT sleepEachRow(0.1) AS n FROM numbers(90) SETTINGS max_block_size = 1',
      code: 'STORE_TIMEOUT',
      retryable: true,
    },
    {
      sql: 'SELECT length(groupArray(number)) AS n FROM numbers(100000000) SETTINGS max_memory_usage = 9000000',
      code: 'STORE_MEMORY',
      retryable: true,
    },
  ])('$sql is $code', async ({ sql, code, retryable }) => {
    await expect(store.query(asking(sql), {})).rejects.toMatchObject({ code, retryable });
  });

  it.each([
    { number: 243, code: 'STORE_DISK_FULL' },
    { number: 241, code: 'STORE_MEMORY' },
    { number: 159, code: 'STORE_TIMEOUT' },
    { number: 202, code: 'STORE_UNAVAILABLE' },
    { number: 27, code: 'STORE_DATA' },
    { number: 60, code: 'STORE_QUERY' },
  ])('$number is $code', ({ number, code }) => {
    expect(codeForNumber(number)).toBe(code);
  });
});

describe('a server', () => {
  async function listening(server: Server): Promise<string> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('that is not there is unavailable', async () => {
    const server = createServer();
    const url = await listening(server);
    server.close();
    const away = createClickHouseStore({ url });
    await expect(away.query(one, {})).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true });
    expect(await away.ping()).toBe(false);
    await away.close();
  });

  it('that never answers runs out of time', async () => {
    const server = createServer(() => undefined);
    const silent = createClickHouseStore({ url: await listening(server) }, { timeoutMs: 50 });
    await expect(silent.query(one, {})).rejects.toMatchObject({ code: 'STORE_TIMEOUT', retryable: true });
    await silent.close();
    server.closeAllConnections();
    server.close();
  });

  it('gets a user, a password, and inserts that wait until they are stored', async () => {
    const seen: { authorization: string; settings: URLSearchParams }[] = [];
    const server = createServer((request, response) => {
      const settings = new URL(request.url ?? '', 'http://server').searchParams;
      seen.push({ authorization: request.headers.authorization ?? '', settings });
      request.resume().on('end', () => response.end('["n"]\n[1]\n'));
    });
    const url = await listening(server);
    const remote = createClickHouseStore({ url, user: 'tablee', password: 'secret' });
    expect(await remote.query(one, {})).toEqual([{ n: 1 }]);
    await remote.command({ name: 'optimize', sql: 'OPTIMIZE TABLE tablee.x' });
    const basic = `Basic ${Buffer.from('tablee:secret').toString('base64')}`;
    expect(seen.map(({ authorization }) => authorization)).toEqual([basic, basic]);
    expect(seen.map(({ settings }) => settings.get('async_insert'))).toEqual(['0', '0']);
    expect(seen[0]?.settings.get('query_id')).toMatch(/^one-/);
    await remote.close();
    server.close();
  });
});
