// How people, repositories and things of GitHub are called here.
import type { InteractionData } from '../../../core/event.ts';
import type { Verb } from '../../../core/verbs.ts';
import { mentionsIn } from '../mentions.ts';
import { interaction } from '../tellings.ts';
import { lengthOf } from '../text.ts';
import type { Telling } from '../tool.ts';
import type { Repository, User } from './shapes.ts';

/** Where something happened: a repository, or the organisation itself and its teams. */
export interface Place {
  owner: string;
  /** Within the owner: a repository's name, or a path that no repository can have. */
  channel: string;
  name: string;
}

export function placeOf({ full_name: name }: Repository): Place {
  const [owner = '', channel = ''] = name.split('/');
  return { owner, channel, name };
}

/** Logins are the same in any case, and a mention is written in any. */
export function accountOf({ owner }: Place, login: string): string {
  return `github:${owner}:${login.toLowerCase()}`;
}

/** `mark` as in GitHub's own addresses: `#12`, `#issuecomment-34`. */
export function objectOf({ owner, channel }: Place, mark: string): string {
  return `github:${owner}:${channel}${mark}`;
}

export const isBot = ({ type, login }: User) => type === 'Bot' || login.endsWith('[bot]');

export interface Act extends Pick<InteractionData, 'object' | 'thread' | 'targets'> {
  /** What makes the act one of its kind, and what it is about: `post` and `#12`. */
  id: readonly [act: string, mark: string];
  verb: Verb;
  actor: User;
  /** RFC 3339. */
  time?: string | undefined;
}

/** The event of somebody acting in a place. */
export function told(place: Place, { id: [act, mark], verb, actor, time, ...rest }: Act): Telling {
  const { owner, channel, name } = place;
  const data: InteractionData = {
    actor: { id: accountOf(place, actor.login), ...(isBot(actor) && { bot: true }) },
    verb,
    community: { id: `github:${owner}:${channel}`, name },
    ...rest,
  };
  return interaction({
    source: `/github/${owner}`,
    id: `${act}:${channel}${mark}`,
    time: time === undefined ? undefined : Date.parse(time),
    data,
  });
}

/** Something written was edited or deleted, by whoever did so; nothing when neither is what happened. */
export function corrected(
  place: Place,
  mark: string,
  { action, sender }: { action?: string; sender: User },
  time: string | undefined,
): Telling | undefined {
  const object = { id: objectOf(place, mark) };
  switch (action ?? '') {
    case 'edited':
      return told(place, {
        id: ['edit', `${mark}:${time ?? ''}`],
        verb: 'edit',
        actor: sender,
        time,
        object,
      });
    case 'deleted':
      return told(place, { id: ['delete', mark], verb: 'delete', actor: sender, object });
    default:
      return undefined;
  }
}

/** Something written, measured. */
export function written(place: Place, mark: string, body: string | null | undefined) {
  return { id: objectOf(place, mark), chars: lengthOf(body ?? '') };
}

type Target = NonNullable<InteractionData['targets']>[number];

/** Whom something written addresses: the author of what it answers, and people named in it. */
export function addressed(
  place: Place,
  author: User,
  body: string | null | undefined,
  answered?: { user: User | null; reason: Target['reason'] },
): Target[] {
  const first: Target[] =
    answered?.user == null || answered.user.login === author.login
      ? []
      : [{ id: accountOf(place, answered.user.login), reason: answered.reason }];
  const named = mentionsIn(body ?? '', author.login.toLowerCase());
  const mentioned = named.map((login): Target => ({ id: accountOf(place, login), reason: 'mention' }));
  return [...first, ...mentioned].slice(0, 100);
}
