// The administrator's acts over HTTP.
import type { FastifyInstance } from 'fastify';
import { addAct, type ActParts } from './act-route.tsx';
import { deskActs } from './desk-acts.tsx';
import { RefusedPage } from './pages/sources/done.tsx';
import type { SourceDesk } from './source-desk.ts';

export interface DeskRouteParts extends ActParts {
  desk: SourceDesk;
}

export function addDeskRoutes(app: FastifyInstance, { desk, ...parts }: DeskRouteParts): void {
  for (const { path, summary, body, run, again } of deskActs) {
    const act = {
      path,
      summary,
      body,
      role: 'admin',
      ...(path === '/sources' ? {} : { reloaded: '/sources' }),
      title: ({ t }) => t.desk.done,
      refusedTitle: ({ t }) => t.desk.refused,
      refused: ({ code, detail }, asked) => (
        <RefusedPage code={code} detail={detail}>
          {again?.(desk, asked.body)}
        </RefusedPage>
      ),
      statuses: { SOURCE_UNKNOWN: 404, SOURCE_EXISTS: 409 },
      run: (asked) => run(desk, { name: asked.params['name'] ?? '', body: asked.body, by: asked.by }),
    } satisfies Parameters<typeof addAct>[1];
    addAct(app, act, parts);
  }
}
