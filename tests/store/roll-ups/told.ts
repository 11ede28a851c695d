// Messages told shortly, straight into the store: what roll-ups are computed from, without the door and the inbox.
import { nilId } from '../../../core/ids.ts';
import { creatingVerbs } from '../../../core/verbs.ts';
import { dayMs } from '../../../core/windows.ts';
import { touchDays } from '../../../store/rows/touched-days.ts';
import type { Store, TableDefinition } from '../../../store/store.ts';

/** A message told shortly; people and things are small numbers, times are days since 1 January 2026. */
export interface Told {
  id: number;
  by: number;
  at: number;
  verb?: string;
  thread?: number;
  answers?: number[];
  names?: [number, string][];
  bot?: boolean;
  community?: string;
  source?: string;
}

export const uuid = (kind: number, n: number) =>
  `${String(kind).padStart(8, '0')}-0000-8000-8000-${String(n).padStart(12, '0')}`;
export const person = (n: number) => uuid(1, n);
export const thing = (n: number) => uuid(2, n);
const start = Date.parse('2026-01-01T00:00:00Z');
const dayOf = (at: number) => new Date(start + at * dayMs).toISOString().slice(0, 10);

const creating = new Set<string>(creatingVerbs);

const interactions: TableDefinition<Told> = {
  name: 'tablee.interactions',
  columns: {
    key: ({ id }) => uuid(3, id),
    fingerprint: () => '0123456789abcdef',
    source: ({ source }) => source ?? '/test',
    day: ({ at }) => dayOf(at),
    time: ({ at }) => Math.round(start + at * dayMs),
    received: ({ at }) => Math.round(start + at * dayMs),
    verb: ({ verb }) => verb ?? 'post',
    actor: ({ by }) => person(by),
    bot: ({ bot }) => bot ?? false,
    community: ({ community }) => community ?? 'room',
    community_name: () => 'Room',
    clamped: () => false,
    object: ({ id, verb = 'post' }) => (creating.has(verb) ? thing(id) : nilId),
    thread: ({ thread }) => (thread === undefined ? nilId : thing(thread)),
    responds_to: ({ answers }) => (answers ?? []).map(thing),
    targets: ({ names }) => (names ?? []).map(([n]) => person(n)),
    reasons: ({ names }) => (names ?? []).map(([, reason]) => reason),
    chars: () => 0,
    lang: () => '',
    seq: ({ id }) => id,
  },
};

export async function tell(store: Store, messages: readonly Told[]): Promise<void> {
  await store.insert(interactions, messages);
  await touchDays(store, [...new Set(messages.map(({ at }) => dayOf(at)))], 0);
}

/** Everything that is computed; emptied, all of it must come back the same. */
const derived = [
  'rolled_days',
  'objects',
  'bots',
  'corrections',
  'links',
  'channels',
  'derivations',
  'daily_activity',
  'daily_ties',
  'daily_feed',
];
const facts = ['interactions', 'touched_days', 'accounts', 'addresses', 'merges', 'directory', 'communities'];

export const forgetDerived = (store: Store) => empty(store, derived);
export const forgetAll = (store: Store) => empty(store, [...derived, ...facts]);

async function empty(store: Store, tables: readonly string[]): Promise<void> {
  for (const table of tables) await store.command({ name: 'clear', sql: `TRUNCATE TABLE tablee.${table}` });
}
