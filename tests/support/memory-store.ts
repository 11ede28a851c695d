// A store in memory that keeps what ClickHouse would: replacing tables, newest version wins, and faults on demand.
import { Value } from 'typebox/value';
import type { ColumnValue, Store, TableDefinition } from '../../store/store.ts';

export type StoredRow = Record<string, ColumnValue>;

export interface MemoryStore extends Store {
  /** Rows as `FINAL` shows them. */
  rows(table: string): StoredRow[];
  /** Every insert and command so far, in order. */
  readonly writes: { what: string; rows: number; token: string | undefined }[];
  /** Called before a write takes effect; throw to refuse it. */
  before: (what: string, rows: readonly StoredRow[]) => void;
  /** Called after a write has taken effect; throw to lose the answer. */
  after: (what: string) => void;
  /** Answers of queries, by name. */
  readonly answers: Map<string, (params: Record<string, unknown>) => unknown[]>;
}

/** What makes two rows of a table copies of one another, and which of them wins. */
const identities: Record<string, { key: string[]; version?: string }> = {
  'tablee.interactions': { key: ['day', 'key'] },
  'tablee.measures': { key: ['objective', 'day', 'key'] },
  'tablee.quarantine': { key: ['day', 'id'] },
  'tablee.quarantine_decisions': { key: ['day', 'id'], version: 'version' },
  'tablee.ledger': { key: ['hour', 'source', 'origin', 'outcome', 'reason'], version: 'version' },
  'tablee.touched_days': { key: ['day'], version: 'touched' },
  'tablee.directory': { key: ['person'], version: 'version' },
  'tablee.accounts': { key: ['account'], version: 'version' },
  'tablee.addresses': { key: ['account'], version: 'version' },
  'tablee.communities': { key: ['community'], version: 'version' },
  'tablee.objectives': { key: ['objective'], version: 'version' },
  'tablee.campaigns': { key: ['campaign'], version: 'version' },
  'tablee.gatherings': { key: ['gathering'], version: 'version' },
};

export function memoryStore(): MemoryStore {
  const tables = new Map<string, Map<string, StoredRow>>();

  function put(table: string, row: StoredRow): void {
    const { key, version } = identities[table] ?? { key: Object.keys(row) };
    const kept = tables.get(table) ?? new Map<string, StoredRow>();
    tables.set(table, kept);
    const id = JSON.stringify(key.map((column) => row[column]));
    const before = kept.get(id);
    if (before !== undefined && version !== undefined && Number(before[version]) > Number(row[version]))
      return;
    kept.set(id, row);
  }

  function touch(days: readonly string[], version: number): void {
    const highest = Math.max(0, ...store.rows('tablee.touched_days').map((row) => Number(row['touched'])));
    for (const day of days) put('tablee.touched_days', { day, touched: Math.max(version, highest + 1) });
  }

  const store: MemoryStore = {
    writes: [],
    answers: new Map(),
    before: () => undefined,
    after: () => undefined,
    rows: (table) => [...(tables.get(table)?.values() ?? [])],
    insert<T>(table: TableDefinition<T>, rows: readonly T[], options?: { token?: string }) {
      return settle(() => {
        const written = rows.map((row) => writtenRow(table, row));
        store.before(table.name, written);
        store.writes.push({ what: table.name, rows: rows.length, token: options?.token });
        for (const row of written) put(table.name, row);
        store.after(table.name);
      });
    },
    command({ name, params = {} }) {
      return settle(() => {
        store.before(name, []);
        store.writes.push({ what: name, rows: 0, token: undefined });
        const version = Number(params['version']);
        if (name === 'touch-days') touch(params['days'] as string[], version);
        else if (name === 'touch-all-days') touch(daysWithInteractions(), version);
        store.after(name);
      });
    },
    query: (definition, params) =>
      settle(() => {
        const rows = store.answers.get(definition.name)?.(params) ?? [];
        return rows.map((row) => Value.Parse(definition.row, row)) as never;
      }),
    async *stream(definition, params) {
      yield await store.query(definition, params);
    },
    columns({ name }) {
      throw new Error(`a store in memory has no columns for ${name}`);
    },
    ping: () => Promise.resolve(true),
    close: () => Promise.resolve(),
  };

  function daysWithInteractions(): string[] {
    return [...new Set(store.rows('tablee.interactions').map((row) => String(row['day'])))];
  }

  return store;
}

function writtenRow<T>(table: TableDefinition<T>, row: T): StoredRow {
  return Object.fromEntries(Object.entries(table.columns).map(([column, value]) => [column, value(row)]));
}

/** A thrown fault becomes a rejection, as it would over a connection. */
async function settle<T>(act: () => T): Promise<T> {
  await Promise.resolve();
  return act();
}
