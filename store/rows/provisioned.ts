// People as an identity provider describes them, in `tablee.provisioned`: sealed whole, found by hashes.
import { Type, type Static } from 'typebox';
import { PersonId, nilId, type AddressId } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';
import type { TableDefinition } from '../store.ts';

export interface ProvisionedRow {
  person: PersonId;
  /** Keyed hashes. */
  userName: AddressId;
  externalId: AddressId | null;
  /** The resource as JSON, sealed; empty once it is removed. */
  sealed: string;
  /** Milliseconds since 1970. */
  created: number;
  modified: number;
  removed: boolean;
  version: number;
}

export const provisionedTable: TableDefinition<ProvisionedRow> = {
  name: 'tablee.provisioned',
  columns: {
    person: (row) => row.person,
    user_name: (row) => row.userName,
    external_id: (row) => row.externalId ?? nilId,
    sealed: (row) => row.sealed,
    created: (row) => row.created,
    modified: (row) => row.modified,
    removed: (row) => row.removed,
    version: (row) => row.version,
  },
};

const row = Type.Object({
  person: PersonId,
  sealed: Type.String(),
  created_ms: Type.Integer(),
  modified_ms: Type.Integer(),
  removed: Type.Boolean(),
  version: Type.Integer(),
});
export type ProvisionedPerson = Static<typeof row>;

const columns = `
  person, sealed, toUnixTimestamp64Milli(created) AS created_ms, toUnixTimestamp64Milli(modified) AS modified_ms,
  removed, version`;

/** The newest row of a person, removed or not. */
export const provisionedPerson = defineQuery({
  name: 'provisioned-person',
  params: Type.Object({ person: PersonId }),
  row,
  sql: `SELECT ${columns} FROM tablee.provisioned FINAL WHERE person = {person:UUID}`,
});

/** Who goes by a user name or external id. */
export const provisionedUnder = defineQuery({
  name: 'provisioned-under',
  params: Type.Object({ hash: Type.String() }),
  row,
  sql: `
    SELECT ${columns}
    FROM tablee.provisioned FINAL
    WHERE NOT removed AND (user_name = {hash:UUID} OR external_id = {hash:UUID})
    ORDER BY person`,
});

export const provisionedPage = defineQuery({
  name: 'provisioned-page',
  params: Type.Object({ skip: Type.Integer({ minimum: 0 }), count: Type.Integer({ minimum: 0 }) }),
  row,
  sql: `
    SELECT ${columns}
    FROM tablee.provisioned FINAL
    WHERE NOT removed
    ORDER BY created, person
    LIMIT {count:UInt32} OFFSET {skip:UInt32}`,
});

export const provisionedCount = defineQuery({
  name: 'provisioned-count',
  params: Type.Object({}),
  row: Type.Object({
    people: Type.Integer(),
    /** When the first of all was provisioned, removed since or not; 0 when nobody was. */
    first_ms: Type.Integer(),
  }),
  sql: `
    SELECT countIf(NOT removed) AS people, if(count() = 0, 0, toUnixTimestamp64Milli(min(created))) AS first_ms
    FROM tablee.provisioned FINAL`,
});
