// Checks what an organisation declares, row by row and between rows; every fault is found before anything is written.
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { dayFromNumber, dayNumber } from '../../core/windows.ts';
import type { DeclaredKind } from './declared-columns.ts';
import type { FileFault } from './faults.ts';

export interface DeclaredRow {
  line: number;
  value: Readonly<Record<string, unknown>>;
}

const ajv = new Ajv({ allErrors: true });
const compiled = new WeakMap<DeclaredKind, ValidateFunction>();

export function declaredFaults(rows: readonly DeclaredRow[], kind: DeclaredKind): FileFault[] {
  const faults = rows.flatMap((row) => rowFaults(row, kind).map((detail) => ({ line: row.line, detail })));
  return [...faults, ...twice(rows, kind.id, sameId), ...accountsTwice(rows)];
}

function rowFaults({ value }: DeclaredRow, kind: DeclaredKind): string[] {
  let isValid = compiled.get(kind);
  if (isValid === undefined) compiled.set(kind, (isValid = ajv.compile(kind.schema)));
  const faults = isValid(value) ? [] : (isValid.errors ?? []).map((error) => wording(error, kind));
  for (const { column, field } of kind.columns) {
    const day = value[field];
    if (typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) && !isDay(day)) {
      faults.push(`${column}: ${day} is no day of the calendar`);
    }
  }
  return [...faults, ...backwards(value, kind)];
}

function wording(
  { instancePath, keyword, message = 'is not valid', params }: ErrorObject,
  kind: DeclaredKind,
): string {
  const [field = ''] = instancePath.split('/').slice(1);
  const { missingProperty, allowedValues } = params as { missingProperty?: string; allowedValues?: string[] };
  const name = columnOf(missingProperty ?? field, kind);
  if (keyword === 'required') return `${name} is missing`;
  if (keyword === 'pattern')
    return `${name} ${/day|on|from|to/.test(name) ? 'must be a day, YYYY-MM-DD' : message}`;
  return `${name} ${allowedValues === undefined ? message : `must be one of ${allowedValues.join(', ')}`}`;
}

function columnOf(field: string, { columns }: DeclaredKind): string {
  return columns.find((column) => column.field === field)?.column ?? field;
}

function isDay(day: string): boolean {
  const number = dayNumber(day);
  return !Number.isNaN(number) && dayFromNumber(number) === day;
}

const windows = [
  ['entitledFrom', 'entitledTo'],
  ['openedOn', 'closedOn'],
  ['startsOn', 'dueOn'],
  ['from', 'to'],
] as const;

function backwards(value: DeclaredRow['value'], kind: DeclaredKind): string[] {
  return windows.flatMap(([from, to]) => {
    const [begins, ends] = [value[from], value[to]];
    if (typeof begins !== 'string' || typeof ends !== 'string' || begins < ends) return [];
    return [`${columnOf(to, kind)} must come after ${columnOf(from, kind)}`];
  });
}

/** Employee ids are compared without regard to case or blanks around them, as they are hashed. */
function sameId(value: string): string {
  return value.trim().toLowerCase();
}

function twice(rows: readonly DeclaredRow[], field: string, normal: (value: string) => string): FileFault[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ line, value }) => {
    const id = value[field];
    if (typeof id !== 'string' || id === '') return [];
    const before = first.get(normal(id));
    if (before !== undefined) return [{ line, detail: `${id} is declared on line ${before} already` }];
    first.set(normal(id), line);
    return [];
  });
}

/** An account belongs to one person. */
function accountsTwice(rows: readonly DeclaredRow[]): FileFault[] {
  const accounts = rows.flatMap(({ line, value }) => {
    const listed = value['accounts'];
    return Array.isArray(listed)
      ? listed.map((account) => ({ line, value: { account: account as unknown } }))
      : [];
  });
  return twice(accounts, 'account', (account) => account);
}
