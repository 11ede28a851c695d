// The people entitled to take part: the denominator of every share. Names live here and nowhere else.
import { Type, type Static } from 'typebox';
import { AddressId, Day, PersonId } from './ids.ts';

export const DirectoryEntry = Type.Object({
  person: PersonId,
  name: Type.String({ maxLength: 200 }),
  email: Type.String({ maxLength: 320 }),
  /** Every address the person is known by. */
  addresses: Type.Array(AddressId),
  department: Type.String({ maxLength: 200 }),
  site: Type.String({ maxLength: 200 }),
  manager: Type.Union([PersonId, Type.Null()]),
  /** Executives and communicators, left out of shortlists on request. */
  leader: Type.Boolean(),
  entitledFrom: Type.Union([Day, Type.Null()]),
  /** Exclusive. */
  entitledTo: Type.Union([Day, Type.Null()]),
});
export type DirectoryEntry = Static<typeof DirectoryEntry>;
