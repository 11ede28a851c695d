// Declares a question to the store, so that its parameters and rows are typed where it is asked.
import type { TObject } from 'typebox';
import type { ColumnList } from './native/column-types.ts';
import type { ColumnsDefinition, QueryDefinition } from './store.ts';

/** `sql` is written out in full; what varies comes in as `{name:Type}`. */
export function defineQuery<P extends TObject, R extends TObject>(
  definition: QueryDefinition<P, R>,
): QueryDefinition<P, R> {
  return definition;
}

/** The same for an answer in columns. */
export function defineColumns<P extends TObject, C extends ColumnList>(
  definition: ColumnsDefinition<P, C>,
): ColumnsDefinition<P, C> {
  return definition;
}
