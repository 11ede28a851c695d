// From daily ties to a graph of who responds to whom: recent responses weigh more, people become integers.
import type { CommunityId, Day, PersonId } from '../../core/ids.ts';
import { tieWeights, type TieReason } from '../../core/verbs.ts';
import { dayNumber } from '../../core/windows.ts';
import { numberUuids } from '../../store/native/number-uuids.ts';
import type { TieBlock } from '../../store/queries/ties-in-window.ts';
import { buildCsrGraph, type CsrGraph } from '../algorithms/csr-graph.ts';
import { dailyWeights, type DailyWeights, type DatedTies } from '../algorithms/daily-weights.ts';
import { growingTies, joinTies, type GrowingTies } from './tie-columns.ts';

/** On `day`, `from` responded `n` times to `to`. */
export interface DailyTie {
  community: CommunityId;
  from: PersonId;
  to: PersonId;
  day: Day;
  reason: TieReason;
  n: number;
}

export interface TieOptions {
  /** Exclusive: the last day that counts is the one before. */
  to: Day;
  windowDays?: number;
  halfLifeDays?: number;
  /** Bots and people who opted out: none of their ties exist, on either end. */
  without?: ReadonlySet<PersonId>;
  /** Lay the graphs on SharedArrayBuffers, for several threads. */
  shared?: boolean;
}

/** Node v is `people[v]`; people are sorted by id, so the same ties give the same bytes. */
export interface TieGraph {
  readonly people: readonly PersonId[];
  readonly graph: CsrGraph;
}

/** The same, with what each tie owes to single days. */
export interface DatedTieGraph extends TieGraph {
  readonly daily: DailyWeights;
}

/** And where its people stand among all. */
export interface PlacedTieGraph extends DatedTieGraph {
  /** By node: where this person stands among everybody with a tie in any scope, in the order of ids. */
  readonly places: Int32Array;
}

/** Takes ties in any order, as often as wanted, and builds one graph per scope. */
export interface TieCollector {
  add(ties: Iterable<DailyTie>): void;
  /** The same from columns of the store. */
  addColumns(ties: TieBlock): void;
  whole(): PlacedTieGraph;
  community(community: CommunityId): PlacedTieGraph;
  /** Communities with a tie that counts, sorted. */
  communities(): CommunityId[];
}

/**
 * Weight of u → v: Σ n · tieWeights[reason] · 2^(−age / half-life), age in days before the window's last day;
 * reactions of one person to another count once a day (research/science.md §1.1).
 */
export function createTieCollector(options: TieOptions): TieCollector {
  const { to, windowDays = 84, halfLifeDays = 30, without, shared = false } = options;
  const lastDay = dayNumber(to) - 1;
  const decay = Float64Array.from({ length: windowDays }, (_, age) => 2 ** (-age / halfLifeDays));
  const ageOf = remember((day: Day) => lastDay - dayNumber(day));
  const names = createNames();
  const columnNames = numberColumnNames(names);
  const scopes = new Map<CommunityId, Scope>();
  const scopeOf = (community: CommunityId): Scope => getOrAdd(scopes, community, newScope);
  const isWithout = (person: PersonId) => without !== undefined && without.has(person);

  const addOne = ({ community, from, to: target, day, reason, n }: DailyTie): void => {
    const age = ageOf(day);
    const recency = decay[age];
    const weight = n * tieWeights[reason];
    if (recency === undefined || weight <= 0 || from === target) return;
    if (isWithout(from) || isWithout(target)) return;
    const scope = scopeOf(community);
    const ties = reason === 'reaction' ? scope.reactions : scope.ties;
    ties.add(names.numberOf(from), names.numberOf(target), weight * recency, age);
  };
  const addColumns = ({ rows, columns }: TieBlock): void => {
    const { community, from, to: target, day, reason, n } = columns;
    const reasons = reason.words.map((word) => ({
      weight: tieWeights[word as TieReason],
      reaction: word === 'reaction',
    }));
    // A community is met with its first tie that counts, as it is with rows.
    const met = community.words.map((): Scope | undefined => undefined);
    for (let row = 0; row < rows; row++) {
      const age = lastDay - (day[row] ?? 0);
      const recency = decay[age];
      const { weight = 0, reaction = false } = reasons[reason.codes[row] ?? 0] ?? {};
      if (recency === undefined || !(weight > 0)) continue;
      const giver = columnNames.numberOf(from, row);
      const receiver = columnNames.numberOf(target, row);
      if (giver === receiver || isWithout(names.of(giver)) || isWithout(names.of(receiver))) continue;
      const code = community.codes[row] ?? 0;
      const scope = (met[code] ??= scopeOf(community.words[code] ?? ''));
      const ties = reaction ? scope.reactions : scope.ties;
      ties.add(giver, receiver, (n[row] ?? 0) * weight * recency, age);
    }
  };
  const build = (chosen: readonly Scope[]): PlacedTieGraph => {
    const reactions = joinTies(chosen.map((scope) => scope.reactions.read()));
    const capped = oncePerDay(reactions, names.count(), decay);
    return nameNodes(
      joinTies([...chosen.map((scope) => scope.ties.read()), capped]),
      names.inOrder(),
      shared,
    );
  };
  return {
    add(ties) {
      for (const tie of ties) addOne(tie);
    },
    addColumns,
    whole: () => build([...scopes.values()]),
    community: (community) => build([scopes.get(community) ?? newScope()]),
    communities: () => [...scopes.keys()].sort(),
  };
}

/** Reactions are kept apart until they have been counted once a day. */
interface Scope {
  ties: GrowingTies;
  reactions: GrowingTies;
}

const newScope = (): Scope => ({ ties: growingTies(), reactions: growingTies() });

/** One reaction per pair and day. Sorts whole numbers that encode (from, to, age); they fit 53 bits up to 10 million people. */
function oncePerDay({ from, to, age, length }: DatedTies, people: number, decay: Float64Array): DatedTies {
  const days = decay.length;
  const keys = new Float64Array(length);
  for (let i = 0; i < length; i++) keys[i] = ((from[i] ?? 0) * people + (to[i] ?? 0)) * days + (age[i] ?? 0);
  keys.sort();
  const kept = growingTies();
  let previous = -1;
  for (const key of keys) {
    if (key === previous) continue;
    previous = key;
    const pair = Math.floor(key / days);
    const daysAgo = key % days;
    const weight = tieWeights.reaction * (decay[daysAgo] ?? 0);
    kept.add(Math.floor(pair / people), pair % people, weight, daysAgo);
  }
  return kept.read();
}

/** Keeps the people these ties mention, sorted by id, and numbers the ties' ends accordingly. */
function nameNodes(ties: DatedTies, { sorted, place }: NamesInOrder, shared: boolean): PlacedTieGraph {
  const seen = new Uint8Array(sorted.length);
  for (let i = 0; i < ties.length; i++) {
    seen[place[ties.from[i] ?? 0] ?? 0] = 1;
    seen[place[ties.to[i] ?? 0] ?? 0] = 1;
  }
  const people: PersonId[] = [];
  const places: number[] = [];
  const node = new Int32Array(sorted.length);
  for (let at = seen.indexOf(1); at >= 0; at = seen.indexOf(1, at + 1)) {
    node[at] = people.length;
    places.push(at);
    people.push(sorted[at] ?? '');
  }
  const renumber = (ends: Int32Array) => {
    const nodes = new Int32Array(ties.length);
    for (let i = 0; i < nodes.length; i++) nodes[i] = node[place[ends[i] ?? 0] ?? 0] ?? 0;
    return nodes;
  };
  const numbered = { ...ties, from: renumber(ties.from), to: renumber(ties.to) };
  const graph = buildCsrGraph(people.length, numbered, { shared });
  const daily = dailyWeights(graph, numbered, { shared });
  return { people, graph, daily, places: Int32Array.from(places) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** All names by id, and where each number stands among them. */
interface NamesInOrder {
  sorted: readonly PersonId[];
  place: Int32Array;
}

function sortNames(names: readonly PersonId[]): NamesInOrder {
  const numbers = [...names.keys()].sort((a, b) => compare(names[a] ?? '', names[b] ?? ''));
  const place = new Int32Array(names.length);
  numbers.forEach((number, at) => (place[number] = at));
  return { sorted: numbers.map((number) => names[number] ?? ''), place };
}

function createNames() {
  let order: NamesInOrder = { sorted: [], place: new Int32Array() };
  const numbers = new Map<PersonId, number>();
  const names: PersonId[] = [];
  return {
    numberOf(person: PersonId): number {
      const known = numbers.get(person);
      if (known !== undefined) return known;
      numbers.set(person, names.length);
      return names.push(person) - 1;
    },
    of: (number: number): PersonId => names[number] ?? '',
    count: () => names.length,
    inOrder: (): NamesInOrder => {
      if (order.sorted.length !== names.length) order = sortNames(names);
      return order;
    },
  };
}

/** The same numbers for people in columns, whose ids become text only once. */
function numberColumnNames(names: ReturnType<typeof createNames>) {
  const uuids = numberUuids();
  const known: number[] = [];
  return {
    numberOf(column: Uint32Array, row: number): number {
      const uuid = uuids.numberOf(column, row);
      return (known[uuid] ??= names.numberOf(uuids.name(uuid)));
    },
  };
}

function remember<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => getOrAdd(known, key, () => compute(key));
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
