// Who is signed in: kept whole in an encrypted cookie, so the server remembers nothing.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import secureSession from '@fastify/secure-session';
import { Value } from 'typebox/value';
import type { Keys } from '../core/keys.ts';
import { Guest } from './login-links.ts';

declare module '@fastify/secure-session' {
  interface SessionData {
    guest: Guest;
  }
}

const sessionSeconds = 12 * 3600;

export async function addSessions(app: FastifyInstance, keys: Keys, secure: boolean): Promise<void> {
  await app.register(secureSession, {
    key: keys.derive('session'),
    cookieName: secure ? '__Host-tablee' : 'tablee',
    expiry: sessionSeconds,
    cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: sessionSeconds },
  });
}

/** Nobody when the cookie is missing, stale, or was written by another version. */
export function guestOf(request: FastifyRequest): Guest | null {
  const found: unknown = request.session.get('guest');
  return Value.Check(Guest, found) ? found : null;
}

export function letIn(request: FastifyRequest, guest: Guest): void {
  request.session.regenerate();
  request.session.set('guest', guest);
}

export function showOut(request: FastifyRequest): void {
  request.session.delete();
}
