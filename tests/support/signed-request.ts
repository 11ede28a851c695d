// A webhook request as an outside tool would sign it (Standard Webhooks 1.0), written apart from the code under test.
import { createHmac } from 'node:crypto';

export interface SignedRequest {
  headers: Record<string, string>;
  body: string;
}

/** `secret` as shown by `tablee source add`: `whsec_` and base64. `at` in milliseconds. */
export function signedRequest(
  secret: string,
  body: string,
  { id, at, contentType }: { id: string; at: number; contentType: string },
): SignedRequest {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    body,
    headers: {
      'content-type': contentType,
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
  };
}
