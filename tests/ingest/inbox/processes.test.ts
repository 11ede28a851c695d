import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryFolder, testInbox } from '../../support/ingest.ts';

const script = fileURLToPath(new URL('../../support/appending-process.ts', import.meta.url));

function startAppending(path: string, name: string, batches: number) {
  const child = spawn(process.execPath, ['--import', 'tsx', script, path, name, String(batches)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged: { from: number; to: number }[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    const [from = 0, to = 0] = line.split(' ').map(Number);
    acknowledged.push({ from, to });
  });
  return { child, acknowledged, ended: Promise.all([once(child, 'exit'), once(lines, 'close')]) };
}

it('gives two processes sequences without gap or overlap', async () => {
  const path = join(temporaryFolder(), 'inbox');
  const [one, two] = [startAppending(path, 'one', 100), startAppending(path, 'two', 100)];
  await Promise.all([one.ended, two.ended]);

  const ranges = [...one.acknowledged, ...two.acknowledged].sort((a, b) => a.from - b.from);
  expect(ranges).toHaveLength(200);
  expect(ranges.map(({ from }) => from)).toEqual(Array.from({ length: 200 }, (_, index) => 1 + 3 * index));
  const { entries } = testInbox({ path }).read(1, {});
  expect(entries.map(({ seq }) => seq)).toEqual(ranges.map(({ from }) => from));
  expect(new Set(entries.map(({ head }) => head.origin))).toEqual(new Set(['one', 'two']));
});

it('loses nothing that was acknowledged when it is killed', async () => {
  const path = join(temporaryFolder(), 'inbox');
  for (const killAfter of [1, 20, 60]) {
    const process = startAppending(path, `until-${killAfter}`, 100_000);
    while (process.acknowledged.length < killAfter) await once(process.child.stdout, 'data');
    process.child.kill('SIGKILL');
    await process.ended;

    const inbox = testInbox({ path });
    const kept = new Set(inbox.read(1, {}).entries.map(({ seq }) => seq));
    expect(process.acknowledged.filter(({ from }) => !kept.has(from))).toEqual([]);
    expect(inbox.read(1, {}).to).toBe(inbox.backlog().next);
    await inbox.close();
  }
});
