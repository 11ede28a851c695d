// Where one person stands on an analysis's shortlists, and what each list asked of a candidate.
import { Type, type Static } from 'typebox';
import { PersonId } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';

const row = Type.Object({
  /** Empty: the whole organisation. */
  scope: Type.String(),
  /** Most from one department; 0 = the usual list. */
  cap: Type.Integer(),
  /** 0 = not on it. */
  position: Type.Integer(),
  alternate: Type.Boolean(),
  newly_covered: Type.Integer(),
  places: Type.Integer(),
  min_responders: Type.Integer(),
});
export type ListingOfPerson = Static<typeof row>;

/** One row for every list there is, this person on it or not. */
export const listingsOfPerson = defineQuery({
  name: 'listings-of-person',
  params: Type.Object({ run: Type.String({ format: 'uuid' }), person: PersonId }),
  row,
  sql: `
    SELECT toString(l.community) AS scope, l.cap AS cap, s.position AS position, s.alternate AS alternate,
      s.newly_covered AS newly_covered, l.places AS places, l.min_responders AS min_responders
    FROM (SELECT * FROM tablee.shortlist_choices FINAL WHERE run = {run:UUID}) AS l
    LEFT JOIN (
      SELECT * FROM tablee.shortlists FINAL WHERE run = {run:UUID} AND person = {person:UUID}
    ) AS s ON s.community = l.community AND s.cap = l.cap
    ORDER BY scope, cap`,
});
