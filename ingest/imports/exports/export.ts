// The export archives of tools: found out by what is inside them, read without a mapping.
import { OperatorError } from '../../../core/errors.ts';
import type { AccountAddresses } from '../account-addresses.ts';
import { openArchive, type Archive } from '../archives/archive.ts';
import type { Row } from '../row.ts';
import { openMattermostExport } from './mattermost/mattermost-export.ts';
import { openSlackExport } from './slack/slack-export.ts';
import { openZulipExport } from './zulip/zulip-export.ts';

export const exportKinds = ['slack', 'zulip', 'mattermost'] as const;
export type ExportKind = (typeof exportKinds)[number];

export interface Export {
  /** The feed's name in the ledger. */
  source: string;
  /** What it tells, in an order that is the same each time. */
  rows(): AsyncIterable<Row[]>;
  accountAddresses(): AccountAddresses;
}

/** Nothing when the archive is no export of this kind. @throws OperatorError `EXPORT_INCOMPLETE`. */
export type OpenExport = (archive: Archive) => Promise<Export | undefined>;

const openers: Readonly<Record<ExportKind, OpenExport>> = {
  slack: openSlackExport,
  mattermost: openMattermostExport,
  zulip: openZulipExport,
};

export interface OpenedExport extends Export {
  archive: Archive;
}

/**
 * Opens an export; close its archive when done. A file alone that is none is nothing: it may be a table.
 * @throws OperatorError `EXPORT_UNKNOWN` when it is not of the kind given, or an archive of none; `FILE_UNREADABLE`.
 */
export async function openExport(path: string, kind?: ExportKind): Promise<OpenedExport | undefined> {
  const archive = await openArchive(path);
  try {
    for (const candidate of kind === undefined ? exportKinds : [kind]) {
      const found = await openers[candidate](archive);
      if (found !== undefined) return { ...found, archive };
    }
    if (archive.packed || kind !== undefined) throw unknownExport(path, kind);
    await archive.close();
    return undefined;
  } catch (error) {
    await archive.close();
    throw error;
  }
}

/** Facts of an export's members; nothing is kept of them here. */
export async function* accountAddressesOf(path: string, kind?: ExportKind): AccountAddresses {
  const opened = await openExport(path, kind);
  if (opened === undefined) throw unknownExport(path, kind);
  try {
    yield* opened.accountAddresses();
  } finally {
    await opened.archive.close();
  }
}

function unknownExport(path: string, kind: ExportKind | undefined): OperatorError {
  const expected = kind === undefined ? exportKinds.join(', ') : kind;
  return new OperatorError(
    `${path} is no export we know (${expected}): of Slack we look for users.json and a folder of days for each ` +
      'channel, of Zulip for realm.json, of Mattermost for JSON lines that begin with their version. ' +
      'Tables (CSV, NDJSON) need a mapping.',
    { code: 'EXPORT_UNKNOWN' },
  );
}
