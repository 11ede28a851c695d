// A Zulip organisation's export: realm.json with its tables, and files of a thousand messages each.
import { sourceOf } from '../../../tools/zulip/read-message.ts';
import type { Telling } from '../../../tools/tool.ts';
import type { Archive } from '../../archives/archive.ts';
import type { Row } from '../../row.ts';
import type { Export } from '../export.ts';
import { recordRows } from '../record-rows.ts';
import { realmAddresses } from './addresses.ts';
import { readExportedMessage } from './exported-message.ts';
import { readMembership } from './membership.ts';
import { createReactionReader } from './reactions.ts';
import { readRealm, type Realm } from './realm.ts';

const realmFile = 'realm.json';

export async function openZulipExport(archive: Archive): Promise<Export | undefined> {
  const path = archive.paths.find((one) => one === realmFile || one.endsWith(`/${realmFile}`));
  if (path === undefined) return undefined;
  const realm = await readRealm(archive, path);
  return {
    source: sourceOf({ realm: realm.name }),
    rows: () => rowsOf(archive, path, realm),
    accountAddresses: () => realmAddresses(archive, path, realm.name),
  };
}

async function* rowsOf(archive: Archive, realmPath: string, realm: Realm): AsyncGenerator<Row[]> {
  const root = realmPath.slice(0, -realmFile.length);
  const isMessages = (path: string) =>
    path.startsWith(root) && /^messages-\d+\.json$/.test(path.slice(root.length));
  for await (const entry of archive.entries((path) => path === realmPath || isMessages(path))) {
    if (entry.path === realmPath) yield* recordRows(entry, (row, list) => readMembership(row, list, realm));
    else yield* recordRows(entry, messagesReader(realm));
  }
}

/** Newer releases put a file's reactions after its messages, older ones all of them into realm.json. */
function messagesReader(realm: Realm): (record: unknown, list: string) => Telling[] {
  const reactions = createReactionReader(realm);
  return (record, list) => {
    if (list === 'zerver_reaction') return [reactions.read(record)];
    if (list !== 'zerver_message') return [];
    const { telling, message } = readExportedMessage(record, realm);
    return message === undefined ? [telling] : [telling, ...reactions.met(message)];
  };
}
