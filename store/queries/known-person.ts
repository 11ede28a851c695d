// Has anything ever been told of this person or account?
import { Type } from 'typebox';
import { PersonId } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';

export const knownPerson = defineQuery({
  name: 'known-person',
  params: Type.Object({ id: PersonId }),
  row: Type.Object({ known: Type.Boolean() }),
  sql: `
    SELECT toBool(count() > 0) AS known
    FROM (
      SELECT person FROM tablee.directory FINAL WHERE NOT removed AND person = {id:UUID}
      UNION ALL
      SELECT account FROM tablee.accounts FINAL WHERE NOT removed AND account = {id:UUID}
      UNION ALL
      SELECT account FROM tablee.addresses FINAL WHERE NOT removed AND account = {id:UUID}
      UNION ALL
      SELECT actor FROM tablee.interactions WHERE actor = {id:UUID} OR has(targets, {id:UUID}) LIMIT 1
    )`,
});
