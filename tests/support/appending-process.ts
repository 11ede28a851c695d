// A process that appends to an inbox and tells on standard output what was acknowledged: `from to` on each line.
import { systemClock } from '../../core/clock.ts';
import { openInbox } from '../../ingest/inbox/inbox.ts';

const [path = '', name = '', batches = '0'] = process.argv.slice(2);
const inbox = openInbox({ path, clock: systemClock, budget: { minFreeBytes: 0 } });

async function appendBatch(batch: number): Promise<void> {
  const fault = { code: 'invalid-event', detail: `${name} ${batch}` } as const;
  const items = [0, 1, 2].map((n) => ({
    kind: 'quarantined' as const,
    value: { id: `${name}-${batch}-${n}`, source: '/test', fault, sealed: '' },
  }));
  const appended = await inbox.append([{ origin: name, source: '/test', received: 0, items }]);
  if (appended.kind === 'appended') process.stdout.write(`${appended.from} ${appended.to}\n`);
}

for (let batch = 0; batch < Number(batches); batch += 4) {
  await Promise.all([0, 1, 2, 3].map((beside) => appendBatch(batch + beside)));
}
