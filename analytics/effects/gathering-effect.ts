// What a gathering changed between those who met, or why that cannot be told (research/science.md §5.2).
import type { CommunityId, Day, PersonId } from '../../core/ids.ts';
import { addDays, daysBetween } from '../../core/windows.ts';
import { peopleAroundGathering, type PersonAround } from '../../store/queries/people-around-gathering.ts';
import { tiesAroundGathering, type TieAround } from '../../store/queries/ties-around-gathering.ts';
import type { GatheringDoubt, GatheringEffectRow } from '../../store/rows/gathering-effect.ts';
import type { Store } from '../../store/store.ts';
import { findNewTies, tieBefore, tieLater, tieSoon, type Acquaintance } from '../algorithms/new-ties.ts';
import { createRandom } from '../algorithms/random.ts';
import { believedP } from './compare-communities.ts';

/** Days before in which a tie is an old one, after in which it is new, and after in which it may be seen again. */
export const daysBefore = 84;
export const daysSoon = 28;
const daysLater = 84;
/** A year back, as everything else that is judged by the week. */
const oldestDays = 364;
const metMin = 5;
const pairsMin = 10;
/** Every pair is looked at: beyond so many people around, others are left out. */
const mostPeople = 1_500;
const activityClasses = 3;

export interface DeclaredGathering {
  gathering: string;
  day: Day;
  /** All communities when empty. */
  communities: readonly CommunityId[];
}

export interface GatheringGround {
  store: Store;
  to: Day;
  departmentOf: (person: PersonId) => number;
}

export type GatheringEffect = Omit<GatheringEffectRow, 'run'>;

export async function gatheringEffect(
  gathering: DeclaredGathering,
  { store, to, departmentOf }: GatheringGround,
): Promise<GatheringEffect> {
  const age = daysBetween(gathering.day, to);
  if (age < daysSoon) return doubtful(gathering, 'too-recent');
  if (age > oldestDays) return doubtful(gathering, 'too-old');
  const { people, ties } = await readAround(store, gathering, to);
  const met = people.filter((person) => person.met).length;
  if (met < metMin) return doubtful(gathering, 'nobody-recorded', met);
  const found = findNewTies(acquaint(people, ties, departmentOf), createRandom(1));
  if (found.pairs < pairsMin) return doubtful(gathering, 'no-comparison', met);
  return {
    gathering: gathering.gathering,
    verdict: found.p < believedP ? 'more' : 'no-difference',
    reason: '',
    met,
    ...found,
    lastingKnown: age >= daysLater,
  };
}

/** Whether a gathering's ties are read at all, and from which day. */
export function firstTieDay({ day }: Pick<DeclaredGathering, 'day'>, to: Day): Day | null {
  const age = daysBetween(day, to);
  return age < daysSoon || age > oldestDays ? null : addDays(day, -daysBefore);
}

function doubtful({ gathering }: DeclaredGathering, reason: GatheringDoubt, met = 0): GatheringEffect {
  const nothing = { pairs: 0, newTies: 0, expected: 0, p: 1, lastingKnown: false, lasting: 0 };
  return { gathering, verdict: 'cannot-tell', reason, met, ...nothing };
}

async function readAround(store: Store, { day, communities }: DeclaredGathering, to: Day) {
  const around = { day, before: addDays(day, -daysBefore), communities: [...communities], most: mostPeople };
  const laterUntil = addDays(day, daysLater);
  const people = await store.query(peopleAroundGathering, around);
  const ties = await store.query(tiesAroundGathering, {
    ...around,
    soonUntil: addDays(day, daysSoon),
    laterUntil: laterUntil < to ? laterUntil : to,
  });
  return { people, ties };
}

function acquaint(
  people: readonly PersonAround[],
  rows: readonly TieAround[],
  departmentOf: (person: PersonId) => number,
): Acquaintance {
  const n = people.length;
  const places = new Map(people.map(({ person }, place) => [person, place]));
  const ties = new Uint8Array(n * n);
  for (const { a, b, before, soon, later } of rows) {
    const [i = 0, j = 0] = [places.get(a), places.get(b)];
    const seen = (before ? tieBefore : 0) | (soon ? tieSoon : 0) | (later ? tieLater : 0);
    ties[i * n + j] = seen;
    ties[j * n + i] = seen;
  }
  return {
    ties,
    met: Uint8Array.from(people, (person) => Number(person.met)),
    departments: Int32Array.from(people, ({ person }) => departmentOf(person)),
    activity: classesOf(people.map(({ contributions }) => contributions)),
  };
}

/** Thirds of the people by how much they contributed; equals stay together. */
function classesOf(contributions: readonly number[]): Int32Array {
  const sorted = [...contributions].sort((a, b) => a - b);
  return Int32Array.from(contributions, (count) =>
    Math.floor((activityClasses * sorted.indexOf(count)) / sorted.length),
  );
}
