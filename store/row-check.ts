// Makes rows from an answer's columns and checks them against what the query promised.
import type { Static, TObject } from 'typebox';
import { Compile } from 'typebox/compile';
import { TableeError } from '../core/errors.ts';
import type { QueryDefinition } from './store.ts';

/** Rows of one query, from column names and values in their order. */
export interface RowCheck<Row> {
  rows(names: readonly string[], values: readonly (readonly unknown[])[]): Row[];
}

/** Compiles each definition's row schema once. */
export function rowChecker() {
  const compiled = new WeakMap<object, RowCheck<unknown>>();

  return function checkerOf<P extends TObject, R extends TObject>(
    definition: QueryDefinition<P, R>,
  ): RowCheck<Static<R>> {
    const known = compiled.get(definition) as RowCheck<Static<R>> | undefined;
    if (known) return known;
    const check = createRowCheck(definition);
    compiled.set(definition, check);
    return check;
  };
}

function createRowCheck<P extends TObject, R extends TObject>({ name, row: schema }: QueryDefinition<P, R>) {
  const validator = Compile(schema);

  function checked(row: Record<string, unknown>): Static<R> {
    if (validator.Check(row)) return row;
    const [fault] = validator.Errors(row);
    const column = fault?.instancePath.split('/')[1] ?? '';
    const missing = Object.keys(schema.properties).filter((key) => !(key in row));
    const what =
      missing.length > 0
        ? `column ${missing.join(', ')} is missing`
        : `column ${column} ${fault?.message ?? ''}`;
    throw new TableeError(`query ${name}: ${what}`, { code: 'STORE_ROW' });
  }

  return {
    rows: (names: readonly string[], values: readonly (readonly unknown[])[]) =>
      values.map((cells) => checked(asRow(names, cells))),
  };
}

function asRow(names: readonly string[], cells: readonly unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let index = 0; index < names.length; index++) row[names[index] ?? ''] = cells[index];
  return row;
}
