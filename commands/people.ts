// tablee person …: which accounts are one person, merged by hand where neither directory nor address says so.
import type { Command } from 'commander';
import type { Opening } from './opening.ts';
import Table from 'cli-table3';
import { OperatorError } from '../core/errors.ts';
import type { PersonId } from '../core/ids.ts';
import type { Pseudonyms } from '../core/pseudonyms.ts';
import { accountAddressesOf } from '../ingest/imports/exports/export.ts';
import { readAccounts } from '../ingest/imports/read-accounts.ts';
import { registerAddresses } from '../ingest/imports/register-addresses.ts';
import type { House } from '../main.ts';
import { readIdentityFacts } from '../store/identities/identity-facts.ts';
import { mergePeople, unmergePerson } from '../store/identities/merge-people.ts';
import { resolvePeople } from '../store/identities/resolve-people.ts';
import { knownPerson } from '../store/queries/known-person.ts';
import { linksOfPerson } from '../store/queries/links-of-person.ts';
import { refreshWhenOurs } from './fresh-roll-ups.ts';
import { createProgress, number, say } from './output.ts';

const pseudonym = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const account = /^[^:]+:[^:]+:.+$/;

/** A pseudonym as lists show it, an account `provider:tenant:account`, or the directory's own id of a person. */
function idOf(name: string, pseudonyms: Pseudonyms): PersonId {
  if (pseudonym.test(name)) return name;
  return account.test(name) ? pseudonyms.person(name) : pseudonyms.employee(name);
}

/** A misspelt name would otherwise merge nobody, in silence. @throws OperatorError `PERSON_UNKNOWN` */
export async function knownId(name: string, { store, pseudonyms }: House): Promise<PersonId> {
  const id = idOf(name, pseudonyms);
  const [found] = await store.query(knownPerson, { id });
  if (found?.known === true) return id;
  throw new OperatorError(
    `"${name}" is nobody we know. Give a pseudonym, an account (provider:tenant:account) or a person's id in the directory.`,
    { code: 'PERSON_UNKNOWN' },
  );
}

/** From now on, and for all that was told before, `merged` counts as `person`. @throws OperatorError `MERGE_SELF` */
export async function mergeCommand(house: House, merged: string, person: string, reason = ''): Promise<void> {
  const [from, to] = [await knownId(merged, house), await knownId(person, house)];
  if (from === to)
    throw new OperatorError(`${merged} and ${person} are the same already.`, { code: 'MERGE_SELF' });
  const sealed = reason === '' ? '' : house.sealer.seal(reason);
  await mergePeople(house.store, { merged: from, person: to, sealed }, house.clock.now());
  await refreshWhenOurs(house, createProgress());
  say(`${merged} now counts as ${person}; undo it with: tablee person unmerge ${merged}`);
}

/** @throws OperatorError `MERGE_UNKNOWN` */
export async function unmergeCommand(house: House, merged: string): Promise<void> {
  const { store, pseudonyms, clock } = house;
  if (!(await unmergePerson(store, idOf(merged, pseudonyms), clock.now())))
    throw new OperatorError(`${merged} was not merged into anybody.`, { code: 'MERGE_UNKNOWN' });
  await refreshWhenOurs(house, createProgress());
  say(`${merged} counts for itself again, as directory and addresses say`);
}

/** The accounts of a person with the basis of each. */
export async function linksCommand({ store, pseudonyms, sealer }: House, name: string): Promise<void> {
  const links = await store.query(linksOfPerson, { id: idOf(name, pseudonyms) });
  if (links.length === 0) {
    say(`${name} is a person of its own: nothing links it to another`);
    return;
  }
  const table = new Table({ head: ['account', 'person in force', 'basis', 'reason'] });
  for (const { account: id, person, basis, sealed } of links) {
    table.push([id, person, basis, sealed === '' ? '' : sealer.open(sealed)]);
  }
  say(table.toString());
}

/** Facts that disagree: what was passed over, so that somebody who knows can merge or mend. */
export async function conflictsCommand({ store }: House): Promise<void> {
  const { conflicts } = resolvePeople(await readIdentityFacts(store));
  if (conflicts.length === 0) {
    say('no two facts about who is who disagree');
    return;
  }
  const table = new Table({ head: ['account', 'counts as', 'passed over', 'what disagrees'] });
  for (const { account: id, person, others, kind } of conflicts) {
    table.push([id, person, others.join('\n'), kind]);
  }
  say(table.toString());
}

/** A table of accounts, or the members of a tool's export. */
export async function importAccountsCommand(house: House, file: string): Promise<void> {
  const told = /\.csv(\.gz)?$/i.test(file) ? await readAccounts(file) : accountAddressesOf(file);
  const { written, unchanged } = await registerAddresses(told, house);
  say(`addresses   ${number(written)} written, ${number(unchanged)} unchanged`);
  await refreshWhenOurs(house, createProgress());
}

/** `tablee person …`. */
export function addPersonCommands(program: Command, { withHouse }: Opening): void {
  const person = program.command('person').description('which accounts are one person');
  person
    .command('merge')
    .description('the first counts as the second, in all that was and will be told')
    .argument('<merged>', "an account, a person's id in the directory, or a pseudonym")
    .argument('<person>')
    .option('--reason <text>', 'kept sealed')
    .action((merged: string, into: string, { reason }: { reason?: string }) =>
      withHouse((house) => mergeCommand(house, merged, into, reason), { quiet: true }),
    );
  person
    .command('unmerge')
    .description('takes a merge back')
    .argument('<merged>')
    .action((merged: string) => withHouse((house) => unmergeCommand(house, merged), { quiet: true }));
  person
    .command('links')
    .description('everything that counts as one person, and why')
    .argument('<person>')
    .action((name: string) => withHouse((house) => linksCommand(house, name), { quiet: true }));
  person
    .command('conflicts')
    .description('facts about who is who that disagree')
    .action(() => withHouse(conflictsCommand, { quiet: true }));
}
