// A message as it lies in a Zulip export: people and channels by their row numbers.
import { Type } from 'typebox';
import type { NotCounted } from '../../../../core/outcome.ts';
import { readMessage, type Room } from '../../../tools/zulip/read-message.ts';
import { shapeOf } from '../../../tools/shape.ts';
import { notCounted, unreadable } from '../../../tools/tellings.ts';
import type { Telling } from '../../../tools/tool.ts';
import type { Realm } from './realm.ts';

/** What reactions to it need to know. */
export interface Met {
  id: number;
  sender: number;
  time: number;
  /** Where it stands, or why it does not count. */
  room: Room | NotCounted;
}

const Id = Type.Integer({ minimum: 1 });
const Seconds = Type.Optional(Type.Number({ minimum: 0 }));
const exported = shapeOf(
  Type.Object({
    id: Id,
    sender: Id,
    recipient: Id,
    subject: Type.String(),
    content: Type.String(),
    rendered_content: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    date_sent: Seconds,
    /** `date_sent` in old releases. */
    pub_date: Seconds,
  }),
);

export function readExportedMessage(row: unknown, realm: Realm): { telling: Telling; message?: Met } {
  if (!exported.fits(row)) return { telling: exported.misfit() };
  const { id, sender, date_sent: seconds = row.pub_date } = row;
  if (seconds === undefined) return { telling: unreadable('has no time', '/date_sent') };
  const room = roomOf(row, realm);
  if (room === undefined) {
    return { telling: unreadable('went to a recipient realm.json does not list', '/recipient') };
  }
  // A webhook tells whole seconds.
  const message = { id, sender, time: Math.floor(seconds) * 1000, room };
  if (typeof room === 'string') return { telling: notCounted(room), message };
  const { subject: topic, content, rendered_content: rendered } = row;
  const bot = realm.bots.has(sender);
  return {
    telling: readMessage({ ...message, bot, topic, content, rendered: rendered ?? '' }, room),
    message,
  };
}

function roomOf(
  { recipient, sender }: { recipient: number; sender: number },
  { rooms, recipients, system }: Realm,
): Room | NotCounted | undefined {
  if (system.has(sender)) return 'system-message';
  const channel = recipients.get(recipient);
  if (channel === undefined) return undefined;
  // Nobody of a private channel was asked when the organisation was exported.
  return (channel === 'private' ? undefined : rooms.get(channel)) ?? 'private-conversation';
}
