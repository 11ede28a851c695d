// How people, projects and things of GitLab are called here.
import type { InteractionData } from '../../../core/event.ts';
import type { Verb } from '../../../core/verbs.ts';
import { mentionsIn } from '../mentions.ts';
import { interaction } from '../tellings.ts';
import type { Telling } from '../tool.ts';
import type { Project, User } from './shapes.ts';
import { gitlabTime } from './time.ts';

/** A project or group of one server. */
export interface Place {
  host: string;
  path: string;
}

export function placeOf({ web_url: url, path_with_namespace: path }: Project): Place {
  return { host: new URL(url).host, path };
}

export function accountOf({ host }: Place, username: string): string {
  return `gitlab:${host}:${username.toLowerCase()}`;
}

/** `mark` as in GitLab's own references: `#12` an issue, `!3` a merge request, `#note_45` a note. */
export function objectOf({ host, path }: Place, mark: string): string {
  return `gitlab:${host}:${path}${mark}`;
}

/** Names GitLab gives to accounts that are no people. */
const bot = /^(?:(?:project|group)_\d+_bot|service_account_|(?:alert|support|security|automation)-bot\d*$)/;

export interface Act extends Pick<InteractionData, 'object' | 'thread' | 'targets'> {
  /** What makes the act one of its kind, and what it is about: `post` and `#12`. */
  id: readonly [act: string, mark: string];
  verb: Verb;
  username: string;
  time?: string | undefined;
}

/** The event of somebody acting in a place. */
export function told(place: Place, { id: [act, mark], verb, username, time, ...rest }: Act): Telling {
  const { host, path } = place;
  const data: InteractionData = {
    actor: { id: accountOf(place, username), ...(bot.test(username) && { bot: true }) },
    verb,
    community: { id: `gitlab:${host}:${path}`, name: path },
    ...rest,
  };
  return interaction({
    source: `/gitlab/${host}`,
    id: `${act}:${path}${mark}`,
    time: time === undefined ? undefined : gitlabTime(time),
    data,
  });
}

type Target = NonNullable<InteractionData['targets']>[number];

export interface Named {
  user: User;
  assignees?: readonly User[];
  reviewers?: readonly User[];
}

/** The user name behind an author's number, when the payload happens to name them. */
export function usernameOf(id: number | null | undefined, payload: Named): string | undefined {
  if (id == null) return undefined;
  const everyone = [payload.user, ...(payload.assignees ?? []), ...(payload.reviewers ?? [])];
  return everyone.find((user) => user.id === id)?.username;
}

/** Whom something addresses: the author of what it answers, where known, and people named in it. */
export function addressed(
  place: Place,
  username: string,
  text: string | null | undefined,
  answered?: { username: string | undefined; reason: Target['reason'] },
): Target[] {
  const author = answered?.username;
  const first: Target[] =
    answered === undefined || author === undefined || author === username
      ? []
      : [{ id: accountOf(place, author), reason: answered.reason }];
  const mentioned = mentionsIn(text ?? '', username.toLowerCase())
    .filter((name) => name !== 'all')
    .map((name): Target => ({ id: accountOf(place, name), reason: 'mention' }));
  return [...first, ...mentioned].slice(0, 100);
}
