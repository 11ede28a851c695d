// Has this very analysis been done before?
import { Type } from 'typebox';
import { defineQuery } from '../define-query.ts';

export const runById = defineQuery({
  name: 'run-by-id',
  params: Type.Object({ run: Type.String({ format: 'uuid' }) }),
  row: Type.Object({
    parameters: Type.String(),
    inputs: Type.String(),
    code_version: Type.String(),
    duration_ms: Type.Integer(),
    stages: Type.String(),
    peak_memory_mb: Type.Integer(),
  }),
  sql: `
    SELECT parameters, inputs, code_version, duration_ms, stages, peak_memory_mb
    FROM tablee.runs FINAL
    WHERE run = {run:UUID}`,
});
