// The same shortlist spread more and less widely over departments, so that whoever invites can choose.
import type { PersonId } from '../../core/ids.ts';
import type { TieGraph } from '../graph/tie-graph.ts';
import type { PersonScore } from './rank-people.ts';
import { shortlister, type Shortlist, type ShortlistOptions } from './shortlist.ts';

export interface SpreadList extends Shortlist {
  /** Most from one department that was asked for; 0 = the usual rule. */
  cap: number;
}

/**
 * The usual list first, then one without any limit, at most two and at most one from a department. A limit that is the
 * usual one already is not listed again; where nobody's department is known, or all are of one, there is nothing to choose.
 */
export function spreadLists(
  ties: TieGraph,
  scores: readonly PersonScore[],
  options: ShortlistOptions & { departmentOf: (person: PersonId) => string | undefined },
): SpreadList[] {
  const choose = shortlister(ties, scores, options);
  const usual = { cap: 0, ...choose(options.perDepartment) };
  const { places, mostPerDepartment, chosen } = usual;
  if (chosen.length < 2 || !ofSeveralDepartments(ties, options)) return [usual];
  const caps = [places, 2, 1].filter((cap) => cap !== mostPerDepartment && cap <= places);
  return [usual, ...[...new Set(caps)].map((cap) => ({ cap, ...choose(cap) }))];
}

function ofSeveralDepartments(
  { people }: TieGraph,
  { departmentOf }: { departmentOf: (person: PersonId) => string | undefined },
): boolean {
  return new Set(people.map(departmentOf).filter((name) => name !== undefined)).size > 1;
}
