// A Slack workspace's export: users.json, channels.json, and a file a day in a folder for each channel.
import { readMessage } from '../../../tools/slack/read-message.ts';
import { readKeptEdit } from '../../../tools/slack/read-correction.ts';
import { readListedReactions } from '../../../tools/slack/read-reaction.ts';
import { sourceOf } from '../../../tools/slack/room.ts';
import { notCounted, unreadable } from '../../../tools/tellings.ts';
import type { Telling } from '../../../tools/tool.ts';
import type { Archive } from '../../archives/archive.ts';
import type { Row } from '../../row.ts';
import type { Export } from '../export.ts';
import { recordRows } from '../record-rows.ts';
import { readChannels, type Channels } from './channels.ts';
import { memberAddresses, readWorkspace } from './members.ts';

const dayFile = /^([^/]+)\/\d{4}-\d{2}-\d{2}\.json$/;
/** Applications installed and changed: administration. */
const integrationLog = 'integration_logs.json';

export async function openSlackExport(archive: Archive): Promise<Export | undefined> {
  const root = rootOf(archive.paths);
  if (root === undefined) return undefined;
  const team = await readWorkspace(archive, root);
  const channels = await readChannels(archive, root, team);
  return {
    source: sourceOf({ team, channel: '' }),
    rows: () => rowsOf(archive, root, channels),
    accountAddresses: () => memberAddresses(archive, root, team),
  };
}

/** The folder, often none, in which days lie in folders of channels and users.json or channels.json beside them. */
function rootOf(paths: readonly string[]): string | undefined {
  const listings = paths.filter((path) => /(^|\/)(users|channels)\.json$/.test(path));
  const roots = listings.map((path) => path.slice(0, path.lastIndexOf('/') + 1));
  return roots.find((root) =>
    paths.some((path) => path.startsWith(root) && dayFile.test(path.slice(root.length))),
  );
}

async function* rowsOf(archive: Archive, root: string, channels: Channels): AsyncGenerator<Row[]> {
  const inner = (path: string) => (path.startsWith(root) ? path.slice(root.length) : '');
  const wanted = (path: string) => dayFile.test(inner(path)) || inner(path) === integrationLog;
  for await (const entry of archive.entries(wanted)) {
    const [, folder] = dayFile.exec(inner(entry.path)) ?? [];
    yield* recordRows(
      entry,
      folder === undefined ? () => [notCounted('no-interaction')] : dayReader(folder, channels),
    );
  }
}

function dayReader(folder: string, channels: Channels): (message: unknown) => Telling[] {
  const room = channels.get(folder);
  if (room === undefined) return () => [unreadable(`channels.json lists no channel "${folder}"`, '')];
  // Nobody of a private conversation was asked when the workspace was exported.
  if (room === 'private') return () => [notCounted('private-conversation')];
  return (message) => {
    const told = readMessage(message, room);
    if (told.kind !== 'event') return [told];
    return [told, ...readKeptEdit(message, room), ...readListedReactions(message, room)];
  };
}
