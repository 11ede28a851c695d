// tablee person …: which accounts are one person, merged by hand where neither directory nor address says so.
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
async function knownId(name: string, { store, pseudonyms }: House): Promise<PersonId> {
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
