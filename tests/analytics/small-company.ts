// A hand-made company of thirty: rooms whose states are plain to see, told as stored interactions and registry rows.
import { nilId } from '../../core/ids.ts';
import { addDays, dayNumber, dayMs } from '../../core/windows.ts';
import { refreshRollUps } from '../../store/roll-ups/refresh-roll-ups.ts';
import type { Store, TableDefinition } from '../../store/store.ts';

export const to = '2026-11-23';
const weeksTold = 60;

const uuid = (kind: number, n: number) =>
  `${String(kind).padStart(8, '0')}-0000-8000-8000-${String(n).padStart(12, '0')}`;
export const person = (n: number) => uuid(1, n);
const thing = (n: number) => uuid(2, n);

export interface Told {
  id: number;
  day: string;
  by: number;
  verb: string;
  community: string;
  answers?: number;
  bot?: boolean;
}

const interactions: TableDefinition<Told> = {
  name: 'tablee.interactions',
  columns: {
    key: ({ id }) => uuid(3, id),
    fingerprint: () => '0123456789abcdef',
    source: () => '/test',
    day: ({ day }) => day,
    time: ({ day, id }) => dayNumber(day) * dayMs + id * 1000,
    received: ({ day, id }) => dayNumber(day) * dayMs + id * 1000,
    verb: ({ verb }) => verb,
    actor: ({ by }) => person(by),
    bot: ({ bot }) => bot ?? false,
    community: ({ community }) => community,
    community_name: () => '',
    clamped: () => false,
    object: ({ id, verb }) => (verb === 'view' || verb === 'join' ? nilId : thing(id)),
    thread: () => nilId,
    responds_to: ({ answers }) => (answers === undefined ? [] : [thing(answers)]),
    targets: () => [],
    reasons: () => [],
    chars: () => 0,
    lang: () => '',
    seq: ({ id }) => id,
  },
};

const touchedDays: TableDefinition<{ day: string; touched: number }> = {
  name: 'tablee.touched_days',
  columns: { day: ({ day }) => day, touched: ({ touched }) => touched },
};

interface Employee {
  n: number;
  leader?: boolean;
  until?: string;
}

const directory: TableDefinition<Employee> = {
  name: 'tablee.directory',
  columns: {
    person: ({ n }) => person(n),
    sealed: () => '',
    department: ({ n }) => `department ${n % 3}`,
    site: () => '',
    manager: () => nilId,
    leader: ({ leader }) => leader ?? false,
    entitled_from: () => '1970-01-01',
    entitled_to: ({ until }) => until ?? '2299-12-31',
    removed: () => false,
    version: () => 1,
  },
};

interface Room {
  community: string;
  openedWeeksAgo: number;
  closedWeeksAgo?: number;
  host?: number;
}

const communities: TableDefinition<Room> = {
  name: 'tablee.communities',
  columns: {
    community: ({ community }) => community,
    name: ({ community }) => community,
    kind: () => 'practice',
    hosts: ({ host }) => (host === undefined ? [] : [person(host)]),
    opened_on: ({ openedWeeksAgo }) => addDays(to, -7 * openedWeeksAgo),
    closed_on: ({ closedWeeksAgo }) =>
      closedWeeksAgo === undefined ? '2299-12-31' : addDays(to, -7 * closedWeeksAgo),
    themes: () => ['cooking'],
    channels: ({ community }) => (community === 'kitchen' ? ['kitchen', 'kitchen-2'] : []),
    removed: () => false,
    version: () => 1,
  },
};

const objectives: TableDefinition<{ objective: string; measure: string; communities: string[] }> = {
  name: 'tablee.objectives',
  columns: {
    objective: ({ objective }) => objective,
    title: ({ objective }) => objective,
    theme: () => 'cooking',
    measure: ({ measure }) => measure,
    baseline: () => 0,
    target: () => 0.8,
    starts_on: () => addDays(to, -140),
    due_on: () => addDays(to, 140),
    owner: () => '',
    communities: ({ communities: linked }) => linked,
    removed: () => false,
    version: () => 1,
  },
};

interface Moment {
  name: string;
  weeksAgo: number;
  communities: string[];
}

const declared = { removed: () => false, version: () => 1 };

const campaigns: TableDefinition<Moment> = {
  name: 'tablee.campaigns',
  columns: {
    campaign: ({ name }) => name,
    title: ({ name }) => name,
    from_day: ({ weeksAgo }) => addDays(to, -7 * weeksAgo),
    to_day: ({ weeksAgo }) => addDays(to, -7 * weeksAgo + 7),
    communities: ({ communities: touched }) => touched,
    ...declared,
  },
};

const gatherings: TableDefinition<Moment> = {
  name: 'tablee.gatherings',
  columns: {
    gathering: ({ name }) => name,
    title: ({ name }) => name,
    day: ({ weeksAgo }) => addDays(to, -7 * weeksAgo),
    communities: ({ communities: touched }) => touched,
    ...declared,
  },
};

/** A campaign, a gathering and one of each that cannot be told of yet. */
export async function tellMoments(store: Store): Promise<void> {
  await store.insert(campaigns, [
    { name: 'new stoves', weeksAgo: 12, communities: ['kitchen'] },
    { name: 'new knives', weeksAgo: 1, communities: [] },
  ]);
  await store.insert(gatherings, [
    { name: 'tasting', weeksAgo: 13, communities: ['kitchen'] },
    { name: 'breakfast', weeksAgo: 1, communities: [] },
  ]);
  const day = addDays(to, -7 * 13);
  const there = Array.from({ length: 8 }, (_, i) => i + 1);
  await tell(
    store,
    there.map((by, i) => ({ id: 2_000_000 + i, day, by, verb: 'attend', community: 'kitchen' })),
  );
  await refreshRollUps(store);
}

/** Twelve people in the kitchen post in turn every week and three of the others answer; six more only read. */
function kitchen(weeksAgo: number): Omit<Told, 'id'>[] {
  const day = (n: number) => addDays(to, -7 * weeksAgo - 7 + n);
  const posts = Array.from({ length: 4 }, (_, i) => ({
    day: day(1),
    by: 1 + ((4 * weeksAgo + i) % 12),
    verb: 'post',
  }));
  const views = Array.from({ length: 6 }, (_, i) => ({
    day: day(4),
    by: 13 + i,
    verb: 'view',
    community: 'kitchen',
  }));
  return [
    ...posts.map((post, i) => ({ ...post, community: i % 2 === 0 ? 'kitchen' : 'kitchen-2' })),
    ...views,
  ];
}

/** One of the eleven others at the kitchen table. */
const othersOf = (n: number, turn: number) => 1 + ((n + (turn % 11)) % 12);

function everything(): Told[] {
  const told: Told[] = [];
  const say = (told1: Omit<Told, 'id'>) => told.push({ ...told1, id: told.length + 1 });
  for (let weeksAgo = weeksTold - 1; weeksAgo >= 0; weeksAgo--) {
    for (const event of kitchen(weeksAgo)) {
      const answers = say(event);
      if (event.verb !== 'post') continue;
      for (const step of [1, 2, 3]) {
        const by = othersOf(event.by, 3 * weeksAgo + 4 * step);
        say({ ...event, day: addDays(event.day, 1), by, verb: 'reply', answers });
      }
    }
    if (weeksAgo >= 20) {
      for (const by of [20, 21, 22, 23])
        say({ day: addDays(to, -7 * weeksAgo - 3), by, verb: 'post', community: 'cellar' });
    }
    say({ day: addDays(to, -7 * weeksAgo - 2), by: 99, verb: 'post', community: 'street', bot: true });
  }
  return told;
}

/** Stored as the loader would, and marked for the roll-ups. */
export async function tell(store: Store, told: readonly Told[]): Promise<void> {
  await store.insert(interactions, told);
  await touch(store, [...new Set(told.map(({ day }) => day))]);
}

export async function tellCompany(
  store: Store,
  { withDirectory = true, withRegistry = true } = {},
): Promise<void> {
  await tell(store, everything());
  if (withDirectory) {
    const employees = Array.from({ length: 30 }, (_, i): Employee => ({ n: i + 1 }));
    employees[0] = { n: 1, leader: true };
    employees[1] = { n: 2, until: addDays(to, -30) };
    await store.insert(directory, employees);
  }
  if (withRegistry) {
    await store.insert(communities, [
      { community: 'kitchen', openedWeeksAgo: 59, host: 3 },
      { community: 'cellar', openedWeeksAgo: 58 },
      { community: 'terrace', openedWeeksAgo: 20 },
      { community: 'annex', openedWeeksAgo: 2 },
      { community: 'attic', openedWeeksAgo: 40, closedWeeksAgo: 5 },
    ]);
    await store.insert(objectives, [
      { objective: 'everyone', measure: 'monthly-contributor-share', communities: [] },
      { objective: 'kitchen answers', measure: 'answered-share', communities: ['kitchen'] },
    ]);
  }
  await refreshRollUps(store);
}

/** One more message, today. */
export async function tellOneMore(store: Store): Promise<void> {
  const day = addDays(to, -1);
  await tell(store, [{ id: 1_000_000, day, by: 7, verb: 'post', community: 'kitchen' }]);
  await refreshRollUps(store);
}

let touches = 0;

async function touch(store: Store, days: readonly string[]): Promise<void> {
  const touched = ++touches;
  await store.insert(
    touchedDays,
    days.map((day) => ({ day, touched })),
  );
}
