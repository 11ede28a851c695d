// Derives who is who from the facts, and marks the days on which somebody now counts as somebody else.
import { Type } from 'typebox';
import { defineQuery } from '../define-query.ts';
import { channelsTable } from '../rows/channels.ts';
import { linksTable } from '../rows/links.ts';
import { writeChanges } from '../rows/versioned.ts';
import type { Store, TableDefinition } from '../store.ts';
import { channelHomes, factsHash, readIdentityFacts } from './identity-facts.ts';
import { resolvePeople } from './resolve-people.ts';

interface Derivation {
  /** Hash of the facts, as text: it does not fit a number. */
  facts: string;
  /** Days are marked for links and channels up to this version. */
  links: number;
  version: number;
}

const derivations: TableDefinition<Derivation> = {
  name: 'tablee.derivations',
  columns: {
    name: () => 'identities',
    facts: (row) => row.facts,
    links: (row) => row.links,
    version: (row) => row.version,
  },
};

const derivationNow = defineQuery({
  name: 'derivation-now',
  params: Type.Object({}),
  row: Type.Object({
    facts: Type.String(),
    links: Type.Integer(),
    version: Type.Integer(),
    facts_now: Type.String(),
  }),
  sql: `
    SELECT
      toString(argMax(d.facts, d.version)) AS facts,
      max(d.links) AS links,
      max(d.version) AS version,
      toString(${factsHash}) AS facts_now
    FROM tablee.derivations AS d
    WHERE d.name = 'identities'`,
});

const newestVersion = defineQuery({
  name: 'newest-link-version',
  params: Type.Object({}),
  row: Type.Object({ version: Type.Integer() }),
  sql: `
    SELECT greatest((SELECT max(version) FROM tablee.links), (SELECT max(version) FROM tablee.channels)) AS version`,
});

/** Whether a fact has changed that links and channels do not follow yet. */
export async function identitiesBehind(store: Store): Promise<boolean> {
  const [last] = await store.query(derivationNow, {});
  return last !== undefined && last.facts !== last.facts_now;
}

/**
 * Brings `tablee.links` and `tablee.channels` up to date and touches exactly the days on which a changed account acted
 * or was named, or a changed channel was heard. Safe to stop anywhere: days are marked for every link newer than the
 * last derivation that ended. One caller at a time.
 */
export async function refreshIdentities(store: Store): Promise<void> {
  const [last] = await store.query(derivationNow, {});
  if (last === undefined || last.facts === last.facts_now) return;
  const { links } = resolvePeople(await readIdentityFacts(store));
  const change = { now: last.links + 1, missing: 'remove' } as const;
  await writeChanges(store, linksTable, links, change);
  await writeChanges(store, channelsTable, await store.query(channelHomes, {}), change);
  const [newest] = await store.query(newestVersion, {});
  const version = newest?.version ?? 0;
  if (version > last.links) await touchChangedDays(store, last.links);
  await store.insert(derivations, [
    { facts: last.facts_now, links: Math.max(version, last.links), version: last.version + 1 },
  ]);
}

async function touchChangedDays(store: Store, after: number): Promise<void> {
  await store.command({
    name: 'touch-changed-days',
    sql: `
      INSERT INTO tablee.touched_days (day, touched)
      WITH
        changed AS (SELECT account FROM tablee.links FINAL WHERE version > {after:UInt64}),
        moved AS (SELECT channel FROM tablee.channels FINAL WHERE version > {after:UInt64}),
        things AS (SELECT object FROM tablee.corrections WHERE verb = 'move' AND community IN moved)
      SELECT day, (SELECT max(touched) + 1 FROM tablee.touched_days)
      FROM (
        SELECT day
        FROM tablee.interactions
        WHERE actor IN changed OR community IN moved OR object IN things OR thread IN things
        UNION ALL
        SELECT day
        FROM (SELECT day, arrayJoin(targets) AS target FROM tablee.interactions WHERE notEmpty(targets))
        WHERE target IN changed
      )
      GROUP BY day`,
    params: { after },
  });
}
