// The engine's sessions: rows and statements each have a writer, questions share a few readers, one controls.
import type { Session } from 'chdb';
import { ClickHouseException } from './clickhouse-exception.ts';
import { sqlString } from '../sql-text.ts';
import {
  createEngineSession,
  type EngineSession,
  type QueryContext,
  type Settings,
} from './engine-session.ts';
import type { EngineOptions } from './engine-options.ts';
import { createRowSpool } from './row-spool.ts';
import type { RawInsert } from './statement.ts';

export interface RowsInserted {
  rowsWritten: number;
  bytesWritten: number;
}

export interface EngineSessions {
  /** Computes the whole answer off the event loop. */
  answer(sql: string, format: string, context: QueryContext): Promise<Uint8Array>;
  /** Hands over blocks as they are computed; ends early when `send` says it wants no more. */
  stream(
    sql: string,
    format: string,
    context: QueryContext,
    send: (block: Uint8Array) => Promise<boolean>,
  ): Promise<void>;
  /** A statement without an answer. Statements wait for each other, not for inserted rows. */
  write(sql: string, format: string, context: QueryContext): Promise<Uint8Array>;
  /** Rows as bytes, which never become JavaScript values here. */
  insert(insert: RawInsert, data: Buffer, context: QueryContext): Promise<RowsInserted>;
  /** Stops the query whose text starts with the comment of this id. */
  stop(queryId: string): Promise<void>;
  alive(): Promise<void>;
}

/** A streamed answer is computed at the pace of whoever reads it. */
const maxStreamSeconds = 600;

export function createEngineSessions(open: () => Session, options: EngineOptions): EngineSessions {
  const limits = {
    max_execution_time: String(options.maxQuerySeconds),
    max_memory_usage: String(Math.floor(options.memoryMb * 0.6) * 1_000_000),
  };
  const readers = createPool(
    Array.from({ length: options.readers }, () => createEngineSession(open, limits)),
  );
  const spool = createRowSpool(options.spoolFolder);
  const rows = createEngineSession(open, {});
  const statements = createEngineSession(open, {});
  const control = createEngineSession(open, { max_execution_time: '10' });
  const nothing: QueryContext = { settings: {}, parameters: {} };

  return {
    answer: (sql, format, context) =>
      readers.use((reader) =>
        reader.run(context, async (s) => (await s.queryAsync(sql, { format })).bytes()),
      ),
    stream: (sql, format, context, send) =>
      readers.use((reader) => reader.run(patient(context), (s) => pump(s, sql, format, send))),
    write: (sql, format, context) =>
      statements.run(context, async (s) => (await s.queryAsync(sql, { format })).bytes()),
    insert: (insert, data, { settings, parameters }) =>
      spool.lend(data, (file) =>
        rows.run({ settings: {}, parameters }, async (session) => {
          const { rowsRead } = await session.queryAsync(insertFrom(file, insert, settings));
          // An engine that found no file says nothing of it; rows that were not read must not be acknowledged.
          if (rowsRead === 0 && data.length > 0) throw new Error(`none of ${data.length} bytes were read`);
          return { rowsWritten: rowsRead, bytesWritten: data.length };
        }),
      ),
    async stop(queryId) {
      const kill = `KILL QUERY WHERE startsWith(query, ${sqlString(tagOf(queryId))}) ASYNC`;
      await control.run(nothing, (s) => s.queryAsync(kill));
    },
    async alive() {
      await control.run(nothing, (s) => s.queryAsync('SELECT 1'));
    },
  };
}

/** Stands in front of every statement, since chdb has no query ids of ours. */
export function tagOf(queryId: string): string {
  return `/* ${queryId} */`;
}

/** Settings of an insert travel in its text, so that nothing of it can stay on the session. */
function insertFrom(file: string, { table, columns, format }: RawInsert, settings: Settings): string {
  const names = columns ? ` (${columns.join(', ')})` : '';
  const set = Object.entries(settings).map(([name, value]) => `${name} = ${sqlString(value)}`);
  const clause = set.length > 0 ? ` SETTINGS ${set.join(', ')}` : '';
  return `INSERT INTO ${table}${names} FROM INFILE ${sqlString(file)}${clause} FORMAT ${format}`;
}

function patient({ settings, ...context }: QueryContext): QueryContext {
  return { ...context, settings: { max_execution_time: String(maxStreamSeconds), ...settings } };
}

async function pump(
  session: Session,
  sql: string,
  format: string,
  send: (block: Uint8Array) => Promise<boolean>,
): Promise<void> {
  for await (const block of session.queryStream(sql, { format })) {
    if (!(await send(block.raw())))
      throw new ClickHouseException(394, 'QUERY_WAS_CANCELLED', 'Nobody reads on');
  }
}

function createPool(members: EngineSession[]) {
  const idle = [...members];
  const waiting: ((member: EngineSession) => void)[] = [];

  function release(member: EngineSession): void {
    const next = waiting.shift();
    if (next) next(member);
    else idle.push(member);
  }

  return {
    async use<T>(work: (member: EngineSession) => Promise<T>): Promise<T> {
      const member = idle.pop() ?? (await new Promise<EngineSession>((resolve) => waiting.push(resolve)));
      try {
        return await work(member);
      } finally {
        release(member);
      }
    },
  };
}
