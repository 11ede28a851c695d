// Refuses requests that change something when they come from another site (CSRF).
import type { IncomingHttpHeaders } from 'node:http';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface Crossing {
  method: string;
  headers: IncomingHttpHeaders;
  /** The address people open, when a proxy stands in front. */
  publicUrl: string | undefined;
}

/**
 * Browsers state where a request comes from in `Sec-Fetch-Site`, older ones in `Origin`. A request with neither was not
 * sent by a browser's form or script, or by one that cannot be trusted to carry our Lax cookie.
 */
export function isCrossSite({ method, headers, publicUrl }: Crossing): boolean {
  if (safeMethods.has(method)) return false;
  const site = headers['sec-fetch-site'];
  if (typeof site === 'string' && site !== 'same-origin' && site !== 'none') return true;
  const origin = headers.origin;
  if (origin === undefined) return site === undefined;
  if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return false;
  return !URL.canParse(origin) || new URL(origin).host !== headers.host;
}
