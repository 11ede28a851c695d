// Teams' outgoing webhook: `Authorization: HMAC` and HMAC-SHA256 of the body in base64, keyed by a base64 token.
import { configuredHmac } from './configured-hmac.ts';

export const teamsHmac = configuredHmac({
  header: 'authorization',
  prefix: 'HMAC ',
  encoding: 'base64',
  key: 'base64',
});
