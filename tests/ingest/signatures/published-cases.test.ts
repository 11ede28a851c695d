// Every case of the collected signature vectors answers as marked, through the scheme a tool of that kind uses.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hubSha256 } from '../../../ingest/signatures/hub-sha256.ts';
import type { SignatureScheme } from '../../../ingest/signatures/scheme.ts';
import { slackV0 } from '../../../ingest/signatures/slack-v0.ts';
import { standardWebhooks } from '../../../ingest/signatures/standard-webhooks.ts';

interface PublishedCase {
  name: string;
  scheme: string;
  secret: string;
  /** Seconds since 1970. */
  now: number;
  headers: Record<string, string>;
  body: string;
  valid: boolean;
  why: string;
}

const schemes: Readonly<Record<string, SignatureScheme>> = {
  'standard-webhooks': standardWebhooks,
  'slack-v0': slackV0,
  'github-sha256': hubSha256('x-hub-signature-256'),
  'discourse-sha256': hubSha256('x-discourse-event-signature'),
};

const file = new URL('../../../../shared/data/payloads/signatures.json', import.meta.url);

describe.skipIf(!existsSync(file))('collected vectors (skipped when ../shared/data is absent)', () => {
  const cases = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PublishedCase[]) : [];

  it('are eighteen', () => {
    expect(cases).toHaveLength(18);
  });

  it.each(cases)('$name: $why', ({ scheme, secret, now, headers, body, valid }) => {
    const lower = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const proof = schemes[scheme]!({ headers: lower, body: Buffer.from(body) }, [secret], now * 1000);
    expect(proof === 'valid').toBe(valid);
  });
});
