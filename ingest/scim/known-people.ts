// The directory as SCIM needs it: one entry at a time, and whom of it a user is.
import type { Clock } from '../../core/clock.ts';
import type { DirectoryEntry } from '../../core/directory.ts';
import type { PersonId } from '../../core/ids.ts';
import type { Pseudonyms } from '../../core/pseudonyms.ts';
import type { Sealer } from '../../core/sealing.ts';
import { directoryByAddress, directoryEntry, directoryTable } from '../../store/rows/directory.ts';
import type { Version } from '../../store/rows/versioned.ts';
import type { Store } from '../../store/store.ts';
import { addressesOf } from './directory-entry.ts';
import { enterpriseSchema, type ScimUser } from './user.ts';

export interface KnownPeople {
  /** The newest entry, removed or not. */
  entry(person: PersonId): Promise<(DirectoryEntry & Version) | undefined>;
  write(entry: DirectoryEntry, before: Version | undefined): Promise<void>;
  /** Whom the directory knows by employee number, external id or user name, else by an address only one has; or somebody new. */
  personOf(user: ScimUser): Promise<PersonId>;
}

export interface KnownPeopleParts {
  store: Store;
  pseudonyms: Pseudonyms;
  sealer: Sealer;
  clock: Clock;
}

export function createKnownPeople({ store, pseudonyms, sealer, clock }: KnownPeopleParts): KnownPeople {
  const directory = directoryTable(sealer);

  async function entry(person: PersonId) {
    return (await store.query(directoryEntry, { person })).map((row) => directory.fromStored(row))[0];
  }

  async function onlyOwner(user: ScimUser): Promise<PersonId | undefined> {
    const addresses = addressesOf(user).map((address) => pseudonyms.address(address));
    const owners = addresses.length === 0 ? [] : await store.query(directoryByAddress, { addresses });
    return owners.length === 1 ? owners[0]?.person : undefined;
  }

  return {
    entry,
    async write(changed, before) {
      const version = Math.max(clock.now(), (before?.version ?? 0) + 1);
      await store.insert(directory.table, [{ ...changed, removed: false, version }]);
    },
    async personOf(user) {
      const { employeeNumber } = user[enterpriseSchema] ?? {};
      for (const name of [employeeNumber, user.externalId, user.userName]) {
        const known = name === undefined ? undefined : await entry(pseudonyms.employee(name));
        if (known !== undefined && !known.removed) return known.person;
      }
      return (await onlyOwner(user)) ?? pseudonyms.employee(employeeNumber ?? user.userName);
    },
  };
}
