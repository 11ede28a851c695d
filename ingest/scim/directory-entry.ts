// What a SCIM user says of a person of the directory.
import type { DirectoryEntry } from '../../core/directory.ts';
import type { Day, PersonId } from '../../core/ids.ts';
import type { Pseudonyms } from '../../core/pseudonyms.ts';
import { enterpriseSchema, type ScimUser } from './user.ts';

const person = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The entry, with what SCIM does not know kept from `before`. Entitled while active: from `since` for somebody new, and
 * no longer from `today` on.
 */
export function entryOf(
  id: PersonId,
  user: ScimUser,
  before: DirectoryEntry | undefined,
  { today, since, pseudonyms }: { today: Day; since: Day | null; pseudonyms: Pseudonyms },
): DirectoryEntry {
  const { department, manager } = user[enterpriseSchema] ?? {};
  return {
    person: id,
    name: nameOf(user),
    email: addressesOf(user)[0] ?? '',
    addresses: addressesOf(user).map((address) => pseudonyms.address(address)),
    department: department ?? before?.department ?? '',
    site: siteOf(user) ?? before?.site ?? '',
    manager: managerOf(manager?.value, pseudonyms) ?? before?.manager ?? null,
    leader: before?.leader ?? false,
    entitledFrom: before === undefined ? since : before.entitledFrom,
    entitledTo: user.active === false ? endOf(before, today) : null,
  };
}

/** Somebody who has left already does not leave again. */
export function endOf(before: DirectoryEntry | undefined, today: Day): Day {
  const ended = before?.entitledTo ?? today;
  return ended < today ? ended : today;
}

function nameOf({ displayName, name, userName }: ScimUser): string {
  const parts = [name?.givenName, name?.familyName].filter((part) => part !== undefined).join(' ');
  return displayName ?? name?.formatted ?? (parts === '' ? userName : parts);
}

/** The primary one first; a user name that is an address counts too. */
export function addressesOf({ emails = [], userName }: ScimUser): string[] {
  const inOrder = [...emails].sort((a, b) => Number(b.primary ?? false) - Number(a.primary ?? false));
  const all = [...inOrder.map(({ value }) => value), userName].filter((text) => text.includes('@'));
  return [...new Map(all.map((address) => [address.trim().toLowerCase(), address])).values()];
}

function siteOf({ addresses = [] }: ScimUser): string | undefined {
  const work = addresses.find(({ type }) => type?.toLowerCase() === 'work') ?? addresses[0];
  return work?.locality;
}

/** A manager is named by the id we gave, or by the employee's own. */
function managerOf(value: string | undefined, pseudonyms: Pseudonyms): PersonId | undefined {
  if (value === undefined) return undefined;
  return person.test(value) ? value : pseudonyms.employee(value);
}
