// The sample company through the whole house: is what was planted found, and is nobody taken in?
import Table from 'cli-table3';
import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { analyzeWithProgress } from '../../commands/analyze.ts';
import { fillWithSample } from '../../commands/demo.ts';
import { explainCommand } from '../../commands/explain.ts';
import { createProgress } from '../../commands/output.ts';
import { sampleCompany } from '../../fixtures/sample-company/sample-company.ts';
import type { House } from '../../main.ts';
import { communityStatesNow } from '../../store/queries/community-states.ts';
import { effectsOfCampaigns } from '../../store/queries/effects-of-campaigns.ts';
import { effectsOfGatherings } from '../../store/queries/effects-of-gatherings.ts';
import { interactionsHeld, ledgerTotalsNow } from '../support/ledger-totals-now.ts';
import { openTestHouse } from '../support/open-test-house.ts';
import { shortlistedPeople } from '../../store/queries/shortlisted-people.ts';

const endsOn = '2026-11-23';
const company = sampleCompany({ endsOn });
const { truth } = company;
const takenIn = [...truth.loudest, ...truth.selfPromoters, ...truth.replyRing];

let house: House;
let run: string;
/** Pseudonym → employee id. */
let employees: Map<string, string>;

const firstByInfluence = {
  name: 'first-by-influence',
  params: Type.Object({ run: Type.String(), n: Type.Integer() }),
  row: Type.Object({ person: Type.String() }),
  sql: `SELECT person FROM tablee.person_scores FINAL
        WHERE run = {run:UUID} AND scope = '' ORDER BY rank, person LIMIT {n:UInt32}`,
};

/** Employee ids of a scope's chosen people, in order; '' is the whole organisation. */
async function shortlistOf(scope: string): Promise<string[]> {
  const people = await house.store.query(shortlistedPeople, { run, scope, cap: 0 });
  return people.filter(({ alternate }) => !alternate).map(({ person }) => employees.get(person) ?? person);
}

interface Judged {
  scope: string;
  planted: readonly string[];
  list: string[];
  missed: string[];
}

async function judge([scope, planted]: readonly [string, readonly string[]]): Promise<Judged> {
  const list = await shortlistOf(scope);
  return { scope, planted, list, missed: planted.filter((person) => !list.includes(person)) };
}

function sayJudged(rows: Judged[]): void {
  const table = new Table({
    head: ['scope', 'planted', 'listed', 'precision of the first', 'recall', 'taken in'],
  });
  for (const { scope, planted, list, missed } of rows) {
    const right = list.slice(0, planted.length).filter(isPlanted).length;
    table.push([
      scope === '' ? 'everywhere' : scope,
      planted.length,
      list.length,
      share(right, planted.length).toFixed(2),
      share(planted.length - missed.length, planted.length).toFixed(2),
      list.filter((person) => takenIn.includes(person)).length,
    ]);
  }
  process.stdout.write(`${table.toString()}\n`);
}

/** How many of those that worked were said to, and how many of those said to work did. */
function sayFound(what: string, planted: readonly string[], found: readonly string[]): void {
  const right = found.filter((each) => planted.includes(each)).length;
  const precision = share(right, found.length).toFixed(2);
  const recall = share(right, planted.length).toFixed(2);
  process.stdout.write(
    `${what}: planted ${planted.length}, found ${found.length}, precision ${precision}, recall ${recall}\n`,
  );
}

async function mostInfluential(n: number): Promise<string[]> {
  const people = await house.store.query(firstByInfluence, { run, n });
  return people.map(({ person }) => employees.get(person) ?? person);
}

const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);

beforeAll(async () => {
  house = await openTestHouse();
  employees = new Map(company.organisation.people.map(({ id }) => [house.pseudonyms.employee(id), id]));
  const progress = createProgress();
  await fillWithSample(house, company, progress);
  ({ run } = await analyzeWithProgress(house, { to: endsOn }, progress));
}, 300_000);
afterAll(async () => {
  await house.close();
});

describe('the sample company', () => {
  it('is stored once, repeats aside', async () => {
    const totals = await ledgerTotalsNow(house.store);
    const told = [...company.events()].length;
    const stored = told - truth.repeats;
    expect(totals).toEqual({ received: told, stored, duplicate: truth.repeats });
    expect(await interactionsHeld(house.store)).toEqual({ rows: stored, keys: stored });
  });

  it('has every community in the state that was planted', async () => {
    const found = new Map(
      (await house.store.query(communityStatesNow, { run })).map(({ community, state }) => [
        community,
        state,
      ]),
    );
    const states = Object.entries(truth.states);
    const table = new Table({ head: ['state', 'planted', 'found right', 'precision', 'recall'] });
    for (const state of [...new Set(Object.values(truth.states))].sort()) {
      const planted = states.filter(([, planted]) => planted === state);
      const right = planted.filter(([community]) => found.get(community) === state).length;
      const named = states.filter(([community]) => found.get(community) === state).length;
      table.push([
        state,
        planted.length,
        right,
        share(right, named).toFixed(2),
        share(right, planted.length).toFixed(2),
      ]);
    }
    process.stdout.write(`${table.toString()}\n`);
    expect(Object.fromEntries(states.map(([community]) => [community, found.get(community)]))).toEqual(
      truth.states,
    );
  });

  it('has its planted influencers on the shortlists, and nobody who only seems influential', async () => {
    const rows = await Promise.all(Object.entries(truth.influencers.byCommunity).map(judge));
    const everywhere = await judge(['', truth.influencers.organisation]);
    sayJudged([everywhere, ...rows]);
    expect(rows.flatMap(({ missed }) => missed)).toEqual([]);
    expect(
      [everywhere, ...rows].flatMap(({ list }) => list.filter((person) => takenIn.includes(person))),
    ).toEqual([]);
  });

  /** Six influencers, five spanners and eighteen influencers of communities compete for a dozen places at most. */
  it('lists nobody but planted people for the whole organisation, and ranks its influencers first', async () => {
    const { list } = await judge(['', truth.influencers.organisation]);
    expect(list.filter((person) => !isPlanted(person))).toEqual([]);
    const strongest = [...truth.influencers.organisation, ...truth.boundarySpanners];
    expect((await mostInfluential(strongest.length)).sort()).toEqual(strongest.sort());
  });

  it('tells the campaign that worked from the one that did not', async () => {
    const found = await house.store.query(effectsOfCampaigns, { run });
    const table = new Table({ head: ['campaign', 'planted', 'found', '95 % interval', 'p', 'verdict'] });
    for (const { campaign, factor } of truth.campaigns) {
      const { ratio, low, high, p, verdict } = found.find((effect) => effect.campaign === campaign)!;
      const interval = `${low.toFixed(2)}–${high.toFixed(2)}`;
      table.push([campaign, factor, ratio.toFixed(2), interval, p.toFixed(3), verdict]);
    }
    process.stdout.write(`${table.toString()}\n`);
    sayFound(
      'campaigns that worked',
      truth.campaigns.filter(({ factor }) => factor > 1).map(({ campaign }) => campaign),
      found.filter(({ verdict }) => verdict === 'more').map(({ campaign }) => campaign),
    );
    const verdicts = Object.fromEntries(found.map(({ campaign, verdict }) => [campaign, verdict]));
    const planted = truth.campaigns.map(({ campaign, factor }) => [
      campaign,
      factor > 1 ? 'more' : 'no-difference',
    ]);
    expect(verdicts).toEqual(Object.fromEntries(planted));
    for (const { campaign, factor } of truth.campaigns)
      expect(found.find((effect) => effect.campaign === campaign)!.ratio / factor).toBeCloseTo(1, 0);
  });

  it('tells the gatherings after which people answered each other from the one after which they did not', async () => {
    const found = await house.store.query(effectsOfGatherings, { run });
    const table = new Table({
      head: ['gathering', 'met', 'planted', 'found', 'expected', 'p', 'lasting', 'verdict'],
    });
    for (const { gathering, attendees, newTies } of truth.gatherings) {
      const effect = found.find((one) => one.gathering === gathering)!;
      expect(effect.met).toBe(attendees.length);
      table.push([
        gathering,
        effect.met,
        newTies.length,
        effect.new_ties,
        effect.expected.toFixed(1),
        effect.p.toFixed(3),
        effect.lasting_known ? effect.lasting : 'not yet known',
        effect.verdict,
      ]);
    }
    process.stdout.write(`${table.toString()}\n`);
    sayFound(
      'gatherings that brought people together',
      truth.gatherings.filter(({ newTies }) => newTies.length > 0).map(({ gathering }) => gathering),
      found.filter(({ verdict }) => verdict === 'more').map(({ gathering }) => gathering),
    );
    const verdicts = Object.fromEntries(found.map(({ gathering, verdict }) => [gathering, verdict]));
    const planted = truth.gatherings.map(({ gathering, newTies }) => [
      gathering,
      newTies.length > 0 ? 'more' : 'no-difference',
    ]);
    expect(verdicts).toEqual(Object.fromEntries(planted));
  });

  it('proposes no bot, leader or attacker anywhere', async () => {
    const leaders = new Set(company.organisation.people.filter(({ leader }) => leader).map(({ id }) => id));
    const lists = await Promise.all(['', ...Object.keys(truth.states)].map(shortlistOf));
    expect(
      lists
        .flat()
        .filter((person) => leaders.has(person) || takenIn.includes(person) || !/^B\d+$/.test(person)),
    ).toEqual([]);
  });
});

describe('an explanation', () => {
  const told = async (who: string, names = false): Promise<string> => {
    const lines: string[] = [];
    const write = vi
      .spyOn(process.stdout, 'write')
      .mockImplementation((text) => lines.push(String(text)) > 0);
    try {
      await explainCommand(house, who, { names });
    } finally {
      write.mockRestore();
    }
    return lines.join('');
  };

  it('of a planted influencer says how sure it is, and where the name stands, by pseudonym', async () => {
    const [influencer = ''] = truth.influencers.organisation;
    const text = await told(influencer);
    expect(text).toContain(house.pseudonyms.employee(influencer));
    expect(text).toMatch(/everywhere: rank \d+ of \d+; over 200 resamples .*: confirmed/);
    expect(text).toMatch(/everywhere, usual list: (place \d+ of \d+|alternate|not proposed)/);
    const name = company.organisation.people.find(({ id }) => id === influencer)?.name ?? '';
    expect(text).not.toContain(name);
    expect(await told(influencer, true)).toContain(name);
  });

  it('of a leader says what kept them off the list', async () => {
    const leaders = company.organisation.people.filter(({ leader }) => leader).map(({ id }) => id);
    const texts = await Promise.all(leaders.slice(0, 1).map((leader) => told(leader)));
    for (const text of texts) expect(text).toMatch(/left out: leader|no ties in the window/);
  });

  it('of somebody unknown is refused', async () => {
    await expect(told('nobody-at-all')).rejects.toThrow('nobody we know');
  });
});

it('flags the planted influencers of the organisation, and few others', async () => {
  const flags = await house.store.query(flagged, { run });
  const confirmed = flags.map(({ person }) => employees.get(person) ?? person);
  const strongest = [...truth.influencers.organisation, ...truth.boundarySpanners];
  const right = strongest.filter((person) => confirmed.includes(person)).length;
  process.stdout.write(`confirmed ${confirmed.length}, planted among them ${right} of ${strongest.length}\n`);
  expect(truth.influencers.organisation.filter((person) => !confirmed.includes(person))).toEqual([]);
  expect(confirmed.filter((person) => takenIn.includes(person))).toEqual([]);
});

it('says of boundary spanners that they are', async () => {
  const spanners = (await house.store.query(spanning, { run })).map(
    ({ person }) => employees.get(person) ?? person,
  );
  const right = truth.boundarySpanners.filter((person) => spanners.includes(person)).length;
  process.stdout.write(
    `spanners ${spanners.length}, planted among them ${right} of ${truth.boundarySpanners.length}\n`,
  );
  expect(right).toBe(truth.boundarySpanners.length);
});

const flagged = {
  name: 'test-flagged',
  params: Type.Object({ run: Type.String() }),
  row: Type.Object({ person: Type.String() }),
  sql: `SELECT person FROM tablee.person_scores FINAL WHERE run = {run:UUID} AND scope = '' AND flag = 'confirmed' ORDER BY person`,
};

const spanning = {
  ...flagged,
  name: 'test-spanning',
  sql: `SELECT person FROM tablee.person_roles FINAL WHERE run = {run:UUID} AND has(roles, 'boundary-spanner') ORDER BY person`,
};

/** Influencers of any scope and spanners are all planted to be answered by many. */
function isPlanted(person: string): boolean {
  const { organisation, byCommunity } = truth.influencers;
  return [...organisation, ...Object.values(byCommunity).flat(), ...truth.boundarySpanners].includes(person);
}
