// Writes what an organisation declares: names sealed, people and accounts as pseudonyms, only what has changed.
import type { TObject } from 'typebox';
import type { Clock } from '../../core/clock.ts';
import type { DeclaredCommunity, DeclaredOrganisation, DeclaredPerson } from '../../core/declared.ts';
import type { DirectoryEntry } from '../../core/directory.ts';
import { OperatorError } from '../../core/errors.ts';
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
import {
  planChanges,
  type Missing,
  type PlannedChange,
  type VersionedTable,
} from '../../store/rows/versioned.ts';
import type { Store } from '../../store/store.ts';
import { hostResolver } from './resolve-hosts.ts';

export interface RegisterParts {
  store: Store;
  pseudonyms: Pseudonyms;
  sealer: Sealer;
  clock: Clock;
}

export interface RegisterOptions {
  /**
   * What becomes of people, communities … that the declaration no longer lists. Only kinds it lists are looked at, and
   * an empty list removes nobody: it is a broken export, not an empty company.
   */
  missing?: Missing;
  /** Says what would change, and writes nothing. */
  dryRun?: boolean;
  /** Lets more than a fifth of a kind be removed. */
  confirmed?: boolean;
}

export interface RegisteredCount {
  written: number;
  unchanged: number;
  removed: number;
}

type Kind = keyof DeclaredOrganisation | 'accounts';
export type Registered = Partial<Record<Kind, RegisteredCount>>;
type Planned = [kind: Kind, change: PlannedChange<unknown>][];

/** Removing more than this share at once takes a confirmation. */
const mayGo = 0.2;

/**
 * Registers the kinds that are given. Doing it twice writes nothing the second time.
 * @throws OperatorError `REMOVES_MANY`; nothing is written then.
 */
export async function registerOrganisation(
  declared: Partial<DeclaredOrganisation>,
  parts: RegisterParts,
  { missing = 'keep', dryRun = false, confirmed = false }: RegisterOptions = {},
): Promise<Registered> {
  const planned = await plan(declared, parts, missing);
  if (!dryRun && !confirmed) refuseMassRemoval(planned);
  const now = parts.clock.now();
  if (!dryRun) for (const [, change] of planned) await change.write(now);
  return Object.fromEntries(planned.map(([kind, change]) => [kind, countOf(change)]));
}

async function plan(
  { people, communities, objectives, campaigns, gatherings }: Partial<DeclaredOrganisation>,
  { store, pseudonyms, sealer }: RegisterParts,
  missing: Missing,
): Promise<Planned> {
  const planned: Planned = [];
  async function add<T extends object, R extends TObject>(
    kind: Kind,
    table: VersionedTable<T, R>,
    rows: readonly T[],
    listed: readonly unknown[] = rows,
  ) {
    planned.push([kind, await planChanges(store, table, rows, listed.length === 0 ? 'keep' : missing)]);
  }

  if (people !== undefined) {
    const entries = people.map((person) => entryOf(person, pseudonyms));
    await add('people', directoryTable(sealer), entries);
    await add('accounts', accountsTable, accountsOf(people, pseudonyms), people);
  }
  if (communities !== undefined) {
    const host = await hostResolver(store, pseudonyms, people ?? []);
    const rows = communities.map((community) => communityOf(community, host));
    await add('communities', communitiesTable, rows);
  }
  if (objectives !== undefined) await add('objectives', objectivesTable, objectives);
  if (campaigns !== undefined) await add('campaigns', campaignsTable, campaigns);
  if (gatherings !== undefined) await add('gatherings', gatheringsTable, gatherings);
  return planned;
}

/** Accounts go with their people, so they are not asked about. */
function refuseMassRemoval(planned: Planned): void {
  const many = planned.filter(
    ([kind, { removed, before }]) => kind !== 'accounts' && removed.length > mayGo * before,
  );
  if (many.length === 0) return;
  const what = many.map(([kind, { removed, before }]) => `${removed.length} of ${before} ${kind}`).join(', ');
  throw new OperatorError(
    `This would remove ${what}. If the file is complete, say so with --yes; --dry-run shows what would change.`,
    { code: 'REMOVES_MANY' },
  );
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
