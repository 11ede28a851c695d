// What one person is to the network of the whole organisation, and why.
import type { PersonId } from '../../core/ids.ts';
import type { TableDefinition } from '../store.ts';
import type { Persona, Role } from './role-evidence.ts';

export interface PersonRoleRow {
  run: string;
  person: PersonId;
  roles: readonly Role[];
  persona: Persona;
  /** `RoleEvidence` as JSON. */
  evidence: string;
}

export const personRoles: TableDefinition<PersonRoleRow> = {
  name: 'tablee.person_roles',
  columns: {
    run: (row) => row.run,
    person: (row) => row.person,
    roles: (row) => row.roles,
    persona: (row) => row.persona,
    evidence: (row) => row.evidence,
  },
};
