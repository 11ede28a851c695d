// `sha256=` and HMAC-SHA256 of the body in hex: WebSub’s form, used by GitHub and Discourse under their own headers.
import { configuredHmac } from './configured-hmac.ts';
import type { SignatureScheme } from './scheme.ts';

/** No time is signed, so an old request proves itself for ever: what it tells must carry its own identity. */
export function hubSha256(header: string): SignatureScheme {
  return configuredHmac({ header, prefix: 'sha256=' });
}
