// An event of Slack's Events API: an envelope that says which workspace tells it, and the event itself.
import { Type, type Static } from 'typebox';
import { shapeOf } from '../shape.ts';
import { notCounted, unreadable } from '../tellings.ts';
import type { Telling } from '../tool.ts';
import { readChanged, readDeleted } from './read-correction.ts';
import { readMembership } from './read-membership.ts';
import { readMessage, UserId } from './read-message.ts';
import { readReactionAdded } from './read-reaction.ts';
import { isPrivate } from './room.ts';

const TeamId = Type.Union([Type.String({ minLength: 1 }), Type.Null()]);
const Callback = Type.Object({
  event: Type.Object({ type: Type.String(), subtype: Type.Optional(Type.String()) }),
  team_id: Type.Optional(TeamId),
  authorizations: Type.Optional(Type.Array(Type.Object({ team_id: Type.Optional(TeamId) }))),
  event_time: Type.Optional(Type.Integer({ minimum: 0 })),
});
type Callback = Static<typeof Callback>;

const callback = shapeOf(Callback);
const placed = shapeOf(
  Type.Object({ channel: Type.String({ minLength: 1 }), channel_type: Type.Optional(Type.String()) }),
);
const moved = shapeOf(
  Type.Object({
    channel: Type.String({ minLength: 1 }),
    user: UserId,
    channel_type: Type.Optional(Type.String()),
  }),
);

/** What one `event_callback` tells. Types that are not named here are administration. */
export function readCallback(payload: unknown): Telling {
  if (!callback.fits(payload)) return callback.misfit();
  switch (payload.event.type) {
    case 'message':
    // The same message again, for the application it names.
    case 'app_mention':
      return readPlaced(payload);
    case 'reaction_added': {
      const team = teamOf(payload);
      return team === undefined ? noTeam : readReactionAdded(payload.event, team, '/event');
    }
    case 'reaction_removed':
      return notCounted('taken-back');
    case 'member_joined_channel':
      return readMoved(payload, 'join');
    case 'member_left_channel':
      return readMoved(payload, 'leave');
    default:
      return notCounted('no-interaction');
  }
}

/**
 * The workspace that installed the application: in a channel shared between companies `team_id` may be the other
 * one. An installation for a whole enterprise names no workspace there, and `team_id` is the one.
 */
function teamOf({ authorizations, team_id: team }: Callback): string | undefined {
  return authorizations?.[0]?.team_id ?? team ?? undefined;
}

const noTeam = unreadable('names no workspace', '/team_id');

function readPlaced(payload: Callback): Telling {
  const { event } = payload;
  const team = teamOf(payload);
  if (!placed.fits(event)) return placed.misfit('/event');
  if (team === undefined) return noTeam;
  const { channel, channel_type: channelType } = event;
  if (isPrivate(channel, channelType)) return notCounted('private-conversation');
  const room = { team, channel };
  switch (payload.event.subtype) {
    case 'message_changed':
      return readChanged(event, room, '/event');
    case 'message_deleted':
      return readDeleted(event, room, '/event');
    // A thread's root, told again because its counters changed.
    case 'message_replied':
      return notCounted('no-interaction');
    case undefined:
    default:
      return readMessage(event, room, '/event');
  }
}

function readMoved(payload: Callback, verb: 'join' | 'leave'): Telling {
  const { event, event_time: seconds } = payload;
  const team = teamOf(payload);
  if (!moved.fits(event)) return moved.misfit('/event');
  if (team === undefined) return noTeam;
  if (seconds === undefined) return unreadable('has no time', '/event_time');
  if (isPrivate(event.channel, event.channel_type)) return notCounted('private-conversation');
  return readMembership(verb, event.user, seconds * 1000, { team, channel: event.channel });
}
