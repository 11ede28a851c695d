// What one line of a Mattermost bulk export tells; lines about channels and bots are remembered for the posts after them.
import { Type, type Static } from 'typebox';
import { readPost, type Post, type Room } from '../../../tools/mattermost/read-post.ts';
import { shapeOf } from '../../../tools/shape.ts';
import { notCounted, unreadable } from '../../../tools/tellings.ts';
import type { Telling } from '../../../tools/tool.ts';
import { readNotice } from './read-notice.ts';
import { readEdit, readReaction } from './read-responses.ts';

const Name = Type.String({ pattern: '^\\S{1,100}$' });
const Moment = Type.Integer({ minimum: 0 });
const orNull = <Schema extends Parameters<typeof Type.Array>[0]>(schema: Schema) =>
  Type.Optional(Type.Union([schema, Type.Null()]));

const Reactions = orNull(Type.Array(Type.Object({ user: Name, emoji_name: Name, create_at: Moment })));
const Written = Type.Object({
  user: Name,
  message: Type.String(),
  create_at: Moment,
  edit_at: orNull(Moment),
  type: orNull(Type.String()),
  props: orNull(
    Type.Object({ from_bot: Type.Optional(Type.String()), from_webhook: Type.Optional(Type.String()) }),
  ),
  reactions: Reactions,
});
export type Written = Static<typeof Written>;

const lines = {
  channel: shapeOf(
    Type.Object({
      channel: Type.Object({
        team: Name,
        name: Name,
        display_name: Type.Optional(Type.String()),
        type: Type.String(),
      }),
    }),
  ),
  bot: shapeOf(Type.Object({ bot: Type.Object({ username: Name }) })),
  post: shapeOf(
    Type.Object({
      post: Type.Intersect([
        Type.Object({ team: Name, channel: Name, replies: orNull(Type.Array(Written)) }),
        Written,
      ]),
    }),
  ),
  direct: shapeOf(Type.Object({ direct_post: Type.Object({ replies: orNull(Type.Array(Type.Unknown())) }) })),
};
const typed = shapeOf(Type.Object({ type: Type.String() }));

/** For one reading of a file from its start. */
export function createLineReader(): (line: unknown) => Telling[] {
  const rooms = new Map<string, Room | 'private'>();
  const bots = new Set<string>();

  function post(line: unknown): Telling[] {
    if (!lines.post.fits(line)) return [lines.post.misfit()];
    const { team, channel, replies, ...root } = line.post;
    const room = rooms.get(`${team}/${channel}`) ?? { team, channel };
    const written = [root, ...(replies ?? [])];
    // Nobody of a private channel was asked when the server was exported.
    if (room === 'private') return written.map(() => notCounted('private-conversation'));
    return written.flatMap((one, index) => readWritten(one, room, bots, index === 0 ? undefined : root));
  }

  return (line) => {
    if (line === undefined) return [malformed];
    if (!typed.fits(line)) return [typed.misfit()];
    switch (line.type) {
      case 'channel':
        if (lines.channel.fits(line)) rooms.set(...roomOf(line.channel));
        return [];
      case 'bot':
        if (lines.bot.fits(line)) bots.add(line.bot.username);
        return [];
      case 'post':
        return post(line);
      case 'direct_post': {
        if (!lines.direct.fits(line)) return [lines.direct.misfit()];
        const { replies } = line.direct_post;
        return [undefined, ...(replies ?? [])].map(() => notCounted('private-conversation'));
      }
      // Everything else describes the server: its version, teams, roles, people, emoji.
      default:
        return [];
    }
  };
}

const malformed: Telling = { kind: 'fault', fault: { code: 'malformed-json', detail: 'not valid JSON' } };

function roomOf(channel: { team: string; name: string; display_name?: string; type: string }) {
  const { team, name, display_name: title = name, type } = channel;
  const room: Room | 'private' =
    type === 'O' ? { team, channel: name, title: title.slice(0, 200) } : 'private';
  return [`${team}/${name}`, room] as const;
}

function readWritten(
  written: Written,
  room: Room,
  bots: ReadonlySet<string>,
  root: Written | undefined,
): Telling[] {
  const notice = readNotice(written, room);
  if (notice !== undefined) return [notice];
  const post = postOf(written, bots);
  if (post.time === 0) return [unreadable('has no time', '/create_at')];
  return [
    readPost(post, room, root && postOf(root, bots)),
    ...readEdit(post, written.edit_at ?? 0, room),
    ...(written.reactions ?? []).map((reaction) => readReaction(reaction, post, room)),
  ];
}

function postOf({ user, message, create_at: time, props }: Written, bots: ReadonlySet<string>): Post {
  const bot = bots.has(user) || props?.from_bot === 'true' || props?.from_webhook === 'true';
  return { user, text: message, time, bot };
}
