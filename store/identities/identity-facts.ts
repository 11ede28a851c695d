// Everything that says who is who and which channel is where, read from what is declared.
import { Type } from 'typebox';
import type { AddressId, PersonId } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';
import type { Store } from '../store.ts';
import type { IdentityFacts } from './resolve-people.ts';

/** Pairs of ids; each of the four kinds of facts is such a list. */
const pairs = (name: string, sql: string) =>
  defineQuery({
    name,
    params: Type.Object({}),
    row: Type.Object({ id: Type.String(), means: Type.String() }),
    sql,
  });

const accounts = pairs(
  'accounts-declared',
  'SELECT account AS id, person AS means FROM tablee.accounts FINAL WHERE NOT removed',
);
const addresses = pairs(
  'addresses-verified',
  'SELECT account AS id, address AS means FROM tablee.addresses FINAL WHERE NOT removed AND verified',
);
const merges = pairs(
  'merges-made',
  'SELECT merged AS id, person AS means FROM tablee.merges FINAL WHERE NOT removed',
);

const directory = defineQuery({
  name: 'directory-addresses',
  params: Type.Object({}),
  row: Type.Object({ person: Type.String(), addresses: Type.Array(Type.String()) }),
  sql: 'SELECT person, addresses FROM tablee.directory FINAL WHERE NOT removed',
});

export async function readIdentityFacts(store: Store): Promise<IdentityFacts> {
  const people = new Map<PersonId, AddressId[]>();
  for await (const block of store.stream(directory, {})) {
    for (const { person, addresses: theirs } of block) people.set(person, theirs);
  }
  return {
    directory: people,
    accounts: await mapOf(store, accounts),
    addresses: await mapOf(store, addresses),
    merges: await mapOf(store, merges),
  };
}

async function mapOf(store: Store, facts: typeof accounts): Promise<Map<string, string>> {
  const map = new Map<string, string>();
  for await (const block of store.stream(facts, {})) for (const { id, means } of block) map.set(id, means);
  return map;
}

/** A channel that several communities claim belongs to the first of them by name. */
export const channelHomes = defineQuery({
  name: 'channel-homes',
  params: Type.Object({}),
  row: Type.Object({ channel: Type.String(), community: Type.String() }),
  sql: `
    SELECT channel, min(home) AS community
    FROM (
      SELECT community AS home, arrayJoin(if(empty(channels), [community], channels)) AS channel
      FROM tablee.communities FINAL
      WHERE NOT removed
    )
    GROUP BY channel
    ORDER BY channel`,
});

/** One number for all these facts: it changes when any of them does. */
export const factsHash = `
  (
    SELECT sum(cityHash64('account', account, person)) FROM tablee.accounts FINAL WHERE NOT removed
  ) + (
    SELECT sum(cityHash64('address', account, address)) FROM tablee.addresses FINAL WHERE NOT removed AND verified
  ) + (
    SELECT sum(cityHash64('merge', merged, person)) FROM tablee.merges FINAL WHERE NOT removed
  ) + (
    SELECT sum(cityHash64('person', person, addresses)) FROM tablee.directory FINAL WHERE NOT removed
  ) + (
    SELECT sum(cityHash64('community', community, channels)) FROM tablee.communities FINAL WHERE NOT removed
  )`;
