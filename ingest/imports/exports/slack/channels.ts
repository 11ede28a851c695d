// Which folder of a Slack export is which channel, and which belong to private conversations.
import { Type } from 'typebox';
import type { Room } from '../../../tools/slack/room.ts';
import { shapeOf } from '../../../tools/shape.ts';
import type { Archive } from '../../archives/archive.ts';
import { readJsonRecords } from '../../json-records.ts';

/** By the name of its folder. */
export type Channels = ReadonlyMap<string, Room | 'private'>;

const channel = shapeOf(
  Type.Object({ id: Type.String({ minLength: 1 }), name: Type.Optional(Type.String({ maxLength: 200 })) }),
);
/** Private channels, group messages and direct messages; the last have folders named after their id. */
const privateListings: ReadonlySet<string> = new Set(['groups.json', 'mpims.json', 'dms.json']);

export async function readChannels(archive: Archive, root: string, team: string): Promise<Channels> {
  const channels = new Map<string, Room | 'private'>();
  const isListing = (path: string) =>
    path === `${root}channels.json` ||
    (path.startsWith(root) && privateListings.has(path.slice(root.length)));
  for await (const { path, place, text } of archive.entries(isListing)) {
    const secret = path !== `${root}channels.json`;
    for await (const records of readJsonRecords(place, text)) {
      for (const record of records) {
        if (record.kind === 'fault' || !channel.fits(record.value)) continue;
        const { id, name = id } = record.value;
        channels.set(name, secret ? 'private' : { team, channel: id, name });
      }
    }
  }
  return channels;
}
