// Inserts rows month by month; when the store calls the data bad, halves the rows until the bad ones stand alone.
import type { Day } from '../../core/ids.ts';
import { TableeError } from '../../core/errors.ts';
import type { Store, TableDefinition } from '../../store/store.ts';

export interface Insertion<T> {
  table: TableDefinition<T>;
  rows: readonly T[];
  /** Partitions are months of this day; one insert stays within one, because only that is all or nothing. */
  dayOf: (row: T) => Day;
  token: string;
}

/** So many rows refused and not one stored: the fault is not in the data. */
const hopeless = 32;

/** Stores what can be stored and returns the rows that cannot. */
export async function insertStorable<T>(
  store: Store,
  { table, rows, dayOf, token }: Insertion<T>,
): Promise<T[]> {
  const refused: T[] = [];
  let stored = 0;

  async function insert(part: readonly T[], name: string): Promise<void> {
    try {
      await store.insert(table, part, { token: name });
      stored += part.length;
    } catch (error) {
      if (!isBadData(error)) throw error;
      if (part.length > 1) {
        const half = part.length >> 1;
        await insert(part.slice(0, half), `${name}.0`);
        await insert(part.slice(half), `${name}.1`);
        return;
      }
      refused.push(...part);
      if (stored === 0 && refused.length >= hopeless) throw notTheData(table.name, error);
    }
  }

  for (const [month, part] of byMonth(rows, dayOf)) await insert(part, `${token}/${table.name}/${month}`);
  return refused;
}

function byMonth<T>(rows: readonly T[], dayOf: (row: T) => Day): Map<string, T[]> {
  const months = new Map<string, T[]>();
  // Most rows are of the day of the one before.
  let last: { day: Day; part: T[] } | undefined;
  for (const row of rows) {
    const day = dayOf(row);
    if (last?.day !== day) last = { day, part: partOf(months, day.slice(0, 7)) };
    last.part.push(row);
  }
  return months;
}

function partOf<T>(months: Map<string, T[]>, month: string): T[] {
  const part = months.get(month) ?? [];
  months.set(month, part);
  return part;
}

function isBadData(error: unknown): boolean {
  return error instanceof TableeError && error.code === 'STORE_DATA';
}

function notTheData(table: string, cause: unknown): TableeError {
  const message = `${table} refuses every row: its columns and ours differ`;
  return new TableeError(message, { code: 'LOADER_TABLE', cause });
}
