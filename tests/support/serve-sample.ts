// Serves the dashboard on sample rows, to look at it: `npx tsx --tsconfig tsconfig.base.json tests/support/serve-sample.ts [port] [tables]`.
import { systemClock } from '../../core/clock.ts';
import { sampleDashboard } from './sample-dashboard.ts';
import { sampleCommunities } from './sample-rows.ts';

const { app, links } = await sampleDashboard({
  clock: systemClock,
  communities: sampleCommunities(Number(process.argv[3] ?? 60)),
});
const address = await app.listen({ port: Number(process.argv[2] ?? 4799) });
for (const role of ['sponsor', 'manager', 'admin'] as const) {
  process.stdout.write(`${role} ${address}${links.make({ role, hosts: role === 'manager' ? 'all' : [] })}\n`);
}
