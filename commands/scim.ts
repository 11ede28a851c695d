// tablee scim …: the token an identity provider shows when it keeps the directory up to date.
import { scimPath } from '../ingest/scim/endpoint.ts';
import { createScimTokens } from '../ingest/scim/tokens.ts';
import type { House } from '../main.ts';
import { say } from './output.ts';

/** Prints the token alone on standard output, so that a shell can take it into a variable. */
export async function scimTokenCommand({ inbox, clock }: House): Promise<void> {
  say(await createScimTokens(inbox.tokens, clock).make());
  process.stderr.write(`It is shown this once. The provider's tenant URL is your address and ${scimPath}.\n`);
}

export async function scimRevokeCommand({ inbox, clock }: House): Promise<void> {
  await createScimTokens(inbox.tokens, clock).revoke();
  say('no SCIM token holds any longer');
}
