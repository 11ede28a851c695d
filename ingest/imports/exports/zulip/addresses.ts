// Which address belongs to which account of a Zulip organisation.
import { Type } from 'typebox';
import { accountOf } from '../../../tools/zulip/read-message.ts';
import { shapeOf } from '../../../tools/shape.ts';
import type { AccountAddresses } from '../../account-addresses.ts';
import type { Archive } from '../../archives/archive.ts';
import { readJsonRecords } from '../../json-records.ts';

const profile = shapeOf(
  Type.Object({
    id: Type.Integer({ minimum: 1 }),
    email: Type.String(),
    /** The real one; `email` may be made up when addresses are hidden. */
    delivery_email: Type.Optional(Type.String()),
    is_bot: Type.Optional(Type.Boolean()),
    is_mirror_dummy: Type.Optional(Type.Boolean()),
  }),
);

/** Zulip opens an account only after its address was confirmed; stand-ins for people elsewhere were never opened. */
export async function* realmAddresses(archive: Archive, path: string, realm: string): AccountAddresses {
  for await (const { place, text } of archive.entries((one) => one === path)) {
    for await (const records of readJsonRecords(place, text)) {
      for (const record of records) {
        if (record.kind === 'fault' || record.list !== 'zerver_userprofile') continue;
        if (!profile.fits(record.value) || record.value.is_bot === true) continue;
        const { id, email, delivery_email: delivery = email, is_mirror_dummy: dummy } = record.value;
        yield { account: accountOf({ realm }, id), email: delivery, verified: dummy !== true };
      }
    }
  }
}
