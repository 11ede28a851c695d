// Packed interactions: what goes in comes out, from the bytes and from the engine that read them.
import fc from 'fast-check';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import type { Interaction } from '../../../core/interaction.ts';
import { nilId } from '../../../core/ids.ts';
import { tieReasons, verbs } from '../../../core/verbs.ts';
import { dayFromNumber } from '../../../core/windows.ts';
import { wellFormed } from '../../../ingest/pipeline/well-formed.ts';
import { defineQuery } from '../../../store/define-query.ts';
import type { TableDefinition } from '../../../store/store.ts';
import {
  interactionsTable,
  packedSize,
  packInteraction,
  placeAt,
  seqOf,
  unpackInteraction,
  writeIdentity,
  type PackedInteraction,
} from '../../../store/rows/interactions.ts';
import { temporaryStore } from '../temporary-store.ts';

const text = (maxLength: number) =>
  fc.string({ unit: 'grapheme', maxLength }).map((it) => wellFormed(it.slice(0, maxLength)));
const uuid = fc.uuid().filter((id) => id !== nilId);
const instant = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2100, 0, 1) });

const interactions: fc.Arbitrary<Interaction> = fc
  .record({
    key: uuid,
    fingerprint: fc.stringMatching(/^[0-9a-f]{16}$/),
    source: text(200),
    verb: fc.constantFrom(...verbs),
    actor: uuid,
    bot: fc.boolean(),
    community: text(200),
    communityName: text(200),
    time: instant,
    received: instant,
    day: fc.integer({ min: 7_305, max: 47_482 }).map(dayFromNumber),
    clamped: fc.boolean(),
    object: fc.option(uuid, { nil: undefined }),
    thread: fc.option(uuid, { nil: undefined }),
    respondsTo: fc.array(uuid, { maxLength: 100 }),
    targets: fc.array(fc.record({ person: uuid, reason: fc.constantFrom(...tieReasons) }), {
      maxLength: 100,
    }),
    chars: fc.integer({ min: 0, max: 4_294_967_295 }),
    lang: text(35),
  })
  .map(({ object, thread, ...rest }) => ({
    ...rest,
    ...(object === undefined ? {} : { object }),
    ...(thread === undefined ? {} : { thread }),
  }));

function pack(it: Interaction, from = 0): PackedInteraction {
  const bytes = Buffer.alloc(from + packedSize(it));
  return { bytes, from, to: packInteraction(it, bytes, from) };
}

describe('a packed interaction', () => {
  it('reads back as it was, wherever it lies', () => {
    fc.assert(
      fc.property(interactions, fc.nat(50), (it, from) => {
        const packed = pack(it, from);
        expect(packed.to).toBeLessThanOrEqual(packed.bytes.length);
        expect(unpackInteraction(packed)).toEqual(it);
      }),
    );
  });

  it('takes its place without being changed otherwise', () => {
    const [it] = fc.sample(interactions, { numRuns: 1, seed: 1 });
    const packed = pack(it!);
    placeAt(packed, 2 ** 40 + 7);
    expect(seqOf(packed)).toBe(2 ** 40 + 7);
    expect(unpackInteraction(packed)).toEqual(it);
  });
});

describe('in the engine', () => {
  it(
    'every column is what it would be if its values were written one by one',
    { timeout: 60_000 },
    async () => {
      const store = await temporaryStore();
      const rows = fc.sample(interactions, { numRuns: 300, seed: 2 }).map((it) => pack(it));
      rows.forEach((row, index) => {
        placeAt(row, index + 1);
      });
      await store.command({
        name: 'make-twin',
        sql: 'CREATE TABLE tablee.twin AS tablee.interactions ENGINE = MergeTree ORDER BY seq',
      });
      const { columns } = interactionsTable;
      const valueByValue: TableDefinition<PackedInteraction> = { name: 'tablee.twin', columns };
      await store.insert(interactionsTable, rows);
      await store.insert(valueByValue, rows);
      const names = Object.keys(columns).join(', ');
      const differing = defineQuery({
        name: 'differing-rows',
        params: Type.Object({}),
        row: Type.Object({ rows: Type.Integer(), differing: Type.Integer() }),
        sql: `SELECT (SELECT count() FROM tablee.interactions) AS rows,
        (SELECT count() FROM (SELECT ${names} FROM tablee.interactions EXCEPT SELECT ${names} FROM tablee.twin)) AS differing`,
      });
      expect(await store.query(differing, {})).toEqual([{ rows: rows.length, differing: 0 }]);
    },
  );

  it('a column that is not of the type packed is an error, not other data', async () => {
    const store = await temporaryStore();
    await store.command({
      name: 'make-other',
      sql: 'CREATE TABLE tablee.other (seq UInt64, key UInt64) ENGINE = MergeTree ORDER BY seq',
    });
    const [it] = fc.sample(interactions, { numRuns: 1, seed: 3 });
    const other: TableDefinition<PackedInteraction> = {
      ...interactionsTable,
      name: 'tablee.other',
      packed: {
        types: { seq: 'UInt64', key: 'UUID' },
        bytesOf: ({ bytes, from }) => ({ bytes, from, to: from + 24 }),
      },
    };
    await expect(store.insert(other, [pack(it!)])).rejects.toMatchObject({ retryable: false });
  });
});

it('writes its key and fingerprint as words, in the order in which their texts are read', () => {
  fc.assert(
    fc.property(interactions, (it) => {
      const bytes = Buffer.alloc(packedSize(it));
      const words = new Uint32Array(6);
      writeIdentity({ bytes, from: 0, to: packInteraction(it, bytes, 0) }, words);
      const hex = Array.from(words, (word) => word.toString(16).padStart(8, '0')).join('');
      expect(hex).toBe(it.key.replaceAll('-', '') + it.fingerprint);
    }),
  );
});
