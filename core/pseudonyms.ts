// Turns accounts and things into identifiers that cannot be turned back without the key.
import { hash } from 'node:crypto';
import { uuidFromHash, type AddressId, type EventKey, type ObjectId, type PersonId } from './ids.ts';
import type { Keys } from './keys.ts';
import { shortHmac } from './short-hmac.ts';

export interface Pseudonyms {
  /** `provider:tenant:account` → person. HMAC-SHA-256, first 128 bits. */
  person(account: string): PersonId;
  /** A directory entry's own id (employee number or address) → person. */
  employee(id: string): PersonId;
  /** A mail address, whatever its case: it tells whether two accounts are one person's, and nothing else. */
  address(email: string): AddressId;
  /** Keyed, because ids of things often spell titles or names. */
  object(reference: string): ObjectId;
}

/** Accounts kept in memory so that each is hashed once, not once per event. */
const remembered = 200_000;

export function createPseudonyms(keys: Keys): Pseudonyms {
  const hmac = shortHmac(keys.derive('pseudonym'));
  const people = new Map<string, PersonId>();
  const keyed = (kind: string, text: string) => uuidFromHash(hmac(`${kind}\0${text}`));

  function person(account: string): PersonId {
    const known = people.get(account);
    if (known !== undefined) return known;
    if (people.size >= remembered) people.clear();
    const id = keyed('account', account);
    people.set(account, id);
    return id;
  }

  return {
    person,
    employee: (id) => keyed('employee', id.trim().toLowerCase()),
    address: (email) => keyed('address', email.trim().toLowerCase()),
    object: (reference) => keyed('object', reference),
  };
}

/** Identity of an event: CloudEvents says that `source` and `id` together are unique. */
export function eventKey(source: string, id: string): EventKey {
  return uuidFromHash(hash('sha256', `${source}\0${id}`, 'hex'));
}
