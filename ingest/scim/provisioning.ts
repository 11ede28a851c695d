// Keeps the people an identity provider tells of: the resource sealed as it was told, and their place in the directory.
import { nilId, type Day, type PersonId } from '../../core/ids.ts';
import { dayMs } from '../../core/windows.ts';
import {
  provisionedCount,
  provisionedPage,
  provisionedPerson,
  provisionedTable,
  provisionedUnder,
  type ProvisionedPerson,
} from '../../store/rows/provisioned.ts';
import { endOf, entryOf } from './directory-entry.ts';
import { fault, type ScimFault } from './fault.ts';
import { matches, type UserFilter } from './filter.ts';
import { createKnownPeople, type KnownPeopleParts } from './known-people.ts';
import type { ScimUser } from './user.ts';

export interface ProvisioningParts extends KnownPeopleParts {
  calendar: { dayOf(timeMs: number): Day };
}

/** A user as it stands; its id is the person's pseudonym. */
export interface Provisioned {
  id: PersonId;
  user: ScimUser;
  /** Milliseconds since 1970. */
  created: number;
  modified: number;
}

export interface Provisioning {
  find(id: string): Promise<Provisioned | undefined>;
  search(filter: UserFilter): Promise<Provisioned[]>;
  /** Oldest first; `skip` and `count` in users. */
  page(skip: number, count: number): Promise<{ total: number; users: Provisioned[] }>;
  create(user: ScimUser): Promise<Provisioned | ScimFault>;
  /** Writes the user `change` makes of the one that is there. */
  change(id: string, change: (before: ScimUser) => ScimUser | ScimFault): Promise<Provisioned | ScimFault>;
  /** No longer entitled from today on; what was sealed for SCIM is gone, the entry in the directory stays. */
  remove(id: string): Promise<'removed' | ScimFault>;
}

/** Whoever comes with the first synchronisation was there before; how long, nobody tells. */
const firstSynchronisationMs = 30 * dayMs;

export function createProvisioning(parts: ProvisioningParts): Provisioning {
  const { store, pseudonyms, sealer, clock, calendar } = parts;
  const people = createKnownPeople(parts);
  let last: Promise<unknown> = Promise.resolve();

  /** One write after the other: two requests for the same user name must not both find it free. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  function opened({
    person,
    sealed,
    created_ms: created,
    modified_ms: modified,
  }: ProvisionedPerson): Provisioned {
    return { id: person, user: JSON.parse(sealer.open(sealed)) as ScimUser, created, modified };
  }

  async function newestRow(id: PersonId): Promise<ProvisionedPerson | undefined> {
    return (await store.query(provisionedPerson, { person: id }))[0];
  }

  async function find(id: string): Promise<Provisioned | undefined> {
    const row = isPerson(id) ? await newestRow(id) : undefined;
    return row === undefined || row.removed ? undefined : opened(row);
  }

  async function search(filter: UserFilter): Promise<Provisioned[]> {
    if (filter.attribute === 'id') return [await find(filter.value)].filter((one) => one !== undefined);
    const rows = await store.query(provisionedUnder, { hash: pseudonyms.employee(filter.value) });
    return rows.map(opened).filter(({ id, user }) => matches(filter, id, user));
  }

  async function taken({ userName }: ScimUser, except?: PersonId): Promise<boolean> {
    const same = await search({ attribute: 'userName', value: userName });
    return same.some(({ id }) => id !== except);
  }

  /** The directory first: cut short in between, the provider asks again and both are written. */
  async function write(
    id: PersonId,
    user: ScimUser,
    before: ProvisionedPerson | undefined,
  ): Promise<Provisioned> {
    const now = clock.now();
    const known = await people.entry(id);
    const listed = known?.removed === true ? undefined : known;
    const today = calendar.dayOf(now);
    const since = await firstDayOf(now);
    await people.write(entryOf(id, user, listed, { today, since, pseudonyms }), known);
    const created = before === undefined || before.removed ? now : before.created_ms;
    await store.insert(provisionedTable, [
      {
        person: id,
        userName: pseudonyms.employee(user.userName),
        externalId: user.externalId === undefined ? null : pseudonyms.employee(user.externalId),
        sealed: sealer.seal(JSON.stringify(user)),
        created,
        modified: now,
        removed: false,
        version: Math.max(now, (before?.version ?? 0) + 1),
      },
    ]);
    return { id, user, created, modified: now };
  }

  async function firstDayOf(now: number): Promise<Day | null> {
    const [count] = await store.query(provisionedCount, {});
    const first = count === undefined || count.first_ms === 0 ? now : count.first_ms;
    return now - first < firstSynchronisationMs ? null : calendar.dayOf(now);
  }

  return {
    find,
    search,
    async page(skip, count) {
      const [counted] = await store.query(provisionedCount, {});
      const rows = count === 0 ? [] : await store.query(provisionedPage, { skip, count });
      return { total: counted?.people ?? 0, users: rows.map(opened) };
    },
    create: (user) =>
      inTurn(async () => {
        if (await taken(user)) return fault(409, 'a user of this userName is there already', 'uniqueness');
        const id = await people.personOf(user);
        const before = await newestRow(id);
        if (before !== undefined && !before.removed)
          return fault(409, 'this person is provisioned under another userName already', 'uniqueness');
        return write(id, user, before);
      }),
    change: (id, change) =>
      inTurn(async () => {
        const before = isPerson(id) ? await newestRow(id) : undefined;
        if (before === undefined || before.removed) return unknown;
        const user = change(opened(before).user);
        if ('kind' in user) return user;
        if (await taken(user, id)) return fault(409, 'another user has this userName', 'uniqueness');
        return write(id, user, before);
      }),
    remove: (id) =>
      inTurn(async () => {
        const before = isPerson(id) ? await newestRow(id) : undefined;
        if (before === undefined || before.removed) return unknown;
        const now = clock.now();
        const entry = await people.entry(id);
        const today = calendar.dayOf(now);
        if (entry !== undefined) await people.write({ ...entry, entitledTo: endOf(entry, today) }, entry);
        await store.insert(provisionedTable, [
          {
            person: id,
            userName: nilId,
            externalId: null,
            sealed: '',
            created: before.created_ms,
            modified: now,
            removed: true,
            version: Math.max(now, before.version + 1),
          },
        ]);
        return 'removed';
      }),
  };
}

const unknown = fault(404, 'there is no such user');

function isPerson(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}
