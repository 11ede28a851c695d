// Remembers which address an account of a tool has: how accounts of several tools find the one person of the directory.
import type { Clock } from '../../core/clock.ts';
import type { PersonId } from '../../core/ids.ts';
import type { Pseudonyms } from '../../core/pseudonyms.ts';
import { addressesTable, type AddressRow } from '../../store/rows/addresses.ts';
import { writeChanges } from '../../store/rows/versioned.ts';
import type { Store } from '../../store/store.ts';
import type { AccountAddress, AccountAddresses } from './account-addresses.ts';
import type { RegisteredCount } from './register-organisation.ts';

export interface AddressParts {
  store: Store;
  pseudonyms: Pseudonyms;
  clock: Clock;
}

/**
 * Keeps a keyed hash of each address, the last told of an account; accounts not told of keep theirs.
 * Doing it twice writes nothing.
 */
export async function registerAddresses(
  told: AccountAddresses | readonly AccountAddress[],
  { store, pseudonyms, clock }: AddressParts,
): Promise<RegisteredCount> {
  const rows = new Map<PersonId, AddressRow>();
  for await (const { account, email, verified } of told) {
    const row = { account: pseudonyms.person(account), address: pseudonyms.address(email), verified };
    rows.set(row.account, row);
  }
  const options = { now: clock.now(), missing: 'keep' } as const;
  const { written, unchanged } = await writeChanges(store, addressesTable, [...rows.values()], options);
  return { written: written.length, unchanged, removed: 0 };
}
