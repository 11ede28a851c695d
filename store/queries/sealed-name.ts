// The sealed name the directory holds of one person.
import { Type } from 'typebox';
import { PersonId } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';

/** No row when the directory does not know the person. */
export const sealedName = defineQuery({
  name: 'sealed-name',
  params: Type.Object({ person: PersonId }),
  row: Type.Object({ sealed: Type.String() }),
  sql: 'SELECT sealed FROM tablee.directory FINAL WHERE person = {person:UUID} AND NOT removed',
});
