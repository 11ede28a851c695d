// Identifiers used everywhere: people, things and events are UUIDs derived by hashing; communities keep their source's name.
import { Type, type Static } from 'typebox';

const uuid = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';

/** A person's pseudonym: keyed hash of an account, written as a UUID (version 8, RFC 9562 §5.8). */
export const PersonId = Type.String({ pattern: uuid });
export type PersonId = Static<typeof PersonId>;

/** Keyed hash of a mail address. */
export const AddressId = Type.String({ pattern: uuid });
export type AddressId = Static<typeof AddressId>;

/** A post, thread or other thing people respond to: keyed hash of the source's own id. */
export const ObjectId = Type.String({ pattern: uuid });
export type ObjectId = Static<typeof ObjectId>;

/** An event's identity: hash of CloudEvents (`source`, `id`). */
export const EventKey = Type.String({ pattern: uuid });
export type EventKey = Static<typeof EventKey>;

/** A community as its tool names it, `provider:tenant:channel`. */
export const CommunityId = Type.String({
  minLength: 1,
  maxLength: 200,
  pattern: '^[^\\u0000-\\u001f\\u007f]+$',
});
export type CommunityId = Static<typeof CommunityId>;

/** A calendar day, `YYYY-MM-DD`, in the organisation's time zone. */
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
export type Day = Static<typeof Day>;

/** Stands where there is no object, thread or person. */
export const nilId = '00000000-0000-0000-0000-000000000000';

/** Writes the first 16 bytes of a hash, given in hex, as a version 8 UUID. */
export function uuidFromHash(hex: string): string {
  const variant = variants[Number.parseInt(hex.charAt(16), 16)] ?? '8';
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The digit that stands for each once its two upper bits are set to the variant of RFC 9562. */
const variants = '89ab89ab89ab89ab';
