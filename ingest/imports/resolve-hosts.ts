// Finds the person behind a host, whether named by employee id or by account.
import type { DeclaredPerson } from '../../core/declared.ts';
import type { PersonId } from '../../core/ids.ts';
import type { Pseudonyms } from '../../core/pseudonyms.ts';
import { accountsTable } from '../../store/rows/accounts.ts';
import type { Store } from '../../store/store.ts';

/** Accounts declared together with the communities come first, then those registered earlier. */
export async function hostResolver(
  store: Store,
  pseudonyms: Pseudonyms,
  people: readonly DeclaredPerson[],
): Promise<(name: string) => PersonId> {
  const employees = new Set(people.map(({ id }) => id.trim().toLowerCase()));
  const persons = new Map<PersonId, PersonId>();
  for await (const block of store.stream(accountsTable.current, {})) {
    for (const { account, person, removed } of block) if (!removed) persons.set(account, person);
  }
  for (const { id, accounts } of people) {
    for (const account of accounts) persons.set(pseudonyms.person(account), pseudonyms.employee(id));
  }
  return (name) => {
    if (employees.has(name.trim().toLowerCase()) || !looksLikeAccount(name)) return pseudonyms.employee(name);
    const account = pseudonyms.person(name);
    return persons.get(account) ?? account;
  };
}

/** `provider:tenant:account`; an account's own part may hold colons too. */
function looksLikeAccount(name: string): boolean {
  return /^[^:]+:[^:]+:.+$/.test(name);
}
