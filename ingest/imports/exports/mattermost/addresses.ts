// Which address belongs to which accounts of a Mattermost server: a person has one for each team.
import { Type } from 'typebox';
import { accountOf } from '../../../tools/mattermost/read-post.ts';
import { shapeOf } from '../../../tools/shape.ts';
import type { AccountAddress } from '../../account-addresses.ts';

const user = shapeOf(
  Type.Object({
    type: Type.Literal('user'),
    user: Type.Object({
      username: Type.String({ minLength: 1 }),
      email: Type.String({ minLength: 1 }),
      auth_service: Type.Optional(Type.Union([Type.String(), Type.Null()])),
      teams: Type.Optional(
        Type.Union([Type.Array(Type.Object({ name: Type.String({ minLength: 1 }) })), Type.Null()]),
      ),
    }),
  }),
);

/** Addresses of people a company's own sign-on vouches for are verified; of the others the export does not say. */
export function lineAddresses(line: unknown): AccountAddress[] {
  if (!user.fits(line)) return [];
  const { username, email, auth_service: signOn, teams } = line.user;
  const verified = (signOn ?? '') !== '';
  return (teams ?? []).map(({ name: team }) => ({ account: accountOf({ team }, username), email, verified }));
}
