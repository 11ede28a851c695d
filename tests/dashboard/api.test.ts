// The API describes itself, and what it answers is what it describes.
import { beforeAll, expect, it } from 'vitest';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { everyAct, everyAnswer } from '../support/page-text.ts';
import { sampleDashboard, type SampleDashboard } from '../support/sample-dashboard.ts';

let sample: SampleDashboard;
let description: {
  openapi: string;
  paths: Record<
    string,
    { get: { responses: Record<string, { content: Record<string, { schema: object }> }> } }
  >;
};
beforeAll(async () => {
  sample = await sampleDashboard();
  description = (await sample.get('/api/v1/openapi.json')).json();
});

it('lists every answer and no page', () => {
  expect(description.openapi).toBe('3.1.0');
  expect(Object.keys(description.paths).sort()).toEqual(
    [
      ...new Set([
        ...everyAnswer.map((path) => path.replace('slack%3AT024%3AC001', '{community}')),
        ...everyAct,
      ]),
    ].sort(),
  );
});

it.each(everyAnswer)('%s answers as described', async (path) => {
  const cookie = await sample.cookieOf(path.endsWith('sources') ? 'admin' : 'manager');
  const reply = await sample.get(path, cookie);
  expect(reply.statusCode).toBe(200);
  const described = description.paths[path.replace('slack%3AT024%3AC001', '{community}')];
  const schema = described!.get.responses['200']!.content['application/json']!.schema;
  const ajv = new Ajv2020({ strict: false });
  const matches = ajv.compile(schema);
  expect(matches(reply.json()) ? [] : matches.errors).toEqual([]);
});

it('is healthy, and ready while the store answers', async () => {
  expect((await sample.get('/healthz')).json()).toEqual({ status: 'ok' });
  expect((await sample.get('/readyz')).statusCode).toBe(200);
  const down = await sampleDashboard();
  down.store.ping = () => Promise.resolve(false);
  expect((await down.get('/readyz')).statusCode).toBe(503);
});
