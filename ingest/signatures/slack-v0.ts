// Slack's request signature: HMAC-SHA256 over `v0:timestamp:body` in hex, at most five minutes off.
import { configuredHmac } from './configured-hmac.ts';

export const slackV0 = configuredHmac({
  header: 'x-slack-signature',
  prefix: 'v0=',
  signed: 'v0:{timestamp}:{body}',
  timestampHeader: 'x-slack-request-timestamp',
});
