// Inbox and loader against a model (F23): any sequence of appends, loads, crashes at any write, restarts and repeats
// leaves every event stored once and the ledger at zero. FAULTS_SEQUENCES says how many (default 150).
import fc from 'fast-check';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { TableeError } from '../../core/errors.ts';
import type { Inbox } from '../../ingest/inbox/inbox.ts';
import type { Item } from '../../ingest/accepted.ts';
import {
  memoryStore,
  noon,
  pipeline,
  post,
  temporaryFolder,
  testInbox,
  testLoader,
} from '../support/ingest.ts';

const sequences = Number(process.env['FAULTS_SEQUENCES'] ?? 150);
const longest = 60;

type Step =
  /** Events by number; a number told with another text is at odds with what was told before. */
  | { do: 'append'; events: readonly { n: number; text: 0 | 1 }[]; unreadable: number }
  /** One batch; the process dies at the k-th write, before or after it took effect, or lives. */
  | { do: 'load'; maxItems: number; dies: { write: number; after: boolean } | null; passing: boolean }
  /** The process ends and another opens the folder. */
  | { do: 'restart' };

const told = fc.record({ n: fc.integer({ min: 0, max: 40 }), text: fc.constantFrom(0 as const, 1 as const) });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('append' as const),
    events: fc.array(told, { maxLength: 8 }),
    unreadable: fc.integer({ min: 0, max: 2 }),
  }),
  fc.record({
    do: fc.constant('load' as const),
    maxItems: fc.integer({ min: 1, max: 12 }),
    dies: fc.option(fc.record({ write: fc.integer({ min: 0, max: 6 }), after: fc.boolean() })),
    passing: fc.boolean(),
  }),
  fc.record({ do: fc.constant('restart' as const) }),
);

const intake = { origin: 'webhook', source: '/slack/T1', received: noon, mayClaim: () => true };

function itemOf(event: unknown): Item {
  const examined = pipeline.examine(event, intake);
  if (examined.kind === 'too-deep') throw new Error('not in this test');
  return examined.item;
}

const eventOf = ({ n, text }: { n: number; text: 0 | 1 }) =>
  post({
    id: `e${n}`,
    time: n % 2 === 0 ? '2026-01-31T10:00:00Z' : '2026-02-01T10:00:00Z',
    data: { object: { id: `o${n}`, chars: text } },
  });

/** What must have become of everything told: the first text of a number is stored, later ones repeat or contradict it. */
class Model {
  readonly stored = new Map<number, 0 | 1>();
  duplicate = 0;
  conflict = 0;
  unreadable = 0;

  tell({ n, text }: { n: number; text: 0 | 1 }): void {
    const before = this.stored.get(n);
    if (before === undefined) this.stored.set(n, text);
    else if (before === text) this.duplicate += 1;
    else this.conflict += 1;
  }
}

async function append(inbox: Inbox, { events, unreadable }: Extract<Step, { do: 'append' }>, model: Model) {
  const bad = Array.from({ length: unreadable }, (_, i) => itemOf({ odd: model.unreadable + i }));
  const items = [...events.map((event) => itemOf(eventOf(event))), ...bad];
  await inbox.append([{ ...intake, items }]);
  for (const event of events) model.tell(event);
  model.unreadable += unreadable;
}

it(
  `keeps its promise over ${sequences} sequences of up to ${longest} steps`,
  { timeout: 1_800_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: longest }), async (steps) => {
        const folder = temporaryFolder();
        const path = join(folder, 'inbox');
        const store = memoryStore();
        const model = new Model();
        let inbox = testInbox({ path });

        async function restart(): Promise<void> {
          await inbox.close();
          inbox = testInbox({ path });
        }

        async function load({ maxItems, dies, passing }: Extract<Step, { do: 'load' }>): Promise<void> {
          let writes = 0;
          const fault = () => {
            if (dies === null || writes++ !== dies.write) return;
            throw new TableeError('interrupted', { code: 'INTERRUPTED', retryable: passing });
          };
          if (dies?.after === true) store.after = fault;
          else store.before = fault;
          const died = await testLoader(inbox, store, { maxItems })
            .loadOnce()
            .then(() => false)
            .catch(() => true);
          store.before = () => undefined;
          store.after = () => undefined;
          if (died) await restart();
        }

        for (const each of steps) {
          if (each.do === 'append') await append(inbox, each, model);
          else if (each.do === 'load') await load(each);
          else await restart();
        }
        const loader = testLoader(inbox, store, { maxItems: 5 });
        while (await loader.loadOnce());

        expect(
          store
            .rows('tablee.interactions')
            .map((row) => Number(row['chars']))
            .sort(),
        ).toEqual([...model.stored.values()].sort());
        expect(store.rows('tablee.interactions')).toHaveLength(model.stored.size);
        expect(inbox.ledger.byOutcome('webhook')).toMatchObject({
          stored: model.stored.size,
          duplicate: model.duplicate,
          quarantined: model.conflict + model.unreadable,
        });
        expect(inbox.ledger.difference()).toBe(0);
        expect(inbox.backlog()).toMatchObject({ items: 0, bytes: 0 });
        await inbox.close();
        rmSync(folder, { recursive: true, force: true });
      }),
      { numRuns: sequences, seed: Number(process.env['FAULTS_SEED'] ?? 1) },
    );
  },
);
