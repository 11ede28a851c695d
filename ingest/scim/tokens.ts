// The bearer token an identity provider shows: made here, told once, kept as a hash.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../core/clock.ts';
import { dayMs } from '../../core/windows.ts';
import type { StoredToken, TokenTable } from '../inbox/tokens.ts';

export interface ScimTokens {
  /** A new token, shown this once; those before it hold for a day more, so that the provider can be changed over. */
  make(): Promise<string>;
  /** No token holds any longer. */
  revoke(): Promise<void>;
  holds(token: string): boolean;
}

export function createScimTokens(table: TokenTable, clock: Clock): ScimTokens {
  const inForce = (tokens: readonly StoredToken[]) =>
    tokens.filter(({ expires }) => expires === null || expires > clock.now());
  return {
    async make() {
      const token = `scim_${randomBytes(32).toString('base64url')}`;
      const now = clock.now();
      await table.change((before) => [
        { hash: hashOf(token).toString('hex'), created: now, expires: null },
        ...inForce(before).map((old) => ({
          ...old,
          expires: Math.min(old.expires ?? Infinity, now + dayMs),
        })),
      ]);
      return token;
    },
    async revoke() {
      await table.change(() => []);
    },
    holds(token) {
      const shown = hashOf(token);
      return inForce(table.all()).some(({ hash }) => timingSafeEqual(Buffer.from(hash, 'hex'), shown));
    },
  };
}

/** 256 random bits need no slow hash. */
function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
