import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { importPeople, importRegistry } from '../../../ingest/imports/import-organisation.ts';
import { registerOrganisation } from '../../../ingest/imports/register-organisation.ts';
import { openName } from '../../../store/rows/directory.ts';
import { memoryStore, noon, pseudonyms, sealer, temporaryFolder, testClock } from '../../support/ingest.ts';
import type { MemoryStore } from '../../support/memory-store.ts';

const clock = testClock();
let store: MemoryStore;
let folder: string;

/** What a table's `current-…` query answers, from the rows that were written. */
function answerFromRows(memory: MemoryStore): void {
  for (const table of ['directory', 'accounts', 'communities', 'objectives', 'campaigns', 'gatherings']) {
    memory.answers.set(`current-${table}`, () => memory.rows(`tablee.${table}`));
  }
}

beforeEach(() => {
  clock.set(noon);
  folder = temporaryFolder();
  store = memoryStore();
  answerFromRows(store);
});

const parts = () => ({ store, pseudonyms, sealer, clock });

function write(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  return path;
}

const people = [
  'id,name,email,department,site,manager_id,leader,entitled_from,entitled_to,accounts',
  'E1,Ana,ana@acme.example,Sales,Paris,,yes,2026-01-01,,slack:T1:ana;teams:acme:ana',
  'E2,Ben,ben@acme.example,Sales,Lyon,E1,,,2026-06-01,slack:T1:ben',
];

describe('people', () => {
  it('are kept as pseudonyms, their names sealed, absent dates far away', async () => {
    const counts = await importPeople(write('people.csv', people), parts());
    expect(counts).toEqual({
      people: { written: 2, unchanged: 0, removed: 0 },
      accounts: { written: 3, unchanged: 0, removed: 0 },
    });
    const [ana, ben] = store.rows('tablee.directory');
    expect(ana).toMatchObject({
      person: pseudonyms.employee('e1 '),
      leader: true,
      entitled_from: '2026-01-01',
      entitled_to: '2299-12-31',
    });
    expect(ben).toMatchObject({
      manager: pseudonyms.employee('E1'),
      leader: false,
      entitled_from: '1970-01-01',
      entitled_to: '2026-06-01',
    });
    expect(openName(String(ana?.['sealed']), sealer)).toEqual({ name: 'Ana', email: 'ana@acme.example' });
    expect(JSON.stringify(store.rows('tablee.directory'))).not.toMatch(/Ana|acme/);
    expect(store.rows('tablee.accounts')).toContainEqual({
      account: pseudonyms.person('teams:acme:ana'),
      person: pseudonyms.employee('E1'),
      removed: false,
      version: noon,
    });
  });

  it('brought in again write nothing; a change writes a newer row', async () => {
    await importPeople(write('people.csv', people), parts());
    const written = store.writes.length;
    expect(await importPeople(write('people.csv', people), parts())).toMatchObject({
      people: { written: 0, unchanged: 2 },
    });
    expect(store.writes).toHaveLength(written);

    clock.set(noon - 1_000);
    const moved = people.map((line) => line.replace('Lyon', 'Lille'));
    expect(await importPeople(write('people.csv', moved), parts())).toMatchObject({
      people: { written: 1, unchanged: 1 },
    });
    expect(store.rows('tablee.directory')[1]).toMatchObject({ site: 'Lille', version: noon + 1 });
  });

  it('no longer listed are kept, or removed when that is asked for', async () => {
    await importPeople(write('people.csv', people), parts());
    expect(await importPeople(write('people.csv', people.slice(0, 2)), parts())).toMatchObject({
      people: { removed: 0 },
    });
    const counts = await importPeople(write('people.csv', people.slice(0, 2)), parts(), {
      missing: 'remove',
      confirmed: true,
    });
    expect(counts).toMatchObject({ people: { removed: 1 }, accounts: { removed: 1 } });
    expect(store.rows('tablee.directory')[1]).toMatchObject({ removed: true });
    expect(await importPeople(write('people.csv', people), parts())).toMatchObject({
      people: { written: 1, unchanged: 1 },
    });
  });

  it('rehearsed, are counted and not written', async () => {
    await importPeople(write('people.csv', people), parts());
    const written = store.writes.length;
    const options = { missing: 'remove', dryRun: true } as const;
    const changed = [...people.slice(0, 2), 'E3,Cy,,,,,,,,'];
    expect(await importPeople(write('people.csv', changed), parts(), options)).toEqual({
      people: { written: 1, unchanged: 1, removed: 1 },
      accounts: { written: 0, unchanged: 2, removed: 1 },
    });
    expect(store.writes).toHaveLength(written);
  });

  it('are not removed by the fifth and more unless that is confirmed, and never by an empty file', async () => {
    const many = Array.from({ length: 10 }, (_, n) => `P${n},,,,,,,,,`);
    const header = people.slice(0, 1);
    await importPeople(write('people.csv', [...header, ...many]), parts());
    const keep = (n: number, options: object = {}) =>
      importPeople(write('people.csv', [...header, ...many.slice(0, n)]), parts(), {
        missing: 'remove',
        ...options,
      });
    await expect(keep(7)).rejects.toMatchObject({
      code: 'REMOVES_MANY',
      message: expect.stringContaining('3 of 10 people') as string,
    });
    expect(await keep(0)).toMatchObject({ people: { removed: 0 } });
    expect(await keep(8)).toMatchObject({ people: { removed: 2 } });
    expect(await keep(4, { confirmed: true })).toMatchObject({ people: { removed: 4 } });
  });

  it('with faults are refused whole, each fault with its line', async () => {
    const path = write('people.csv', [
      ...people,
      'e2,Ben again,,,,,,,,',
      ',Nobody,,,,,,,,',
      'E4,Dan,,,,,,2026-02-31,,slack:T1:ana',
      'E5,Eva,,,,,,2026-05-01,2026-04-01,',
      'E6,Fay,,,,,,soon,,',
      'E7,short',
    ]);
    const failure = await importPeople(path, parts()).catch((error: unknown) => error as Error);
    expect((failure as Error).message.split('\n')).toEqual([
      `${path}:4: e2 is declared on line 3 already`,
      `${path}:5: id must NOT have fewer than 1 characters`,
      `${path}:6: entitled_from: 2026-02-31 is no day of the calendar`,
      `${path}:6: slack:T1:ana is declared on line 2 already`,
      `${path}:7: entitled_to must come after entitled_from`,
      `${path}:8: entitled_from must be a day, YYYY-MM-DD`,
      `${path}:9: expected 10 columns and found 2`,
    ]);
    expect(store.writes).toEqual([]);
  });

  it('in a file with other columns are refused by its header', async () => {
    const path = write('people.csv', ['identifier;name', 'E1;Ana']);
    const failure = await importPeople(path, parts()).catch((error: unknown) => error as Error);
    expect((failure as Error).message).toContain(`${path}:1: column "id" is missing`);
    expect((failure as Error).message).toContain('column "identifier" is not one of id, name');
  });
});

const registry = `
communities:
  - { id: 'slack:T1:help', name: Help, kind: practice, hosts: [E1, 'slack:T1:ben', 'slack:T1:stranger'], openedOn: 2026-01-05 }
objectives:
  - { objective: reach, title: Reach, measure: monthly-active-share, baseline: 0.1, target: 0.5, startsOn: 2026-01-01, dueOn: 2026-12-31 }
campaigns:
  - { campaign: launch, title: Launch, from: 2026-02-01, to: 2026-03-01, communities: ['slack:T1:help'] }
gatherings:
  - { gathering: day, title: Day, day: 2026-02-10 }
`.split('\n');

describe('the registry', () => {
  it('finds the person behind each host', async () => {
    await importPeople(write('people.csv', people), parts());
    const counts = await importRegistry(write('registry.yaml', registry), parts());
    expect(counts).toMatchObject({
      communities: { written: 1 },
      objectives: { written: 1 },
      campaigns: { written: 1 },
      gatherings: { written: 1 },
    });
    expect(store.rows('tablee.communities')).toMatchObject([
      {
        community: 'slack:T1:help',
        kind: 'practice',
        hosts: [pseudonyms.employee('E1'), pseudonyms.employee('E2'), pseudonyms.person('slack:T1:stranger')],
        opened_on: '2026-01-05',
        closed_on: '2299-12-31',
        themes: [],
        channels: [],
      },
    ]);
    expect(await importRegistry(write('registry.yaml', registry), parts())).toMatchObject({
      communities: { written: 0, unchanged: 1 },
    });
  });

  it('comes as CSV too, named after what it declares', async () => {
    const path = write('communities-2026.csv', [
      'id;name;hosts;themes',
      'slack:T1:help;Help;"E1;E2";"care; speed"',
    ]);
    await importRegistry(path, parts());
    expect(store.rows('tablee.communities')).toMatchObject([
      { hosts: [pseudonyms.employee('E1'), pseudonyms.employee('E2')], themes: ['care', 'speed'] },
    ]);
    await expect(importRegistry(write('things.csv', ['id']), parts())).rejects.toMatchObject({
      code: 'FILE_KIND',
    });
  });

  it('with faults is refused whole', async () => {
    const path = write('registry.yaml', [
      'rooms: []',
      'communities:',
      '  - { id: a, name: A, kind: odd }',
      'objectives: none',
    ]);
    const failure = await importRegistry(path, parts()).catch((error: unknown) => error as Error);
    expect((failure as Error).message).toContain('registry.yaml:1: rooms is not one of people, communities');
    expect((failure as Error).message).toContain('registry.yaml:3: kind must be one of sector, practice');
    expect((failure as Error).message).toContain('registry.yaml:4: objectives must be a list');
    expect(store.writes).toEqual([]);
  });
});

it('registers the same organisation again without writing', async () => {
  const declared = {
    people: [{ id: 'E1', name: 'Ana', email: '', department: 'D', site: 'S', accounts: ['a:b:c'] }],
    communities: [{ id: 'a:b:room', name: 'Room', hosts: ['a:b:c'], themes: [], channels: [] }],
    objectives: [],
    campaigns: [],
    gatherings: [],
  };
  await registerOrganisation(declared, parts());
  const written = store.writes.length;
  await registerOrganisation(declared, parts());
  expect(store.writes).toHaveLength(written);
});
