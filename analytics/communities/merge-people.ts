// Several communities as one table: each person once, with everything they did at any of them.
import type { PersonHistory } from './history.ts';

export function mergePeople(histories: Iterable<PersonHistory>): PersonHistory[] {
  const merged = new Map<string, PersonHistory>();
  for (const history of histories) {
    const known = merged.get(history.person);
    merged.set(history.person, known === undefined ? history : mergeTwo(known, history));
  }
  return [...merged.values()];
}

/** Leaving one community is not leaving them all: a leave counts only where nothing else keeps the person there. */
function mergeTwo(a: PersonHistory, b: PersonHistory): PersonHistory {
  return {
    ...a,
    host: a.host || b.host,
    weeks: [...a.weeks, ...b.weeks],
    contributions: [...a.contributions, ...b.contributions],
    views: [...a.views, ...b.views],
    joins: [...a.joins, ...b.joins],
    leaves: a.leaves.length > 0 && b.leaves.length > 0 ? [...a.leaves, ...b.leaves] : [],
    firstContribution: lower(a.firstContribution, b.firstContribution),
    lastContribution: higher(a.lastContribution, b.lastContribution),
  };
}

const lower = (a: number | null, b: number | null) => (a === null || b === null ? (a ?? b) : Math.min(a, b));
const higher = (a: number | null, b: number | null) => (a === null || b === null ? (a ?? b) : Math.max(a, b));
