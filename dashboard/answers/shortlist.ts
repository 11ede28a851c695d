// Whom to invite as ambassadors, and why them? For the manager of the community only; every look is logged.
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { shortlistChoices, type ShortlistChoice } from '../../store/queries/shortlist-choices.ts';
import { shortlistedPeople, type ShortlistedPerson } from '../../store/queries/shortlisted-people.ts';
import { influenceFlags } from '../../store/rows/person-score.ts';
import { personas, RoleEvidence, roles } from '../../store/rows/role-evidence.ts';
import { Figure, type Gate } from '../gate.ts';
import { Analysis, findAnalysis } from './analysis.ts';
import type { Asking } from './asking.ts';
import { summariseCommunities } from './community-summary.ts';

/** Of the whole organisation; `closestLinkTo` counts departments that would lose their closest link to this person's own. */
const RoleFacts = Type.Object({
  otherDepartments: Type.Integer(),
  contactsElsewhere: Figure,
  closestLinkTo: Type.Integer(),
  waysThrough: Type.Number(),
  answersGiven: Type.Integer(),
  threadsOpened: Type.Integer(),
  threadsAnswered: Type.Integer(),
});
export type RoleFacts = Static<typeof RoleFacts>;

const Candidate = Type.Object({
  /** Empty when the directory does not know the person. */
  name: Type.String(),
  department: Type.String(),
  site: Type.String(),
  /** Different colleagues who answered or reacted in the window. */
  responders: Figure,
  departments: Type.Integer(),
  contributions: Type.Integer(),
  activeWeeks: Type.Integer(),
  /** Colleagues reached through this person and through nobody named before. */
  newlyReached: Figure,
  /** Colleagues no longer reached if this person declines. */
  lost: Figure,
  /** How sure it is that this person is among the top 5 % here. */
  flag: Type.Enum([...influenceFlags]),
  /** Share of the resamples of the window's days in which it is so; null when too few people respond to be sure of anything. */
  topChance: Type.Union([Type.Number(), Type.Null()]),
  /** More than half of the influence comes from accounts first seen in the last month; from one department. */
  restsOnNewcomers: Type.Boolean(),
  restsOnOneDepartment: Type.Boolean(),
  roles: Type.Array(Type.Enum([...roles])),
  persona: Type.Union([Type.Enum([...personas]), Type.Null()]),
  /** What the roles rest on; null without any. */
  roleFacts: Type.Union([RoleFacts, Type.Null()]),
});
export type Candidate = Static<typeof Candidate>;

/** The list as it would be with more or fewer from one department. */
const Choice = Type.Object({
  /** As in `?cap=`; 0 is the usual list. */
  cap: Type.Integer(),
  mostPerDepartment: Type.Integer(),
  /** As many as there are places: no limit. */
  limited: Type.Boolean(),
  names: Type.Integer(),
  departments: Type.Integer(),
  reached: Figure,
  /** People expected to be drawn in, against the list that draws in most. */
  shareOfWidest: Type.Number(),
});
export type Choice = Static<typeof Choice>;

export const ShortlistAnswer = Type.Object({
  analysis: Analysis,
  /** Empty: the whole organisation. */
  scope: Type.String(),
  name: Type.String(),
  /** Which list is shown, as in `choices`. */
  cap: Type.Integer(),
  /** Colleagues the set reaches together. */
  reached: Figure,
  /** No other set of this size and spread is better by more than this allows; null without a set. */
  shareOfBest: Type.Union([Type.Number(), Type.Null()]),
  /** The same when word travels on from colleague to colleague; null where that was not worked out. */
  wordOfMouth: Type.Union([Type.Number(), Type.Null()]),
  choices: Type.Array(Choice),
  set: Type.Array(Candidate),
  alternates: Type.Array(Candidate),
});
export type ShortlistAnswer = Static<typeof ShortlistAnswer>;

/** @param cap one of those offered; the usual list when it is none of them */
export async function answerShortlist(
  asking: Asking,
  scope: string,
  cap: number,
): Promise<ShortlistAnswer | undefined> {
  const { store, gate } = asking;
  const analysis = await findAnalysis(store);
  const name = await nameOfScope(asking, scope);
  if (name === undefined) return undefined;
  const choices = analysis === null ? [] : await store.query(shortlistChoices, { run: analysis.run, scope });
  const shown = choices.find((choice) => choice.cap === cap) ?? choices.find((choice) => choice.cap === 0);
  const which = { scope, cap: shown?.cap ?? 0 };
  const rows = analysis === null ? [] : await store.query(shortlistedPeople, { run: analysis.run, ...which });
  if (rows.length > 0) await asking.reveal('shortlist', scope, rows.length);
  const reached = Math.max(0, ...rows.filter(({ alternate }) => !alternate).map(reachedWith));
  const candidates = (alternate: boolean) =>
    rows
      .filter((row) => row.alternate === alternate)
      .map((row) => shapeCandidate(asking, gate, row, reached));
  return {
    analysis,
    ...which,
    name,
    reached: gate.headcount(reached),
    shareOfBest: shown?.share_of_best ?? null,
    wordOfMouth: shown === undefined || shown.word_of_mouth === 0 ? null : shown.word_of_mouth,
    choices: shapeChoices(gate, choices),
    set: candidates(false),
    alternates: candidates(true),
  };
}

/** One list alone is no choice. */
function shapeChoices(gate: Gate, choices: readonly ShortlistChoice[]): Choice[] {
  if (choices.length < 2) return [];
  const widest = Math.max(...choices.map(({ expected }) => expected));
  return choices.map((choice) => ({
    cap: choice.cap,
    mostPerDepartment: choice.most_per_department,
    limited: choice.most_per_department < choice.places,
    names: choice.proposed,
    departments: choice.departments,
    reached: gate.headcount(choice.reached),
    shareOfWidest: choice.expected / widest,
  }));
}

async function nameOfScope(asking: Asking, scope: string): Promise<string | undefined> {
  if (scope === '') return '';
  const [summary] = await summariseCommunities(asking, undefined, scope);
  return summary?.name;
}

const reachedWith = ({ covered_before, newly_covered }: ShortlistedPerson) => covered_before + newly_covered;

function shapeCandidate({ nameOf }: Asking, gate: Gate, row: ShortlistedPerson, reached: number): Candidate {
  return {
    name: row.sealed === '' ? '' : nameOf(row.sealed),
    department: row.department,
    site: row.site,
    responders: gate.headcount(row.responders),
    departments: row.departments,
    contributions: row.contributions,
    activeWeeks: row.active_weeks,
    newlyReached: gate.headcount(row.newly_covered),
    lost: gate.headcount(Math.max(0, reached - row.covered_without)),
    flag: row.flag,
    topChance: row.median_rank === 0 ? null : row.top_chance,
    restsOnNewcomers: row.newcomer_share > halfOfIt,
    restsOnOneDepartment: row.departments > 1 && row.team_share > halfOfIt,
    roles: row.roles,
    persona: row.persona === '' ? null : row.persona,
    roleFacts: row.roles.length === 0 ? null : readRoleFacts(gate, row.role_evidence),
  };
}

const halfOfIt = 0.5;

/** Null when it was written by another version and cannot be read. */
function readRoleFacts(gate: Gate, text: string): RoleFacts | null {
  const facts = parseEvidence(text);
  if (facts === null) return null;
  const { spanner, broker, expert } = facts;
  return {
    otherDepartments: spanner.departments,
    contactsElsewhere: gate.headcount(spanner.contacts),
    closestLinkTo: spanner.closestLinkTo,
    waysThrough: broker.betweenness,
    answersGiven: expert.answersGiven,
    threadsOpened: expert.opened,
    threadsAnswered: expert.answered,
  };
}

function parseEvidence(text: string): RoleEvidence | null {
  try {
    const facts: unknown = JSON.parse(text);
    return Value.Check(RoleEvidence, facts) ? facts : null;
  } catch {
    return null;
  }
}
