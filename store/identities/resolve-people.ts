// Which accounts are one person: what was merged by hand wins over the directory, the directory over a verified address.
import type { AddressId, PersonId } from '../../core/ids.ts';

export interface IdentityFacts {
  /** People of the directory and the addresses each is known by. */
  directory: ReadonlyMap<PersonId, readonly AddressId[]>;
  /** Account → person, as the directory lists them. */
  accounts: ReadonlyMap<PersonId, PersonId>;
  /** Account → verified address. */
  addresses: ReadonlyMap<PersonId, AddressId>;
  /** Person or account → who it really is, as somebody said. */
  merges: ReadonlyMap<PersonId, PersonId>;
}

export const linkBases = ['merge', 'directory', 'address'] as const;
export type LinkBasis = (typeof linkBases)[number];

/** An account, or a person of the directory, that stands for `person`. Whoever has no link is a person of its own. */
export interface Link {
  account: PersonId;
  person: PersonId;
  /** The strongest fact on the way: a person merged by hand takes all of their accounts along. */
  basis: LinkBasis;
}

/** Two facts that disagree. The weaker one is passed over and told, never blended in. */
export interface IdentityConflict {
  kind: 'merge-over-directory' | 'merge-over-address' | 'directory-over-address' | 'address-shared';
  account: PersonId;
  /** Who the account counts as. */
  person: PersonId;
  /** Who it would be by the fact that was passed over. */
  others: PersonId[];
}

/**
 * Follows every account to the person in force. Chains are followed to their end; a circle ends at its smallest id.
 * Of several ids that are one person, the one people look for in the directory stands for all.
 */
export function resolvePeople(facts: IdentityFacts): { links: Link[]; conflicts: IdentityConflict[] } {
  const { accounts, addresses, merges, directory } = facts;
  const owners = addressOwners(facts);
  const byAddress = (account: PersonId) => only(owners(account));
  const step = (id: PersonId) => merges.get(id) ?? accounts.get(id) ?? byAddress(id);
  const ids = [
    ...new Set([...merges.keys(), ...merges.values(), ...accounts.keys(), ...addresses.keys()]),
  ].sort();
  const ends = new Map(ids.map((id) => [id, follow(id, step)]));
  const faces = facesOf(ids, ends, directory);
  const personOf = (id: PersonId) => faces.get(endOf(id, ends)) ?? endOf(id, ends);

  const links = ids.flatMap((account): Link[] => {
    const person = personOf(account);
    if (person === account) return [];
    return [{ account, person, basis: basisOf(account, person, ends, facts) }];
  });
  return { links, conflicts: conflictsOf(ids, facts, owners, personOf) };
}

interface Way {
  /** Everything passed, the start first and the end last. */
  ids: readonly PersonId[];
  end: PersonId;
}

function follow(start: PersonId, step: (id: PersonId) => PersonId | undefined): Way {
  const ids = [start];
  const passed = new Set(ids);
  for (let next = step(start); next !== undefined; next = step(next)) {
    if (passed.has(next)) return { ids, end: smallest(ids.slice(ids.indexOf(next))) };
    ids.push(next);
    passed.add(next);
  }
  return { ids, end: ids.at(-1) ?? start };
}

function smallest(ids: readonly PersonId[]): PersonId {
  return ids.reduce((least, id) => (id < least ? id : least));
}

function endOf(id: PersonId, ends: ReadonlyMap<PersonId, Way>): PersonId {
  return ends.get(id)?.end ?? id;
}

/** The directory's person for each end that is none itself. */
function facesOf(
  ids: readonly PersonId[],
  ends: ReadonlyMap<PersonId, Way>,
  directory: IdentityFacts['directory'],
): Map<PersonId, PersonId> {
  const faces = new Map<PersonId, PersonId>();
  for (const id of ids) {
    const end = endOf(id, ends);
    if (directory.has(id) && !directory.has(end) && !faces.has(end)) faces.set(end, id);
  }
  return faces;
}

function basisOf(
  account: PersonId,
  person: PersonId,
  ends: ReadonlyMap<PersonId, Way>,
  { merges, accounts }: IdentityFacts,
): LinkBasis {
  const way = ends.get(account);
  const byHand = way?.ids.some((id) => merges.has(id)) === true || way?.end !== person;
  if (byHand) return 'merge';
  return accounts.has(account) ? 'directory' : 'address';
}

/** Everyone in the directory who has the account's address; people merged by hand count once. */
function addressOwners({ directory, addresses, merges }: IdentityFacts) {
  const owners = new Map<AddressId, Set<PersonId>>();
  for (const [person, theirs] of directory) {
    const { end } = follow(person, (id) => merges.get(id));
    for (const address of theirs) owners.set(address, (owners.get(address) ?? new Set()).add(end));
  }
  return (account: PersonId): PersonId[] => {
    const address = addresses.get(account);
    return address === undefined ? [] : [...(owners.get(address) ?? [])].sort();
  };
}

function only(people: readonly PersonId[]): PersonId | undefined {
  return people.length === 1 ? people[0] : undefined;
}

function conflictsOf(
  ids: readonly PersonId[],
  { merges, accounts }: IdentityFacts,
  owners: (account: PersonId) => PersonId[],
  personOf: (id: PersonId) => PersonId,
): IdentityConflict[] {
  return ids.flatMap((account) => {
    const person = personOf(account);
    const found: IdentityConflict[] = [];
    const told = (kind: IdentityConflict['kind'], others: readonly PersonId[]) => {
      const different = others.map(personOf).filter((other) => other !== person);
      if (different.length > 0) found.push({ kind, account, person, others: different });
    };
    const listed = accounts.get(account);
    const byAddress = owners(account);
    if (merges.has(account) && listed !== undefined) told('merge-over-directory', [listed]);
    if (byAddress.length > 1) told('address-shared', byAddress);
    else if (merges.has(account)) told('merge-over-address', byAddress);
    else if (listed !== undefined) told('directory-over-address', byAddress);
    return found;
  });
}
