// What an analysis found one person to be in the network as a whole, and why.
import { Type } from 'typebox';
import { PersonId } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';
import { personas, roles } from '../rows/role-evidence.ts';

export const roleOfPerson = defineQuery({
  name: 'role-of-person',
  params: Type.Object({ run: Type.String({ format: 'uuid' }), person: PersonId }),
  row: Type.Object({
    roles: Type.Array(Type.Enum([...roles])),
    persona: Type.Enum([...personas]),
    /** `RoleEvidence` as JSON. */
    evidence: Type.String(),
  }),
  sql: `
    SELECT arrayMap(role -> toString(role), roles) AS roles, toString(persona) AS persona, evidence
    FROM tablee.person_roles FINAL
    WHERE run = {run:UUID} AND person = {person:UUID}`,
});
