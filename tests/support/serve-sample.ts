// Serves the dashboard on sample rows, to look at it: `npx tsx --tsconfig tsconfig.base.json tests/support/serve-sample.ts [port]`.
import { systemClock } from '../../core/clock.ts';
import { sampleDashboard } from './sample-dashboard.ts';

const { app, links } = await sampleDashboard({ clock: systemClock });
const address = await app.listen({ port: Number(process.argv[2] ?? 4799) });
for (const role of ['sponsor', 'manager', 'admin'] as const) {
  process.stdout.write(`${role} ${address}${links.make({ role, hosts: role === 'manager' ? 'all' : [] })}\n`);
}
