// Reads `account,email,verified` from CSV: addresses for tools whose export does not carry them.
import { isTrue } from '../mapping/truth.ts';
import type { AccountAddress } from './account-addresses.ts';
import { refuseFaults, type FileFault } from './faults.ts';
import { readCsv } from './read-records.ts';
import { readText } from './read-text.ts';

const columns = ['account', 'email', 'verified'] as const;

/**
 * An address counts as verified unless the column says otherwise: whoever keeps such a list vouches for it.
 * @throws OperatorError `FILE_FAULTS` with every fault and its line.
 */
export async function readAccounts(path: string): Promise<AccountAddress[]> {
  const { header, blocks } = await readCsv(path, await readText(path));
  const missing = columns.filter((name) => name !== 'verified' && !header.includes(name));
  refuseFaults(
    path,
    missing.map((name) => ({ line: 1, detail: `column "${name}" is missing` })),
  );
  const addresses: AccountAddress[] = [];
  const faults: FileFault[] = [];
  for await (const block of blocks) {
    for (const { line, fields } of block) {
      const [account = '', email = '', verified = ''] = columns.map((name) =>
        (fields[header.indexOf(name)] ?? '').trim(),
      );
      if (!/^[^:]+:[^:]+:.+$/.test(account)) {
        faults.push({ line, detail: `account "${account}" is not provider:tenant:account` });
      } else if (!/^[^@\s]+@[^@\s]+$/.test(email)) {
        faults.push({ line, detail: 'email is not a mail address' });
      } else addresses.push({ account, email, verified: verified === '' || isTrue(verified) });
    }
  }
  refuseFaults(path, faults);
  return addresses;
}
