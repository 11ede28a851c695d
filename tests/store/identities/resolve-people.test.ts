import { describe, expect, it } from 'vitest';
import { resolvePeople, type IdentityFacts } from '../../../store/identities/resolve-people.ts';

/** Facts told shortly: people of the directory with their addresses, and pairs written `what>means`. */
interface Told {
  directory?: Record<string, string[]>;
  accounts?: string[];
  addresses?: string[];
  merges?: string[];
}

const pairs = (told: string[] = []) => new Map(told.map((pair) => pair.split('>') as [string, string]));

function facts({ directory = {}, accounts, addresses, merges }: Told): IdentityFacts {
  return {
    directory: new Map(Object.entries(directory)),
    accounts: pairs(accounts),
    addresses: pairs(addresses),
    merges: pairs(merges),
  };
}

const linksOf = (told: Told) =>
  resolvePeople(facts(told)).links.map(({ account, person, basis }) => `${account}>${person} ${basis}`);
const conflictsOf = (told: Told) =>
  resolvePeople(facts(told)).conflicts.map(
    ({ kind, account, person, others }) => `${account}>${person}, not ${others.join()}: ${kind}`,
  );

const anaAndBen = { P1: ['@ana'], P2: ['@ben'] };

describe('accounts become people', () => {
  it.each<{ what: string; told: Told; links: string[] }>([
    { what: 'nothing known', told: {}, links: [] },
    {
      what: 'the directory lists it',
      told: { directory: anaAndBen, accounts: ['a>P1'] },
      links: ['a>P1 directory'],
    },
    {
      what: 'its address is the directory’s',
      told: { directory: anaAndBen, addresses: ['a>@ana'] },
      links: ['a>P1 address'],
    },
    { what: 'an address nobody has', told: { directory: anaAndBen, addresses: ['a>@eve'] }, links: [] },
    {
      what: 'an address two people have, which is nobody’s',
      told: { directory: { P1: ['@desk'], P2: ['@desk'] }, addresses: ['a>@desk'] },
      links: [],
    },
    {
      what: 'an address of two entries that were merged',
      told: { directory: { P1: ['@ana'], P2: ['@ana'] }, addresses: ['a>@ana'], merges: ['P1>P2'] },
      links: ['P1>P2 merge', 'a>P2 address'],
    },
    {
      what: 'the directory wins over an address',
      told: { directory: anaAndBen, accounts: ['a>P1'], addresses: ['a>@ben'] },
      links: ['a>P1 directory'],
    },
    {
      what: 'a merge wins over both',
      told: { directory: anaAndBen, accounts: ['a>P1'], addresses: ['a>@ana'], merges: ['a>P2'] },
      links: ['a>P2 merge'],
    },
    { what: 'two accounts without a directory', told: { merges: ['a>b'] }, links: ['a>b merge'] },
    {
      what: 'a merged person takes all accounts along',
      told: { directory: anaAndBen, accounts: ['a>P1', 'b>P2'], merges: ['P1>P2'] },
      links: ['P1>P2 merge', 'a>P2 merge', 'b>P2 directory'],
    },
    {
      what: 'a chain is followed to its end',
      told: { merges: ['a>b', 'b>c', 'c>d'] },
      links: ['a>d merge', 'b>d merge', 'c>d merge'],
    },
    {
      what: 'a circle ends at its smallest id',
      told: { merges: ['b>c', 'c>a', 'a>b', 'd>c'] },
      links: ['b>a merge', 'c>a merge', 'd>a merge'],
    },
    {
      what: 'a circle ends in the directory, if somebody of it is there',
      told: { directory: { b: [] }, merges: ['a>b', 'b>a'] },
      links: ['a>b merge'],
    },
    {
      what: 'a person merged into an unlisted account stays the one of the directory',
      told: { directory: anaAndBen, accounts: ['x>P1'], merges: ['P1>a'] },
      links: ['a>P1 merge', 'x>P1 merge'],
    },
  ])('$what', ({ told, links }) => {
    expect(linksOf(told)).toEqual(links);
  });

  it('whatever order the facts come in', () => {
    const merges = ['a>b', 'b>c', 'c>a', 'd>a', 'P1>d', 'e>P2'];
    const told = { directory: anaAndBen, accounts: ['x>P1', 'y>P2'], merges };
    const backwards = { ...told, accounts: [...told.accounts].reverse(), merges: [...merges].reverse() };
    expect(linksOf(backwards)).toEqual(linksOf(told));
  });
});

describe('facts that disagree are told', () => {
  it.each<{ told: Told; conflicts: string[] }>([
    { told: { directory: anaAndBen, accounts: ['a>P1'], addresses: ['a>@ana'] }, conflicts: [] },
    {
      told: { directory: anaAndBen, accounts: ['a>P1'], addresses: ['a>@ben'] },
      conflicts: ['a>P1, not P2: directory-over-address'],
    },
    {
      told: { directory: anaAndBen, accounts: ['a>P1'], merges: ['a>P2'] },
      conflicts: ['a>P2, not P1: merge-over-directory'],
    },
    {
      told: { directory: anaAndBen, addresses: ['a>@ana'], merges: ['a>P2'] },
      conflicts: ['a>P2, not P1: merge-over-address'],
    },
    {
      told: { directory: { P1: ['@desk'], P2: ['@desk'] }, addresses: ['a>@desk'] },
      conflicts: ['a>a, not P1,P2: address-shared'],
    },
    {
      told: { directory: anaAndBen, accounts: ['a>P1'], addresses: ['a>@ben'], merges: ['P1>P2'] },
      conflicts: [],
    },
  ])('$conflicts', ({ told, conflicts }) => {
    expect(conflictsOf(told)).toEqual(conflicts);
  });
});
