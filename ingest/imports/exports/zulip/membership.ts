// Who came to and left which channel of a Zulip organisation: its audit log knows, with the time.
import { Type } from 'typebox';
import { accountOf, communityOf, sourceOf } from '../../../tools/zulip/read-message.ts';
import { shapeOf } from '../../../tools/shape.ts';
import { interaction, notCounted } from '../../../tools/tellings.ts';
import type { Telling } from '../../../tools/tool.ts';
import type { Realm } from './realm.ts';

const Id = Type.Integer({ minimum: 1 });
const logged = shapeOf(
  Type.Object({
    id: Id,
    event_type: Type.Integer(),
    event_time: Type.Number({ minimum: 0 }),
    modified_user: Type.Optional(Type.Union([Id, Type.Null()])),
    modified_stream: Type.Optional(Type.Union([Id, Type.Null()])),
  }),
);
/** Subscription created, activated again, deactivated (Zulip's AuditLogEventType). */
const verbs: ReadonlyMap<number, 'join' | 'leave'> = new Map([
  [301, 'join'],
  [302, 'join'],
  [303, 'leave'],
]);

/** Reads a row of any list of realm.json; only the audit log tells something. */
export function readMembership(row: unknown, list: string, realm: Realm): Telling[] {
  if (list !== 'zerver_realmauditlog') return [];
  if (!logged.fits(row)) return [logged.misfit()];
  const { id, event_time: seconds, modified_user: user, modified_stream: channel } = row;
  const verb = verbs.get(row.event_type);
  if (verb === undefined || user == null || channel == null) return [notCounted('no-interaction')];
  const room = realm.rooms.get(channel);
  if (room === undefined) return [notCounted('private-conversation')];
  return [
    interaction({
      source: sourceOf(room),
      id: `${verb}:${id}`,
      time: Math.floor(seconds * 1000),
      data: { actor: { id: accountOf(room, user) }, verb, community: communityOf(room) },
    }),
  ];
}
