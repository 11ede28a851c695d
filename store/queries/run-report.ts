// One document of a run about the whole organisation.
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Static } from 'typebox';
import { runReportSchemas, type ReportSubject } from '../rows/run-report.ts';
import { defineQuery } from '../define-query.ts';
import type { Store } from '../store.ts';

export const runReport = defineQuery({
  name: 'run-report',
  params: Type.Object({ run: Type.String({ format: 'uuid' }), subject: Type.String() }),
  row: Type.Object({ content: Type.String() }),
  sql: `
    SELECT content
    FROM tablee.run_reports FINAL
    WHERE run = {run:UUID} AND subject = {subject:String}`,
});

/** Null when the run said nothing of it, or an older version did and it cannot be read. */
export async function readReport<S extends ReportSubject>(
  store: Pick<Store, 'query'>,
  run: string,
  subject: S,
): Promise<Static<(typeof runReportSchemas)[S]> | null> {
  const [row] = await store.query(runReport, { run, subject });
  if (row === undefined) return null;
  const schema: (typeof runReportSchemas)[S] = runReportSchemas[subject];
  const content: unknown = JSON.parse(row.content);
  return Value.Check(schema, content) ? content : null;
}
