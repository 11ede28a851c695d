// Events of a made-up chat, as bytes whose ids can be written anew in place: fresh events at next to no cost,
// so that what generates the load takes little of the machine from what is measured.
import { interactionType } from '../../core/event.ts';
import { mulberry32 } from '../../fixtures/random.ts';

export const feed = '/bench';

const idDigits = 12;
const marker = '#'.repeat(idDigits);
const people = 5_000;
const rooms = 200;
const threads = 20_000;

/** Several events in one body, and where in it each event's number stands. */
export interface EventTemplate {
  body: Buffer;
  /** Offsets of the numbers of each event: of the event's id, and of the thing's where it makes one. */
  numbersAt: number[][];
}

/** A third each of posts, replies within a thread and reactions; a reply names somebody every fourth time. */
function chatEvent(random: () => number, time: string): object {
  const pick = (most: number) => Math.floor(random() * most);
  const room = pick(rooms);
  const message = (n: number) => `chat:T024:C${room}:13555${String(n).padStart(6, '0')}.000100`;
  const actor = { id: `chat:T024:U${pick(people)}` };
  const community = { id: `chat:T024:C${room}`, name: `Room ${room}` };
  const made = { id: `chat:T024:C${room}:${marker}`, chars: pick(400), lang: 'en' };
  const thread = { id: message(pick(threads)), inReplyTo: message(pick(threads)) };
  const mentions = [{ id: `chat:T024:U${pick(people)}`, reason: 'mention' }];
  const what = [
    { verb: 'post', object: made },
    { verb: 'reply', object: made, thread, ...(pick(4) === 0 ? { targets: mentions } : {}) },
    { verb: 'react', object: { id: message(pick(threads)) } },
  ][pick(3)];
  return {
    specversion: '1.0',
    id: `event:${marker}`,
    source: feed,
    type: interactionType,
    time,
    data: { actor, community, ...what },
  };
}

/** `count` events that happen at `timeMs`; one event alone is not in an array. */
export function eventTemplate(count: number, seed: number, timeMs: number): EventTemplate {
  const random = mulberry32(seed);
  const time = new Date(timeMs).toISOString();
  const texts = Array.from({ length: count }, () => JSON.stringify(chatEvent(random, time)));
  const body = Buffer.from(count === 1 ? (texts[0] ?? '') : `[${texts.join()}]`);
  let at = count === 1 ? 0 : 1;
  const numbersAt = texts.map((text) => {
    const from = at;
    at += text.length + 1;
    return [...text.matchAll(new RegExp(marker, 'g'))].map((match) => from + match.index);
  });
  return { body, numbersAt };
}

/** Numbers the events of a template from `first` on. */
export function numberEvents({ body, numbersAt }: EventTemplate, first: number): void {
  numbersAt.forEach((places, index) => {
    for (const at of places) writeDigits(body, at, first + index);
  });
}

function writeDigits(body: Buffer, at: number, number: number): void {
  let rest = number;
  for (let place = at + idDigits - 1; place >= at; place--) {
    body[place] = 48 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
}
