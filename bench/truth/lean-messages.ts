// The Lean chat archive as a plain list of messages, and who answers whom in it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { dayFromNumber } from '../../core/windows.ts';
import type { TieReason } from '../../core/verbs.ts';
import type { DailyTie } from '../../analytics/graph/tie-graph.ts';

export interface Message {
  day: number;
  time: number;
  community: string;
  topic: string;
  author: string;
  mentions: string[];
  /** Authors of the messages this one quotes. */
  quoted: string[];
}

/** Days since 1970, who to whom, why. */
export interface Response {
  day: number;
  community: string;
  from: string;
  to: string;
  reason: TieReason;
}

/**
 * `inferred`: the next message in a topic by someone else within 7 days is a reply, nothing else is a tie.
 * `product`: what the product counts: a message answers those it quotes, or else the latest earlier message by
 * someone else in its topic, at most 7 days old; and it mentions those it mentions.
 */
export type ReplyDefinition = 'inferred' | 'product';

const patienceSeconds = 7 * 86_400;

/** Messages by people, in order of time; those of bots are left out. */
export function readMessages(folder: string): Message[] {
  const text = gunzipSync(readFileSync(join(folder, 'messages.csv.gz'))).toString('utf8');
  const authors = new Map<string, string>();
  const bots = new Set<string>();
  const messages: Message[] = [];
  for (const line of text.split('\n').slice(1)) {
    if (line === '') continue;
    const [id, ts, community, topic, author, bot, , mentions, quotes] = line.split(',') as Line;
    authors.set(id, author);
    if (bot === '1') bots.add(author);
    const time = Number(ts);
    const quoted = words(quotes).flatMap((quote) => authors.get(quote) ?? []);
    const day = Math.floor(time / 86_400);
    messages.push({ day, time, community, topic, author, mentions: words(mentions), quoted });
  }
  return messages.filter(({ author }) => !bots.has(author));
}

type Line = [string, string, string, string, string, string, string, string, string];

const words = (cell: string): string[] => (cell === '' ? [] : cell.split(' '));

/** Every response between two people, in order of time. */
export function responses(messages: readonly Message[], definition: ReplyDefinition): Response[] {
  const people = new Set(messages.map(({ author }) => author));
  const topics = new Map<string, Topic>();
  const found: Response[] = [];
  for (const message of messages) {
    const { day, community, author } = message;
    const add = (to: string, reason: TieReason) => {
      if (to !== author && people.has(to)) found.push({ day, community, from: author, to, reason });
    };
    for (const to of addressees(message, topics, definition)) add(to, 'reply');
    if (definition === 'product') for (const to of message.mentions) add(to, 'mention');
  }
  return found;
}

/** The last speaker of a topic, their unanswered messages, and who spoke before them. */
interface Topic {
  speaker: string;
  /** Times of the speaker's latest messages in a row. */
  times: number[];
  before: { author: string; time: number } | undefined;
}

function addressees(message: Message, topics: Map<string, Topic>, definition: ReplyDefinition): string[] {
  const { topic, author, time, quoted } = message;
  const last = topics.get(topic);
  if (last?.speaker === author) {
    last.times.push(time);
    const before = last.before;
    if (definition === 'inferred') return [];
    return quoted.length > 0 ? quoted : fresh(before, time);
  }
  const spoken = last === undefined ? undefined : { author: last.speaker, time: last.times.at(-1) ?? 0 };
  topics.set(topic, { speaker: author, times: [time], before: spoken });
  if (definition === 'product') return quoted.length > 0 ? quoted : fresh(spoken, time);
  return (last?.times ?? []).flatMap((then) => fresh({ author: last?.speaker ?? '', time: then }, time));
}

function fresh(earlier: { author: string; time: number } | undefined, time: number): string[] {
  return earlier !== undefined && time - earlier.time <= patienceSeconds ? [earlier.author] : [];
}

/** The same responses as the store's roll-up would hold them. */
export function toDailyTies(found: readonly Response[]): DailyTie[] {
  const ties = new Map<string, DailyTie>();
  for (const { day, community, from, to, reason } of found) {
    const key = `${day} ${community} ${from} ${to} ${reason}`;
    const known = ties.get(key);
    if (known !== undefined) known.n++;
    else ties.set(key, { day: dayFromNumber(day), community, from, to, reason, n: 1 });
  }
  return [...ties.values()];
}
