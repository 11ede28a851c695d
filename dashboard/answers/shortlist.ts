// Whom to invite as ambassadors, and why them? For the manager of the community only; every look is logged.
import { Type, type Static } from 'typebox';
import { shortlistedPeople, type ShortlistedPerson } from '../../store/queries/shortlisted-people.ts';
import { Figure, type Gate } from '../gate.ts';
import { Analysis, findAnalysis } from './analysis.ts';
import type { Asking } from './asking.ts';
import { summariseCommunities } from './community-summary.ts';

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
});
export type Candidate = Static<typeof Candidate>;

export const ShortlistAnswer = Type.Object({
  analysis: Analysis,
  /** Empty: the whole organisation. */
  scope: Type.String(),
  name: Type.String(),
  /** Colleagues the set reaches together. */
  reached: Figure,
  set: Type.Array(Candidate),
  alternates: Type.Array(Candidate),
});
export type ShortlistAnswer = Static<typeof ShortlistAnswer>;

export async function answerShortlist(asking: Asking, scope: string): Promise<ShortlistAnswer | undefined> {
  const { store, gate } = asking;
  const analysis = await findAnalysis(store);
  const name = await nameOfScope(asking, scope);
  if (name === undefined) return undefined;
  const rows = analysis === null ? [] : await store.query(shortlistedPeople, { run: analysis.run, scope });
  if (rows.length > 0) await asking.reveal('shortlist', scope, rows.length);
  const reached = Math.max(0, ...rows.filter(({ alternate }) => !alternate).map(reachedWith));
  const candidates = (alternate: boolean) =>
    rows
      .filter((row) => row.alternate === alternate)
      .map((row) => shapeCandidate(asking, gate, row, reached));
  return {
    analysis,
    scope,
    name,
    reached: gate.headcount(reached),
    set: candidates(false),
    alternates: candidates(true),
  };
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
  };
}
