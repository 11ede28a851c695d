// A token in every form that changes something: a second belt beside the check of where a request comes from.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Keys } from '../core/keys.ts';
import type { Guest } from './login-links.ts';

export interface FormTokens {
  /** The same for a whole session, and of no use in another. */
  of(guest: Guest): string;
  fits(guest: Guest, given: unknown): boolean;
}

export function createFormTokens(keys: Keys): FormTokens {
  const key = createHmac('sha256', keys.derive('session')).update('form-token').digest();
  const tokenOf = ({ id, role }: Guest) => createHmac('sha256', key).update(`${role} ${id}`).digest();
  return {
    of: (guest) => tokenOf(guest).toString('base64url'),
    fits(guest, given) {
      const expected = tokenOf(guest);
      const bytes = Buffer.from(typeof given === 'string' ? given : '', 'base64url');
      return bytes.length === expected.length && timingSafeEqual(bytes, expected);
    },
  };
}
