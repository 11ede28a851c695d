// How people lie in `tablee.directory`: name and address sealed together, everything else in the open.
import { Type } from 'typebox';
import type { DirectoryEntry } from '../../core/directory.ts';
import { TableeError } from '../../core/errors.ts';
import { AddressId, nilId, PersonId } from '../../core/ids.ts';
import type { Sealer } from '../../core/sealing.ts';
import { defineQuery } from '../define-query.ts';
import { noBeginning, noEnd } from './absent-dates.ts';
import { sameList } from './communities.ts';
import { noParams, versionFields, type VersionedTable } from './versioned.ts';

/** What the directory keeps sealed of a person. */
export type Name = Pick<DirectoryEntry, 'name' | 'email'>;

export function sealName({ name, email }: Name, sealer: Sealer): string {
  return sealer.seal(JSON.stringify({ name, email }));
}

/** Nameless when it was sealed with another key: such a person can still be counted, and be named anew. */
export function openName(sealed: string, sealer: Sealer): Name {
  try {
    return JSON.parse(sealer.open(sealed)) as Name;
  } catch (error) {
    if (error instanceof TableeError && error.code === 'SEAL_BROKEN') return { name: '', email: '' };
    throw error;
  }
}

const stored = Type.Object({
  person: Type.String(),
  sealed: Type.String(),
  addresses: Type.Array(Type.String()),
  department: Type.String(),
  site: Type.String(),
  manager: Type.String(),
  leader: Type.Boolean(),
  entitled_from: Type.String(),
  entitled_to: Type.String(),
  ...versionFields,
});

const columns = `
  person, sealed, addresses, department, site, manager, leader,
  toString(entitled_from) AS entitled_from, toString(entitled_to) AS entitled_to, removed, version`;

/** The entry of one person, removed or not; read it with {@link VersionedTable.fromStored}. */
export const directoryEntry = defineQuery({
  name: 'directory-entry',
  params: Type.Object({ person: PersonId }),
  row: stored,
  sql: `SELECT ${columns} FROM tablee.directory FINAL WHERE person = {person:UUID}`,
});

/** People of the directory with one of these addresses. */
export const directoryByAddress = defineQuery({
  name: 'directory-by-address',
  params: Type.Object({ addresses: Type.Array(AddressId) }),
  row: Type.Object({ person: PersonId }),
  sql: `
    SELECT person
    FROM tablee.directory FINAL
    WHERE NOT removed AND hasAny(addresses, {addresses:Array(UUID)})
    ORDER BY person`,
});

export function directoryTable(sealer: Sealer): VersionedTable<DirectoryEntry, typeof stored> {
  return {
    table: {
      name: 'tablee.directory',
      columns: {
        person: (row) => row.person,
        sealed: (row) => sealName(row, sealer),
        addresses: (row) => row.addresses,
        department: (row) => row.department,
        site: (row) => row.site,
        manager: (row) => row.manager ?? nilId,
        leader: (row) => row.leader,
        entitled_from: (row) => row.entitledFrom ?? noBeginning,
        entitled_to: (row) => row.entitledTo ?? noEnd,
        removed: (row) => row.removed,
        version: (row) => row.version,
      },
    },
    current: defineQuery({
      name: 'current-directory',
      params: noParams,
      row: stored,
      sql: `SELECT ${columns} FROM tablee.directory FINAL`,
    }),
    keyOf: (row) => row.person,
    fromStored: (row) => ({
      person: row.person,
      ...openName(row.sealed, sealer),
      addresses: row.addresses,
      department: row.department,
      site: row.site,
      manager: row.manager === nilId ? null : row.manager,
      leader: row.leader,
      entitledFrom: row.entitled_from === noBeginning ? null : row.entitled_from,
      entitledTo: row.entitled_to === noEnd ? null : row.entitled_to,
      removed: row.removed,
      version: row.version,
    }),
    same: (a, b) =>
      a.name === b.name &&
      a.email === b.email &&
      sameList(a.addresses, b.addresses) &&
      a.department === b.department &&
      a.site === b.site &&
      a.manager === b.manager &&
      a.leader === b.leader &&
      a.entitledFrom === b.entitledFrom &&
      a.entitledTo === b.entitledTo,
  };
}
