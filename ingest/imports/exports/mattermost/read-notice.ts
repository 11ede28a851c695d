// What Mattermost writes into a channel by itself. Older exports do not mark it: it is known by its words.
import { accountOf, communityOf, sourceOf, type Room } from '../../../tools/mattermost/read-post.ts';
import { interaction, notCounted } from '../../../tools/tellings.ts';
import type { Telling } from '../../../tools/tool.ts';
import type { Written } from './read-line.ts';

/** The server's English words: "ron joined the channel.", "ron added to the channel by harry." */
const ownWords = /^@?(\S+) (?:has )?(joined|left) the (?:channel|team)\.$/;
const othersWords = /^@?(\S+) (added to|removed from) the (?:channel|team)(?: by @?\S+)?\.$/;

/** A join or departure, a system message, or nothing when somebody wrote it. */
export function readNotice(
  { user, message, create_at: time, type }: Written,
  room: Room,
): Telling | undefined {
  const marked = type?.startsWith('system_') ?? false;
  const [, moved, how] = ownWords.exec(message) ?? othersWords.exec(message) ?? [];
  // Unmarked, only what the server itself would say of this very person is taken for its words.
  const spoken = marked || moved === user || othersWords.test(message);
  if (moved === undefined || !spoken) return marked ? notCounted('system-message') : undefined;
  const verb = how === 'joined' || how === 'added to' ? 'join' : 'leave';
  return interaction({
    source: sourceOf(room),
    id: `${verb}:${room.channel}:${moved}:${time}`,
    time,
    data: { actor: { id: accountOf(room, moved) }, verb, community: communityOf(room) },
  });
}
