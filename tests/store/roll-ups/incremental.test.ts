// Only what is stale is recomputed; the figures must be those of recomputing everything.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { mergePeople, unmergePerson } from '../../../store/identities/merge-people.ts';
import { accountsTable } from '../../../store/rows/accounts.ts';
import { communitiesTable } from '../../../store/rows/communities.ts';
import { writeChanges } from '../../../store/rows/versioned.ts';
import { refreshRollUps } from '../../../store/roll-ups/refresh-roll-ups.ts';
import type { Store } from '../../../store/store.ts';
import { figuresNow } from '../../support/figures.ts';
import { temporaryStore } from '../temporary-store.ts';
import { forgetAll, forgetDerived, person, tell, type Told } from './told.ts';

let store: Store;
beforeAll(async () => {
  store = await temporaryStore();
});

const now = 1;
const account = fc.integer({ min: 1, max: 6 });
const message = fc.integer({ min: 1, max: 25 });
const channel = fc.constantFrom('room', 'lobby', 'attic');
/** Days around the end of January. */
const at = fc.integer({ min: 0, max: 40 }).map((halfDays) => 20 + halfDays / 2);

/** Ids are given when told, so that no two messages share one. */
type Untold = Omit<Told, 'id'>;
const said: fc.Arbitrary<Untold> = fc.record({
  by: account,
  at,
  verb: fc.constantFrom('post', 'reply', 'react', 'edit'),
  thread: fc.integer({ min: 1, max: 4 }),
  answers: fc.array(message, { maxLength: 2 }),
  names: fc.array(fc.tuple(account, fc.constant('mention')), { maxLength: 1 }),
  bot: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  community: channel,
});
const corrected: fc.Arbitrary<Untold> = fc.record({
  by: account,
  at,
  verb: fc.constantFrom('delete', 'move'),
  answers: message.map((id) => [id]),
  community: channel,
  source: fc.constantFrom('/test', '/test', '/test', '/other'),
});

interface Step {
  what: string;
  act: (nextId: () => number) => Promise<unknown>;
}
const step = (what: string, act: Step['act']): Step => ({ what, act });
const list = (told: readonly Untold[]) =>
  step(`tell ${JSON.stringify(told)}`, (nextId) =>
    tell(
      store,
      told.map((one) => ({ ...one, id: nextId() })),
    ),
  );

const steps = fc.oneof(
  { weight: 3, arbitrary: fc.array(said, { minLength: 1, maxLength: 6 }).map(list) },
  { weight: 2, arbitrary: fc.array(corrected, { minLength: 1, maxLength: 2 }).map(list) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(account, account)
      .map(([a, b]) =>
        step(`merge ${a} ${b}`, () =>
          mergePeople(store, { merged: person(a), person: person(b), sealed: '' }, now),
        ),
      ),
  },
  {
    weight: 1,
    arbitrary: account.map((a) => step(`unmerge ${a}`, () => unmergePerson(store, person(a), now))),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(account, fc.integer({ min: 7, max: 8 })).map(([a, employee]) =>
      step(`list ${a} under ${employee}`, () =>
        writeChanges(store, accountsTable, [{ account: person(a), person: person(employee) }], {
          now,
          missing: 'keep',
        }),
      ),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.uniqueArray(channel, { maxLength: 2 }).map((channels) =>
      step(`hall is ${channels.join()}`, () =>
        writeChanges(
          store,
          communitiesTable,
          channels.length === 0
            ? []
            : [
                {
                  community: 'hall',
                  name: 'Hall',
                  kind: '',
                  hosts: [],
                  openedOn: null,
                  closedOn: null,
                  themes: [],
                  channels,
                },
              ],
          { now, missing: 'remove' },
        ),
      ),
    ),
  },
  { weight: 2, arbitrary: fc.constant(step('refresh', () => refreshRollUps(store))) },
);

describe('refreshing what is stale', () => {
  it('gives what recomputing everything gives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 3, maxLength: 12 }), async (acts) => {
        await forgetAll(store);
        let id = 0;
        for (const { act } of acts) await act(() => ++id);
        await refreshRollUps(store);
        const incremental = await figuresNow(store);
        expect(await refreshRollUps(store)).toEqual([]);
        await forgetDerived(store);
        await refreshRollUps(store);
        expect(incremental).toEqual(await figuresNow(store));
      }),
      { numRuns: Number(process.env['ROLL_UP_RUNS'] ?? 6), endOnFailure: true },
    );
  }, 1_200_000);
});
