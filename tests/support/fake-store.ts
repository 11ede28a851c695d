// A store of prepared answers: each query's rows by its name, checked against the query's own schemas.
import type { TObject } from 'typebox';
import { Value } from 'typebox/value';
import type { QueryDefinition, Store, TableDefinition } from '../../store/store.ts';

export type Answers = Readonly<
  Record<string, (params: Readonly<Record<string, unknown>>) => readonly object[]>
>;

export interface FakeStore extends Store {
  /** Rows inserted, by table. */
  readonly inserted: ReadonlyMap<string, readonly unknown[]>;
}

/** @throws Error when a question has no answer prepared, or rows or parameters are not what the query declares. */
export function createFakeStore(answers: Answers): FakeStore {
  const inserted = new Map<string, unknown[]>();

  function answer({ name, params, row }: QueryDefinition, given: object) {
    const prepared = answers[name];
    if (prepared === undefined) throw new Error(`no rows are prepared for the query ${name}`);
    expect(params, given, `parameters of ${name}`);
    const rows = prepared(given as Record<string, unknown>);
    for (const each of rows) expect(row, each, `a row of ${name}`);
    return rows;
  }

  return {
    inserted,
    query: (definition, params) => Promise.resolve().then(() => answer(definition, params) as never),
    async *stream(definition, params) {
      yield (await Promise.resolve(answer(definition, params))) as never;
    },
    columns({ name }) {
      throw new Error(`no columns are prepared for the query ${name}`);
    },
    insert<T>({ name }: TableDefinition<T>, rows: readonly T[]) {
      inserted.set(name, [...(inserted.get(name) ?? []), ...rows]);
      return Promise.resolve();
    },
    command: () => Promise.resolve(),
    ping: () => Promise.resolve(true),
    close: () => Promise.resolve(),
  };
}

function expect(schema: TObject, value: unknown, what: string): void {
  const [fault] = Value.Errors(schema, value);
  if (fault !== undefined) throw new Error(`${what}: ${fault.instancePath} ${fault.message}`);
}
