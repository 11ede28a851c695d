// What a shortlist reaches when more or fewer of it may come from one department.
import { Type, type Static } from 'typebox';
import { defineQuery } from '../define-query.ts';

const row = Type.Object({
  cap: Type.Integer(),
  most_per_department: Type.Integer(),
  places: Type.Integer(),
  proposed: Type.Integer(),
  departments: Type.Integer(),
  reached: Type.Integer(),
  expected: Type.Number(),
  share_of_best: Type.Number(),
  people: Type.Integer(),
  min_responders: Type.Integer(),
  word_of_mouth: Type.Number(),
});
export type ShortlistChoice = Static<typeof row>;

export const shortlistChoices = defineQuery({
  name: 'shortlist-choices',
  params: Type.Object({ run: Type.String({ format: 'uuid' }), scope: Type.String() }),
  row,
  sql: `
    SELECT cap, most_per_department, places, proposed, departments, reached, expected, share_of_best, people,
      min_responders, word_of_mouth
    FROM tablee.shortlist_choices FINAL
    WHERE run = {run:UUID} AND community = {scope:String}
    ORDER BY most_per_department DESC, cap`,
});
