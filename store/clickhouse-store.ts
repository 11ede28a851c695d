// The store over ClickHouse's HTTP interface, the same for the embedded engine and for a server.
import { randomUUID } from 'node:crypto';
import { socketAgent } from './socket-agent.ts';
import { Readable } from 'node:stream';
import {
  ClickHouseLogLevel,
  createClient,
  type ClickHouseClient,
  type ClickHouseSettings,
} from '@clickhouse/client';
import { readColumnBlocks } from './native/read-blocks.ts';
import { readRows, readRowBlocks } from './row-blocks.ts';
import { rowChecker } from './row-check.ts';
import { storeError } from './store-errors.ts';
import { packedBody, packedFormat } from './packed-rows.ts';
import type { Store, TableDefinition } from './store.ts';
import { createTableEncoders } from './table-encoders.ts';

export type ClickHouseAddress =
  { socketPath: string } | { url: string; user?: string | undefined; password?: string | undefined };

export interface ClickHouseStoreOptions {
  /** Longest wait for an answer. */
  timeoutMs?: number;
  /** Longest wait until an insert is acknowledged: a connection that has died unnoticed costs no more. */
  insertTimeoutMs?: number;
  /** Longest run of a statement or a streamed answer. */
  longTimeoutMs?: number;
}

/** Asynchronous inserts answer before the rows are stored: never here, whatever a server's default. */
const always: ClickHouseSettings = {
  async_insert: 0,
  output_format_json_quote_64bit_integers: 0,
  output_format_json_quote_denormals: 0,
};

/** The whole answer is computed before its first byte, so that a fault is a status and not a torn body. */
const wholeAnswer: ClickHouseSettings = { wait_end_of_query: 1 };

/** An import may touch many months; a table's partitions are months. */
const inserting: ClickHouseSettings = { max_partitions_per_insert_block: '10000' };
/** Looking for rows of the same key among those of one insert is half of its cost. */
const insertingDistinct: ClickHouseSettings = { ...inserting, optimize_on_insert: 0 };

function connect(address: ClickHouseAddress, longestMs: number): ClickHouseClient {
  const where =
    'socketPath' in address
      ? {
          url: 'http://localhost',
          http_agent: socketAgent(address.socketPath),
        }
      : { url: address.url, username: address.user ?? 'default', password: address.password ?? '' };
  return createClient({
    ...where,
    application: 'tablee',
    // Ours ends first: then it is known that it was the time.
    request_timeout: longestMs + 5_000,
    max_open_connections: 16,
    use_multipart_params_auto: true,
    clickhouse_settings: always,
    log: { level: ClickHouseLogLevel.OFF },
  });
}

/** Opens nothing yet: the first request connects. */
export function createClickHouseStore(
  address: ClickHouseAddress,
  { timeoutMs = 60_000, insertTimeoutMs = 30_000, longTimeoutMs = 900_000 }: ClickHouseStoreOptions = {},
): Store {
  const client = connect(address, longTimeoutMs);
  const checkerOf = rowChecker();

  /** Runs one request under a time limit, and gives whatever it throws a stable code. */
  async function attempt<T>(
    what: string,
    limitMs: number,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const signal = AbortSignal.timeout(limitMs);
    try {
      return await work(signal);
    } catch (error) {
      throw storeError(what, error, signal.aborted);
    }
  }

  const store: Store = {
    query: (definition, params) =>
      attempt(definition.name, timeoutMs, async (signal) => {
        const answer = await client.query({
          ...asked(definition.name, params, signal),
          query: definition.sql,
          format: 'JSONCompactEachRowWithNames',
          clickhouse_settings: wholeAnswer,
        });
        return readRows(await answer.text(), checkerOf(definition));
      }),

    async *stream(definition, params) {
      const signal = AbortSignal.timeout(longTimeoutMs);
      try {
        const { stream } = await client.exec({
          ...asked(definition.name, params, signal),
          query: `${definition.sql}\nFORMAT JSONCompactEachRowWithNames`,
        });
        yield* readRowBlocks(stream, checkerOf(definition));
      } catch (error) {
        throw storeError(definition.name, error, signal.aborted);
      }
    },

    async *columns(definition, params) {
      const signal = AbortSignal.timeout(longTimeoutMs);
      try {
        const { stream } = await client.exec({
          ...asked(definition.name, params, signal),
          query: `${definition.sql}\nFORMAT Native`,
        });
        yield* readColumnBlocks(stream, definition);
      } catch (error) {
        throw storeError(definition.name, error, signal.aborted);
      }
    },

    insert: (table, rows, { token } = {}) =>
      attempt(`insert into ${table.name}`, insertTimeoutMs, async (signal) => {
        if (rows.length === 0) return;
        const { format, columns, pieces } = await written(table, rows);
        const { stream } = await client.exec({
          ...asked('insert', undefined, signal),
          query: `INSERT INTO ${table.name} (${columns.join(', ')}) FORMAT ${format}`,
          values: Readable.from(pieces, { objectMode: false }),
          clickhouse_settings: {
            ...(table.packed === undefined ? inserting : insertingDistinct),
            ...(token === undefined ? {} : { insert_deduplication_token: token }),
          },
        });
        stream.resume();
      }),

    command: ({ name, sql, params, brief = false }) =>
      attempt(name, brief ? insertTimeoutMs : longTimeoutMs, async (signal) => {
        await client.command({
          ...asked(name, params, signal),
          query: sql,
          clickhouse_settings: wholeAnswer,
        });
      }),

    ping: async () => (await client.ping()).success,
    close: () => client.close(),
  };
  const encoders = createTableEncoders(store);

  /** The rows as bytes in pieces, in whichever format they come or are to be put. */
  async function written<T>(table: TableDefinition<T>, rows: readonly T[]) {
    if (table.packed !== undefined) {
      const columns = Object.keys(table.packed.types);
      return { format: packedFormat, columns, pieces: [packedBody(table.packed, rows)] };
    }
    const encode = await encoders(table);
    return { format: 'TabSeparated', columns: Object.keys(table.columns), pieces: encode(rows) };
  }

  return store;
}

function asked(name: string, params: Record<string, unknown> | undefined, signal: AbortSignal) {
  return {
    query_id: `${name.replace(/[^\w-]/g, '-')}-${randomUUID()}`,
    abort_signal: signal,
    ...(params ? { query_params: params } : {}),
  };
}
