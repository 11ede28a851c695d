// Who comes to a repository, a team or an organisation, and who goes; who likes a repository, and who takes a copy.
import { Type, type Static } from 'typebox';
import { shapeOf } from '../shape.ts';
import { notCounted, unreadable } from '../tellings.ts';
import type { Telling } from '../tool.ts';
import { accountOf, objectOf, placeOf, told, type Place } from './names.ts';
import { Id, Repository, Time, User, within } from './shapes.ts';

const star = shapeOf(Type.Object({ ...within, starred_at: Type.Optional(Type.Union([Time, Type.Null()])) }));

export function readStar(payload: unknown): Telling {
  if (!star.fits(payload)) return star.misfit();
  const { action, repository, sender, starred_at: starred } = payload;
  if (action !== 'created') return notCounted('taken-back');
  const place = placeOf(repository);
  const id = ['star', `:${sender.login.toLowerCase()}:${starred ?? ''}`] as const;
  const object = { id: objectOf(place, '') };
  return told(place, { id, verb: 'react', actor: sender, time: starred ?? undefined, object });
}

const fork = shapeOf(
  Type.Object({ ...within, forkee: Type.Object({ id: Id, created_at: Type.Optional(Time) }) }),
);

export function readFork(payload: unknown): Telling {
  if (!fork.fits(payload)) return fork.misfit();
  const { repository, sender, forkee } = payload;
  const place = placeOf(repository);
  const object = { id: objectOf(place, '') };
  const time = forkee.created_at;
  return told(place, { id: ['fork', `:${forkee.id}`], verb: 'share', actor: sender, time, object });
}

const Organization = Type.Object({ login: User.properties.login });
const Team = Type.Object({ slug: Type.Optional(Type.String({ pattern: '^\\S{1,100}$' })) });
const Membership = Type.Object({
  action: Type.String(),
  sender: User,
  /** Of a repository or a team. */
  member: Type.Optional(User),
  /** Of an organisation. */
  membership: Type.Optional(Type.Object({ user: User })),
  /** Invited to an organisation; somebody invited by mail is not named. */
  user: Type.Optional(User),
  repository: Type.Optional(Repository),
  organization: Type.Optional(Organization),
  team: Type.Optional(Team),
});
type Membership = Static<typeof Membership>;
const membership = shapeOf(Membership);

const moves = {
  added: 'join',
  member_added: 'join',
  removed: 'leave',
  member_removed: 'leave',
} as const;

/** `delivery` tells apart what nothing in the payload does: somebody may come, go and come again. */
export function readMembership(payload: unknown, delivery: string): Telling {
  if (!membership.fits(payload)) return membership.misfit();
  const { action, sender, member = payload.membership?.user, user, team } = payload;
  // Everyone leaves a team that is dissolved; it is told without the name it had.
  if (team !== undefined && team.slug === undefined) return notCounted('no-interaction');
  const place = groupOf(payload);
  if (place === undefined) return unreadable('names neither repository nor organization', '');
  if (delivery === '') return unreadable('came without X-GitHub-Delivery', '');
  if (action === 'member_invited' && user !== undefined) {
    const targets = [{ id: accountOf(place, user.login), reason: 'invite' as const }];
    return told(place, { id: ['invite', `:${delivery}`], verb: 'invite', actor: sender, targets });
  }
  if (!isMove(action)) return notCounted('no-interaction');
  if (member === undefined) return unreadable('does not say who came or went', '/member');
  const verb = moves[action];
  return told(place, { id: [verb, `:${delivery}`], verb, actor: member });
}

const isMove = (action: string): action is keyof typeof moves => Object.hasOwn(moves, action);

/** A slash keeps teams and organisations apart from repositories, whose names have none. */
function groupOf({ repository, organization, team }: Membership): Place | undefined {
  if (repository !== undefined) return placeOf(repository);
  if (organization === undefined) return undefined;
  const { login: owner } = organization;
  return team?.slug === undefined
    ? { owner, channel: `orgs/${owner}`, name: owner }
    : { owner, channel: `teams/${team.slug}`, name: team.slug };
}
