// Joins and departures: told by an event, by a message the channel shows, or by both, and counted once.
import { interaction } from '../tellings.ts';
import type { Telling } from '../tool.ts';
import { accountOf, communityOf, sourceOf, type Room } from './room.ts';

const hourMs = 3_600_000;

/**
 * The event and the message tell one fact with times that differ by moments, and the event has no time stamp of its
 * own. So membership is placed at its hour: whoever joins, leaves and joins again within one has joined once.
 */
export function readMembership(verb: 'join' | 'leave', user: string, timeMs: number, room: Room): Telling {
  const time = Math.floor(timeMs / hourMs) * hourMs;
  const hour = new Date(time).toISOString().slice(0, 13);
  return interaction({
    source: sourceOf(room),
    id: `${verb}:${room.channel}:${user}:${hour}`,
    time,
    data: { actor: { id: accountOf(room, user) }, verb, community: communityOf(room) },
  });
}
