// One-time links that open a session: signed, for one role, valid for fifteen minutes. Printed, never mailed.
import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { Clock } from '../core/clock.ts';
import { roles, type Viewer } from '../core/gate.ts';
import { CommunityId } from '../core/ids.ts';
import type { Keys } from '../core/keys.ts';

export const loginLinkMinutes = 15;

/** Somebody let in: their role, and an id of their own for the log of names shown. */
export const Guest = Type.Object({
  role: Type.Enum([...roles]),
  hosts: Type.Union([Type.Literal('all'), Type.Array(CommunityId)]),
  id: Type.String({ pattern: '^[0-9a-f]{16}$' }),
});
export type Guest = Static<typeof Guest>;

const Claims = Type.Object({ ...Guest.properties, expires: Type.Integer() });

export type Opened = { kind: 'welcome'; guest: Guest } | { kind: 'used' | 'stale' | 'unreadable' };

export interface LoginLinks {
  /** `/login?token=…`, to put behind the address people open. */
  make(viewer: Viewer): string;
  /** Lets in once; whoever comes second with the same link is told so. */
  open(token: string): Opened;
}

/** Links made by one instance open in another with the same keys; each instance remembers what it opened. */
export function createLoginLinks({ keys, clock }: { keys: Keys; clock: Clock }): LoginLinks {
  const key = Buffer.from(hkdfSync('sha256', keys.derive('session'), '', 'login-link', 32));
  /** Id → when its link would have expired anyway. */
  const opened = new Map<string, number>();
  const sign = (payload: string) => createHmac('sha256', key).update(payload).digest();

  function read(token: string): Static<typeof Claims> | undefined {
    const [payload = '', signature = ''] = token.split('.');
    const given = Buffer.from(signature, 'base64url');
    const expected = sign(payload);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return Value.Check(Claims, claims) ? claims : undefined;
  }

  return {
    make({ role, hosts }) {
      const claims = {
        role,
        hosts,
        id: randomBytes(8).toString('hex'),
        expires: clock.now() + loginLinkMinutes * 60_000,
      };
      const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
      return `/login?token=${payload}.${sign(payload).toString('base64url')}`;
    },
    open(token) {
      const now = clock.now();
      for (const [id, expires] of opened) if (expires <= now) opened.delete(id);
      const claims = read(token);
      if (claims === undefined) return { kind: 'unreadable' };
      const { expires, ...guest } = claims;
      if (expires <= now) return { kind: 'stale' };
      if (opened.has(guest.id)) return { kind: 'used' };
      opened.set(guest.id, expires);
      return { kind: 'welcome', guest };
    },
  };
}
