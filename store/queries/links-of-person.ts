// Everything that counts as one person, and why; asked for the person or for any account of theirs.
import { Type } from 'typebox';
import { PersonId } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';
import { linkBases } from '../identities/resolve-people.ts';

const row = Type.Object({
  account: PersonId,
  person: PersonId,
  basis: Type.Enum([...linkBases]),
  /** Why it was merged by hand, sealed; empty without a reason. */
  sealed: Type.String(),
});

export const linksOfPerson = defineQuery({
  name: 'links-of-person',
  params: Type.Object({ id: PersonId }),
  row,
  sql: `
    WITH links AS (SELECT account, person, basis FROM tablee.links FINAL WHERE NOT removed)
    SELECT l.account AS account, l.person AS person, toString(l.basis) AS basis, m.sealed AS sealed
    FROM links AS l
    LEFT JOIN (SELECT merged, sealed FROM tablee.merges FINAL WHERE NOT removed) AS m ON m.merged = l.account
    WHERE l.person = {id:UUID} OR l.person IN (SELECT person FROM links WHERE account = {id:UUID})
    ORDER BY account`,
});
