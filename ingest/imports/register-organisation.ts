// Writes what an organisation declares: names sealed, people and accounts as pseudonyms, only what has changed.
import type { Clock } from '../../core/clock.ts';
import type { DeclaredCommunity, DeclaredOrganisation, DeclaredPerson } from '../../core/declared.ts';
import type { DirectoryEntry } from '../../core/directory.ts';
import type { PersonId } from '../../core/ids.ts';
import type { Pseudonyms } from '../../core/pseudonyms.ts';
import type { Community } from '../../core/registry.ts';
import type { Sealer } from '../../core/sealing.ts';
import { accountsTable, type AccountRow } from '../../store/rows/accounts.ts';
import { campaignsTable } from '../../store/rows/campaigns.ts';
import { communitiesTable } from '../../store/rows/communities.ts';
import { directoryTable } from '../../store/rows/directory.ts';
import { gatheringsTable } from '../../store/rows/gatherings.ts';
import { objectivesTable } from '../../store/rows/objectives.ts';
import { writeChanges, type PlannedChange } from '../../store/rows/versioned.ts';
import type { Store } from '../../store/store.ts';
import { hostResolver } from './resolve-hosts.ts';

export interface RegisterParts {
  store: Store;
  pseudonyms: Pseudonyms;
  sealer: Sealer;
  clock: Clock;
}

export interface RegisterOptions {
  /** What becomes of people, communities … that the declaration no longer lists; only kinds it lists are looked at. */
  missing?: 'keep' | 'remove';
}

export interface RegisteredCount {
  written: number;
  unchanged: number;
  removed: number;
}

export type Registered = Partial<Record<keyof DeclaredOrganisation | 'accounts', RegisteredCount>>;

/** Registers the kinds that are given. Doing it twice writes nothing the second time. */
export async function registerOrganisation(
  declared: Partial<DeclaredOrganisation>,
  { store, pseudonyms, sealer, clock }: RegisterParts,
  { missing = 'keep' }: RegisterOptions = {},
): Promise<Registered> {
  const now = clock.now();
  const options = { now, missing };
  const registered: Registered = {};
  const { people, communities, objectives, campaigns, gatherings } = declared;

  if (people !== undefined) {
    const entries = people.map((person) => entryOf(person, pseudonyms));
    registered.people = countOf(await writeChanges(store, directoryTable(sealer), entries, options));
    const accounts = await writeChanges(store, accountsTable, accountsOf(people, pseudonyms), options);
    registered.accounts = countOf(accounts);
  }
  if (communities !== undefined) {
    const host = await hostResolver(store, pseudonyms, people ?? []);
    const rows = communities.map((community) => communityOf(community, host));
    const change = await writeChanges(store, communitiesTable, rows, options);
    registered.communities = countOf(change);
  }
  if (objectives !== undefined) {
    registered.objectives = countOf(await writeChanges(store, objectivesTable, objectives, options));
  }
  if (campaigns !== undefined) {
    registered.campaigns = countOf(await writeChanges(store, campaignsTable, campaigns, options));
  }
  if (gatherings !== undefined) {
    registered.gatherings = countOf(await writeChanges(store, gatheringsTable, gatherings, options));
  }
  return registered;
}

function entryOf(declared: DeclaredPerson, pseudonyms: Pseudonyms): DirectoryEntry {
  const { id, name, email, department, site, managerId, leader, entitledFrom, entitledTo } = declared;
  return {
    person: pseudonyms.employee(id),
    name,
    email,
    addresses: email === '' ? [] : [pseudonyms.address(email)],
    department,
    site,
    manager: managerId === undefined ? null : pseudonyms.employee(managerId),
    leader: leader ?? false,
    entitledFrom: entitledFrom ?? null,
    entitledTo: entitledTo ?? null,
  };
}

function accountsOf(people: readonly DeclaredPerson[], pseudonyms: Pseudonyms): AccountRow[] {
  return people.flatMap(({ id, accounts }) => {
    const person = pseudonyms.employee(id);
    return accounts.map((account) => ({ account: pseudonyms.person(account), person }));
  });
}

function communityOf(declared: DeclaredCommunity, host: (name: string) => PersonId): Community {
  const { id, name, kind, hosts, openedOn, closedOn, themes, channels } = declared;
  return {
    community: id,
    name,
    kind: kind ?? '',
    hosts: hosts.map(host),
    openedOn: openedOn ?? null,
    closedOn: closedOn ?? null,
    themes,
    channels,
  };
}

function countOf({ written, unchanged, removed }: PlannedChange<unknown>): RegisteredCount {
  return { written: written.length, unchanged, removed: removed.length };
}
