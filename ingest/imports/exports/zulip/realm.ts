// What must be known of a Zulip organisation before its messages are read: its tables in realm.json.
import { Type } from 'typebox';
import type { Room } from '../../../tools/zulip/read-message.ts';
import { shapeOf } from '../../../tools/shape.ts';
import type { Archive } from '../../archives/archive.ts';
import { readJsonRecords } from '../../json-records.ts';
import { incompleteExport } from '../incomplete-export.ts';
import { reactionShape, type Reaction } from './reactions.ts';

export interface Realm {
  /** As in its address, `https://NAME.…`. */
  name: string;
  /** Channels everybody may enter, by their id. */
  rooms: ReadonlyMap<number, Room>;
  /** Whom a message went to: a channel's id, or a conversation outside any. */
  recipients: ReadonlyMap<number, number | 'private'>;
  bots: ReadonlySet<number>;
  /** Accounts of the server itself: notices, not people. */
  system: ReadonlySet<number>;
  /** By message; empty where they stand beside their messages. */
  reactions: ReadonlyMap<number, readonly Reaction[]>;
}

const Id = Type.Integer({ minimum: 1 });
const shapes = {
  zerver_realm: shapeOf(Type.Object({ string_id: Type.String() })),
  zerver_stream: shapeOf(
    Type.Object({ id: Id, name: Type.String({ maxLength: 200 }), invite_only: Type.Boolean() }),
  ),
  zerver_recipient: shapeOf(Type.Object({ id: Id, type: Type.Integer(), type_id: Id })),
  zerver_userprofile: shapeOf(Type.Object({ id: Id, is_bot: Type.Optional(Type.Boolean()) })),
};
/** `type` of a recipient that is a channel. */
const channelType = 2;

/** @throws OperatorError `EXPORT_INCOMPLETE` when it does not name the organisation. */
export async function readRealm(archive: Archive, path: string): Promise<Realm> {
  let name: string | undefined;
  const streams = new Map<number, { name: string; open: boolean }>();
  const recipients = new Map<number, number | 'private'>();
  const [bots, system] = [new Set<number>(), new Set<number>()];
  const reactions = new Map<number, Reaction[]>();

  function learn(list: string, row: unknown): void {
    if (list === 'zerver_realm' && shapes.zerver_realm.fits(row)) name = row.string_id;
    else if (list === 'zerver_stream' && shapes.zerver_stream.fits(row))
      streams.set(row.id, { name: row.name, open: !row.invite_only });
    else if (list === 'zerver_recipient' && shapes.zerver_recipient.fits(row))
      recipients.set(row.id, row.type === channelType ? row.type_id : 'private');
    else if (list === 'zerver_userprofile' && shapes.zerver_userprofile.fits(row)) {
      if (row.is_bot === true) bots.add(row.id);
    } else if (list === 'zerver_userprofile_crossrealm' && shapes.zerver_userprofile.fits(row))
      system.add(row.id);
    else if (list === 'zerver_reaction' && reactionShape.fits(row))
      reactions.set(row.message, [...(reactions.get(row.message) ?? []), row]);
  }

  for await (const { place, text } of archive.entries((one) => one === path)) {
    for await (const records of readJsonRecords(place, text)) {
      for (const record of records) if (record.kind === 'record') learn(record.list, record.value);
    }
  }
  if (name === undefined)
    throw incompleteExport(archive.path, `names no organisation in ${path} (zerver_realm).`);
  return { name, rooms: openRooms(name, streams), recipients, bots, system, reactions };
}

function openRooms(
  realm: string,
  streams: ReadonlyMap<number, { name: string; open: boolean }>,
): Map<number, Room> {
  const open = [...streams].filter(([, stream]) => stream.open);
  return new Map(open.map(([channel, { name }]) => [channel, { realm, channel, name }]));
}
