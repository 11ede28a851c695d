// Finds the source that signed a request.
import type { ActiveSource } from '../sources/sources.ts';
import { refuse, type Refusal } from './refusals.ts';
import { isSignedBy, type Signed } from '../signatures/standard-webhooks.ts';

/** The source named by the sender, else the first whose key fits. */
export function authenticate(
  active: readonly ActiveSource[],
  named: string | undefined,
  signed: Signed,
  body: Buffer,
): ActiveSource | Refusal {
  const candidates = named === undefined ? active : active.filter(({ name }) => name === named);
  if (named !== undefined && candidates.length === 0) return refuse('unknown-source', detail);
  const signer = candidates.find(({ keys }) => keys.some((key) => isSignedBy(key, signed, body)));
  return signer ?? refuse('bad-signature', detail, named === undefined ? '' : `/${named}`);
}

const detail = 'No active secret made this signature over webhook-id, webhook-timestamp and the raw body.';
