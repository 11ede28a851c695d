// What the embedded engine promises to any ClickHouse client, asked through @clickhouse/client as any would.
import { createClient, type ClickHouseClient } from '@clickhouse/client';
import { mkdirSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enginePlaces } from '../../../store/embedded/engine-places.ts';
import { superviseEngine, type Engine } from '../../../store/embedded/supervise-engine.ts';
import { socketAgent } from '../../../store/socket-agent.ts';
import { silentLog } from '../../support/silent-log.ts';
import { temporaryFolder } from '../temporary-store.ts';

const folder = temporaryFolder();
const places = enginePlaces(folder);
const { socketPath } = places;
let engine: Engine;
let client: ClickHouseClient;

function connect(compress = false): ClickHouseClient {
  return createClient({
    url: 'http://localhost',
    http_agent: socketAgent(socketPath),
    compression: { request: compress, response: compress },
    use_multipart_params_auto: true,
    log: { level: 127 },
  });
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  engine = await superviseEngine({
    ...places,
    memoryMb: 1_500,
    readers: 2,
    maxQuerySeconds: 2,
    lockWaitMs: 1_000,
    yields: false,
    log: silentLog,
  });
  client = connect();
});
afterAll(async () => {
  await client.close();
  await engine.stop();
});

interface Asking {
  params?: Record<string, unknown>;
  settings?: Record<string, string | number>;
}

async function ask<T>(query: string, { params, settings }: Asking = {}): Promise<T[]> {
  const answer = await client.query({
    query,
    format: 'JSONEachRow',
    ...(params ? { query_params: params } : {}),
    ...(settings ? { clickhouse_settings: settings } : {}),
  });
  return answer.json<T>();
}

/** One request as it goes over the wire. */
function post(path: string, body = '', headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>(
    (resolve, reject) => {
      const sent = request({ socketPath, path, method: 'POST', headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    },
  );
}

describe('the socket', () => {
  it('is for its owner alone', () => {
    expect(statSync(socketPath).mode & 0o777).toBe(0o600);
  });

  it('answers a ping', async () => {
    expect(await client.ping()).toEqual({ success: true });
  });
});

describe('parameters', () => {
  it.each([
    { type: 'String', value: `it's "quoted" \\ back\\slash\ttab\nline\rreturn {x:String} -- ; é 🍽` },
    { type: 'String', value: '' },
    { type: 'Decimal(9, 2)', value: 1.25 },
    { type: 'Array(String)', value: [`a'b`, 'c\\d', 'e\tf', ''] },
    { type: 'Array(UUID)', value: ['11111111-2222-8333-9444-555555555555'] },
    { type: 'UUID', value: '11111111-2222-8333-9444-555555555555' },
    { type: 'Date', value: '2026-02-28' },
    { type: 'Nullable(String)', value: null },
  ])('bring a $type as it is: $value', async ({ type, value }) => {
    for (const settings of [{}, { wait_end_of_query: 1 }]) {
      const rows = await ask<{ v: unknown }>(`SELECT {v:${type}} AS v`, { params: { v: value }, settings });
      expect(rows).toEqual([{ v: value }]);
    }
  });

  it('may be a list of ten thousand', async () => {
    const ids = Array.from({ length: 10_000 }, (_, n) => `person-${n}`);
    const rows = await ask<{ n: number }>('SELECT length({ids:Array(String)}) AS n', { params: { ids } });
    expect(rows).toEqual([{ n: 10_000 }]);
  });

  it('count where a number is expected', async () => {
    expect(await ask('SELECT number FROM numbers(9) LIMIT {n:UInt8}', { params: { n: 2 } })).toHaveLength(2);
  });

  it('are not remembered for a later query', async () => {
    for (let round = 0; round < 4; round++)
      await ask('SELECT {secret:String} AS v', { params: { secret: 'x' } });
    await expect(ask('SELECT {secret:String} AS v')).rejects.toMatchObject({ code: '456' });
  });

  it('do not mix between queries that run at once', async () => {
    const asked = Array.from({ length: 40 }, async (_, n) => {
      const rows = await ask('SELECT {n:String} AS v, sleepEachRow(0.001) AS s', { params: { n: `${n}` } });
      expect(rows).toEqual([{ v: `${n}`, s: 0 }]);
    });
    await Promise.all(asked);
  });
});

describe('settings', () => {
  const threads = `SELECT toString(getSetting('max_threads')) AS v`;

  it('hold for their query and no other', async () => {
    const usual = await ask(threads);
    expect(await ask(threads, { settings: { max_threads: 7 } })).toEqual([{ v: '7' }]);
    for (let round = 0; round < 4; round++) expect(await ask(threads)).toEqual(usual);
  });

  it('may be wrong without harm to the next query', async () => {
    await expect(ask('SELECT 1', { settings: { no_such_setting: 1 } })).rejects.toMatchObject({
      code: '115',
    });
    expect(await ask('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('never leave the engine read-only', async () => {
    await ask('SELECT 1', { settings: { readonly: '2' } });
    await expect(
      client.command({
        query: 'CREATE TABLE tablee.no (a UInt8) ENGINE = Memory',
        clickhouse_settings: { readonly: '1' },
      }),
    ).rejects.toMatchObject({ code: '164' });
    await client.command({ query: 'CREATE TABLE tablee.yes (a UInt8) ENGINE = Memory' });
    await client.command({ query: 'DROP TABLE tablee.yes' });
  });

  it('set no time limit for others than their query', async () => {
    await expect(
      ask('SELECT sleepEachRow(0.1) FROM numbers(20)', {
        settings: { max_execution_time: 0.3, max_block_size: 1 },
      }),
    ).rejects.toMatchObject({ code: '159' });
    expect(
      await ask(`SELECT toString(getSetting('max_execution_time')) AS v`, {
        settings: { wait_end_of_query: 1 },
      }),
    ).toEqual([{ v: '2' }]);
  });
});

describe('answers', () => {
  it.each([
    'JSONEachRow',
    'JSONCompactEachRow',
    'JSONCompactEachRowWithNames',
    'CSVWithNames',
    'TabSeparated',
    'JSON',
  ] as const)('come whole as %s, however many blocks they took', async (format) => {
    const query = 'SELECT number FROM numbers(200000)';
    const streamed = await client.query({ query, format });
    const whole = await client.query({ query, format, clickhouse_settings: { wait_end_of_query: 1 } });
    const [a, b] = [await streamed.text(), await whole.text()].map((text) => text.replace(/"elapsed".*/, ''));
    expect(a?.length).toBeGreaterThan(200_000);
    expect(a).toBe(b);
  });

  it('are compressed when asked', async () => {
    const compressing = connect(true);
    const rows = await compressing.query({
      query: 'SELECT number AS n FROM numbers(100000)',
      format: 'JSONEachRow',
    });
    expect(await rows.json()).toHaveLength(100_000);
    await compressing.close();
    const raw = await post('/?enable_http_compression=1&query=SELECT%201', '', { 'accept-encoding': 'gzip' });
    expect(raw.headers['content-encoding']).toBe('gzip');
  });

  it('carry the query id, ours or a new one', async () => {
    const { query_id } = await client.query({ query: 'SELECT 1', query_id: 'mine-1', format: 'JSONEachRow' });
    expect(query_id).toBe('mine-1');
    const raw = await post('/?query=SELECT%201&query_id=mine-2');
    expect(raw.headers['x-clickhouse-query-id']).toBe('mine-2');
  });

  it('come from the body, the address, or both', async () => {
    expect((await post('/', 'SELECT 1')).body).toBe('1\n');
    expect((await post('/?query=SELECT%201')).body).toBe('1\n');
    expect((await post('/?query=SELECT%201&default_format=JSONEachRow')).body).toBe('{"1":1}\n');
  });

  it('stop when nobody listens any more', async () => {
    const gone = new AbortController();
    const query = `SELECT count() FROM system.numbers WHERE sipHash64(number) = 1`;
    const running = client.query({
      query,
      format: 'JSONEachRow',
      abort_signal: gone.signal,
      clickhouse_settings: { wait_end_of_query: 1, max_execution_time: 60 },
    });
    const seen = `SELECT count() AS n FROM system.processes WHERE query LIKE '%sipHash64(number) = 1%' AND query NOT LIKE '%processes%'`;
    running.catch(() => undefined);
    await expect.poll(() => ask(seen), { timeout: 10_000 }).toEqual([{ n: 1 }]);
    gone.abort();
    await expect(running).rejects.toThrow();
    await expect.poll(() => ask(seen), { timeout: 10_000 }).toEqual([{ n: 0 }]);
  });
});

describe('errors', () => {
  it.each([
    { query: 'SELEC 1', status: 403, code: 497 },
    { query: 'SELECT 1 +', status: 400, code: 62 },
    { query: 'SELECT * FROM tablee.nowhere', status: 404, code: 60 },
    { query: 'SELECT nosuch', status: 404, code: 47 },
    { query: `SELECT toUInt8('x')`, status: 400, code: 6 },
    { query: 'SELECT sleepEachRow(1) FROM numbers(9) SETTINGS max_block_size = 1', status: 408, code: 159 },
    {
      query: 'SELECT groupArray(number) FROM numbers(100000000) SETTINGS max_memory_usage = 9000000',
      status: 500,
      code: 241,
    },
    { query: '', status: 400, code: 62 },
  ])('$query is $status with code $code', async ({ query, status, code }) => {
    const answer = await post(`/?wait_end_of_query=1&query=${encodeURIComponent(query)}`);
    expect(answer).toMatchObject({ status, headers: { 'x-clickhouse-exception-code': String(code) } });
    expect(answer.body).toMatch(new RegExp(`^Code: ${code}\\. DB::Exception: .*\\([A-Z_]+\\)`, 's'));
  });

  it('reach a reader in the middle of an answer', async () => {
    const answer = await client.query({
      query: 'SELECT throwIf(number = 500000) FROM numbers(1000000)',
      format: 'JSONEachRow',
    });
    const rows = async () => {
      for await (const block of answer.stream()) expect(block.length).toBeGreaterThan(0);
    };
    await expect(rows()).rejects.toMatchObject({ code: '395' });
  });

  it('name a database that is not there', async () => {
    expect(await post('/?database=other', 'SELECT 1')).toMatchObject({ status: 404 });
  });
});

describe('inserts', () => {
  beforeAll(async () => {
    await client.command({
      query: 'CREATE TABLE tablee.people (id UInt32, name String) ENGINE = MergeTree ORDER BY id',
    });
  });
  const people = () => ask<{ id: number; name: string }>('SELECT * FROM tablee.people ORDER BY id');

  it.each(['JSONEachRow', 'JSONCompactEachRow'] as const)('take %s', async (format) => {
    const ada = { id: 1, name: `'; DROP TABLE tablee.people; -- "\\` };
    const values = Readable.from([format === 'JSONEachRow' ? ada : [ada.id, ada.name]]);
    const { summary } = await client.insert({ table: 'tablee.people', values, format });
    expect(summary).toMatchObject({ written_rows: '1' });
    expect(await people()).toEqual([ada]);
    await client.command({ query: 'TRUNCATE TABLE tablee.people' });
  });

  it.each([{ compress: false }, { compress: true }])(
    'take bytes of TabSeparated, compressed: $compress',
    async ({ compress }) => {
      const other = connect(compress);
      const lines = Array.from({ length: 50_000 }, (_, n) => `person ${n}\t${n}\n`);
      await other.insert({
        table: 'tablee.people',
        columns: ['name', 'id'],
        values: Readable.from([Buffer.from(lines.join(''))], { objectMode: false }),
        format: 'TabSeparated',
      });
      expect(await ask('SELECT count() AS n, max(name) AS m FROM tablee.people')).toEqual([
        { n: 50_000, m: 'person 9999' },
      ]);
      await client.command({ query: 'TRUNCATE TABLE tablee.people' });
      await other.close();
    },
  );

  it('take VALUES and INSERT SELECT', async () => {
    await client.command({ query: `INSERT INTO tablee.people VALUES (1, 'a'), (2, 'b')` });
    await client.command({
      query: 'INSERT INTO tablee.people SELECT id + 2, {name:String} FROM tablee.people',
      query_params: { name: 'c' },
    });
    expect((await people()).map(({ name }) => name)).toEqual(['a', 'b', 'c', 'c']);
    await client.command({ query: 'TRUNCATE TABLE tablee.people' });
  });

  it('take all rows or none', async () => {
    const values = Readable.from([Buffer.from(`${'1\tok\n'.repeat(10_000)}bad\tno\n`)], {
      objectMode: false,
    });
    await expect(
      client.insert({ table: 'tablee.people', values, format: 'TabSeparated' }),
    ).rejects.toMatchObject({ code: '27' });
    expect(await people()).toEqual([]);
  });

  it('go on beside a long query, and queries beside a long statement', async () => {
    const order: string[] = [];
    const done = (what: string) => () => order.push(what);
    const long = ask('SELECT sleepEachRow(0.2) FROM numbers(8)', { settings: { max_block_size: 1 } });
    const statement = client.command({
      query: `
        INSERT INTO tablee.people SELECT number, toString(sleepEachRow(0.1)) FROM numbers(30)
        SETTINGS max_block_size = 1`,
    });
    const values = [{ id: 77, name: 'quick' }];
    const insert = client.insert({ table: 'tablee.people', values, format: 'JSONEachRow' });
    await Promise.all([
      long.then(done('long query')),
      statement.then(done('long statement')),
      insert.then(done('insert')),
      ask('SELECT 1').then(done('query')),
    ]);
    expect(order.slice(0, 2).sort()).toEqual(['insert', 'query']);
    expect(await people()).toHaveLength(31);
  });
});
