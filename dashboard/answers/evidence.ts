// The facts behind a state, gated: what may be said of them is decided here, once.
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { CommunityId, Day } from '../../core/ids.ts';
import type { CommunityWeek } from '../../store/queries/community-week.ts';
import { CommunityEvidence } from '../../store/rows/community-evidence.ts';
import type { Decision } from '../../store/rows/decision.ts';
import { Figure, shownStates, type Gate } from '../gate.ts';

export const Evidence = Type.Object({
  openedOn: Day,
  ageWeeks: Type.Integer(),
  windowWeeks: Type.Integer(),
  /** Somebody was named host. */
  hosted: Type.Boolean(),
  /** First day of the last week with a contribution; null when there never was one. */
  lastActiveWeek: Type.Union([Day, Type.Null()]),
  quietWeeks: Type.Union([Type.Integer(), Type.Null()]),
  heardUntil: Type.Union([Day, Type.Null()]),
  /** People a week now over people a week before. */
  trendRatio: Type.Union([Figure, Type.Null()]),
  trend: Type.Enum(['falling', 'steady', 'rising', 'unknown']),
  /** The rise is recent: four in ten such rises halve again. */
  burst: Type.Boolean(),
  threadsOpened: Type.Union([Figure, Type.Null()]),
  threadsWaiting: Type.Union([Figure, Type.Null()]),
  /** A livelier community with most of the same people. */
  neighbour: Type.Union([CommunityId, Type.Null()]),
});
export type Evidence = Static<typeof Evidence>;

/** What a sentence about a state is made of. */
export const StateGrounds = Type.Object({
  state: Type.Enum([...shownStates]),
  contributors: Figure,
  contributions: Figure,
  activeWeeks: Figure,
  evidence: Type.Union([Evidence, Type.Null()]),
});
export type StateGrounds = Static<typeof StateGrounds>;

/** What spoke for a decision when it was opened. */
export function groundsOf(
  gate: Gate,
  decision: Pick<Decision, 'state' | 'members' | 'evidence'>,
): StateGrounds {
  const { contributors = 0, contributions = 0, activeWeeks = 0 } = parse(decision.evidence) ?? {};
  return {
    state: gate.state(decision.members, decision.state),
    contributors: gate.headcount(contributors),
    contributions: gate.figure(contributors, contributions),
    activeWeeks: gate.figure(contributors, activeWeeks),
    evidence: readEvidence(gate, decision),
  };
}

/** Null when it was written by another version and cannot be read. */
export function readEvidence(gate: Gate, week: Pick<CommunityWeek, 'evidence'>): Evidence | null {
  const facts = parse(week.evidence);
  if (facts === null) return null;
  const { trend, threads, contributors } = facts;
  return {
    openedOn: facts.openedOn,
    ageWeeks: facts.ageWeeks,
    windowWeeks: facts.windowWeeks,
    hosted: facts.hosts > 0,
    lastActiveWeek: facts.lastActiveWeek,
    quietWeeks: facts.quietWeeks,
    heardUntil: facts.heardUntil,
    trendRatio: trend && gate.figure(contributors, trend.ratio),
    trend: trend?.direction ?? 'unknown',
    burst: facts.burst,
    threadsOpened: threads && gate.figure(contributors, threads.opened),
    threadsWaiting: threads && gate.figure(contributors, threads.opened - threads.answered),
    neighbour: facts.neighbour?.community ?? null,
  };
}

function parse(text: string): CommunityEvidence | null {
  try {
    const facts: unknown = JSON.parse(text);
    return Value.Check(CommunityEvidence, facts) ? facts : null;
  } catch {
    return null;
  }
}
