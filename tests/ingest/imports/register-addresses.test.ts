import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readAccounts } from '../../../ingest/imports/read-accounts.ts';
import { registerAddresses } from '../../../ingest/imports/register-addresses.ts';
import { memoryStore, pseudonyms, temporaryFolder, testClock } from '../../support/ingest.ts';

const lines = [
  'account,email,verified',
  'slack:T1:ana,Ana@acme.example,',
  'zulip:acme:7,ben@acme.example,yes',
  'teams:acme:ben,ben@acme.example,no',
];

function write(text: readonly string[]): string {
  const path = join(temporaryFolder(), 'accounts.csv');
  writeFileSync(path, text.join('\n'));
  return path;
}

it('addresses are kept as keyed hashes, whatever their case, and written once', async () => {
  const store = memoryStore();
  store.answers.set('current-addresses', () => store.rows('tablee.addresses'));
  const parts = { store, pseudonyms, clock: testClock() };
  const told = await readAccounts(write(lines));
  expect(await registerAddresses(told, parts)).toEqual({ written: 3, unchanged: 0, removed: 0 });
  expect(await registerAddresses(told, parts)).toEqual({ written: 0, unchanged: 3, removed: 0 });
  expect(JSON.stringify(store.rows('tablee.addresses'))).not.toMatch(/acme|@/);
  expect(store.rows('tablee.addresses')).toMatchObject([
    {
      account: pseudonyms.person('slack:T1:ana'),
      address: pseudonyms.address('ana@ACME.example '),
      verified: true,
    },
    { address: pseudonyms.address('ben@acme.example'), verified: true },
    { address: pseudonyms.address('ben@acme.example'), verified: false },
  ]);
});

it.each([
  { text: ['account', 'slack:T1:ana'], says: ':1: column "email" is missing' },
  { text: [...lines, 'ana,ana@acme.example,'], says: ':5: account "ana" is not provider:tenant:account' },
  { text: [...lines, 'slack:T1:cy,cy,'], says: ':5: email is not a mail address' },
])('faults are told with their line: $says', async ({ text, says }) => {
  await expect(readAccounts(write(text))).rejects.toMatchObject({
    code: 'FILE_FAULTS',
    message: expect.stringContaining(says) as string,
  });
});
