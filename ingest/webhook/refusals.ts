// Every way a request is turned away at the door, with its status and words; nothing of it is kept but a count.
import { problem, type Problem } from '../../core/errors.ts';
import type { RefusalCode } from '../../core/outcome.ts';

export interface Refusal {
  kind: 'refused';
  code: RefusalCode;
  /** Empty until the sender is known. */
  source: string;
  detail: string;
}

const statuses: Readonly<Record<RefusalCode, readonly [status: number, title: string]>> = {
  unsigned: [401, 'Signature missing'],
  'bad-signature': [401, 'Signature does not match'],
  'unknown-source': [401, 'Signature does not match'],
  stale: [400, 'Timestamp out of tolerance'],
  malformed: [400, 'Request cannot be read'],
  'too-large': [413, 'Body too large'],
  'too-many-items': [413, 'Too many items'],
  'unsupported-media-type': [415, 'Unsupported media type'],
  'inbox-full': [503, 'Inbox full'],
  'rate-limited': [429, 'Too many requests'],
};

export const retryAfterS = 10;

/** Seconds to wait, from half of {@link retryAfterS} to once and a half: those sent away together come back apart. */
export function retryAfter(random: () => number): number {
  return Math.round(retryAfterS * (0.5 + random()));
}

export function refuse(code: RefusalCode, detail: string, source = ''): Refusal {
  return { kind: 'refused', code, source, detail };
}

/** The answer to a refused request. Which sources exist is nobody's business: an unknown one reads as a bad signature. */
export function refusalProblem({ code, detail }: Refusal): Problem {
  const [status, title] = statuses[code];
  return problem(status, code === 'unknown-source' ? 'bad-signature' : code, title, detail);
}
