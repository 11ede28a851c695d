// tablee scim …: the token an identity provider shows when it keeps the directory up to date.
import type { Command } from 'commander';
import type { Opening } from './opening.ts';
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

/** `tablee scim …`. */
export function addScimCommands(program: Command, { withHouse }: Opening): void {
  const scim = program.command('scim').description('identity providers that keep the directory (SCIM 2.0)');
  scim
    .command('token')
    .description('prints a new token, this once; the one before holds for a day more')
    .action(() => withHouse(scimTokenCommand, { quiet: true }));
  scim
    .command('revoke')
    .description('no token holds any longer')
    .action(() => withHouse(scimRevokeCommand, { quiet: true }));
}
