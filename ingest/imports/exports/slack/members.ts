// The members of a Slack workspace: they say which workspace it is, and which address belongs to whom.
import { Type } from 'typebox';
import { accountOf } from '../../../tools/slack/room.ts';
import { shapeOf } from '../../../tools/shape.ts';
import type { AccountAddresses } from '../../account-addresses.ts';
import type { Archive } from '../../archives/archive.ts';
import { readJsonRecords } from '../../json-records.ts';
import { incompleteExport } from '../incomplete-export.ts';

const Flag = Type.Optional(Type.Boolean());
const member = shapeOf(
  Type.Object({
    id: Type.String({ minLength: 1 }),
    team_id: Type.Optional(Type.String({ minLength: 1 })),
    is_bot: Flag,
    is_email_confirmed: Flag,
    profile: Type.Optional(Type.Object({ email: Type.Optional(Type.Union([Type.String(), Type.Null()])) })),
  }),
);

/**
 * The workspace most members belong to; those of shared channels belong to others.
 * @throws OperatorError `EXPORT_INCOMPLETE` when users.json is missing or names none.
 */
export async function readWorkspace(archive: Archive, root: string): Promise<string> {
  const members = new Map<string, number>();
  for await (const { team_id: team } of membersOf(archive, root)) {
    if (team !== undefined) members.set(team, (members.get(team) ?? 0) + 1);
  }
  const [largest] = [...members].sort(([, a], [, b]) => b - a);
  if (largest === undefined) {
    throw incompleteExport(archive.path, `has no ${root}users.json that names the workspace (team_id).`);
  }
  return largest[0];
}

export async function* memberAddresses(archive: Archive, root: string, team: string): AccountAddresses {
  const room = { team, channel: '' };
  for await (const { id, is_bot: bot, is_email_confirmed: confirmed, profile } of membersOf(archive, root)) {
    const email = profile?.email ?? '';
    if (bot === true || email === '') continue;
    yield { account: accountOf(room, id), email, verified: confirmed === true };
  }
}

async function* membersOf(archive: Archive, root: string) {
  for await (const { place, text } of archive.entries((path) => path === `${root}users.json`)) {
    for await (const records of readJsonRecords(place, text)) {
      for (const record of records) {
        if (record.kind === 'record' && member.fits(record.value)) yield record.value;
      }
    }
  }
}
