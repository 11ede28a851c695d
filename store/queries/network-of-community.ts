// Who responds to whom inside a community, with the department each belongs to.
import { Type, type Static } from 'typebox';
import { CommunityId, PersonId } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';

const row = Type.Object({
  person: PersonId,
  influence: Type.Number(),
  ties: Type.Array(PersonId),
  weights: Type.Array(Type.Number()),
  department: Type.String(),
});
export type NetworkPerson = Static<typeof row>;

export const networkOfCommunity = defineQuery({
  name: 'network-of-community',
  params: Type.Object({ run: Type.String({ format: 'uuid' }), community: CommunityId }),
  row,
  sql: `
    SELECT
      w.person AS person, w.influence AS influence, w.ties AS ties, w.weights AS weights,
      d.department AS department
    FROM (SELECT * FROM tablee.community_networks FINAL WHERE run = {run:UUID} AND community = {community:String}) AS w
    LEFT JOIN (
      SELECT person, toString(department) AS department
      FROM tablee.directory FINAL
      WHERE NOT removed
    ) AS d ON d.person = w.person
    ORDER BY person`,
});
