// What every signature scheme is: a question about a request, asked before anything of it is believed.
import { timingSafeEqual } from 'node:crypto';
import type { Proof, ToolRequest } from '../tools/tool.ts';

export type SignedRequest = Pick<ToolRequest, 'headers' | 'body'>;

/**
 * Whether one of the secrets made the request. Secrets come as the administrator gave them; a scheme makes its keys
 * of them. Fits `Tool.prove` as it stands.
 */
export type SignatureScheme = (request: SignedRequest, secrets: readonly string[], nowMs: number) => Proof;

/** A header that must be there once; `name` in lower case. */
export function headerOf({ headers }: SignedRequest, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Compares in constant time; only the length is given away, and that is public. */
export function sameBytes(given: Buffer, expected: Buffer): boolean {
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Seconds by which a signed time may be off, before or ahead. */
export const toleranceS = 300;

/** `stale` beyond the tolerance, `malformed` when `timestamp` is no whole number of seconds since 1970. */
export function placeInTime(timestamp: string, nowMs: number, within = toleranceS): Proof {
  if (!/^\d{1,12}$/.test(timestamp)) return 'malformed';
  return Math.abs(Number(timestamp) - Math.floor(nowMs / 1000)) > within ? 'stale' : 'valid';
}
