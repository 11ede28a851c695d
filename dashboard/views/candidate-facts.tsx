// What stands beside a proposed name: how sure the influence is, roles with their reasons, and what to be careful about.
import type { Candidate } from '../answers/shortlist.ts';
import { usePage } from './page-context.ts';

export function CandidateFacts({ candidate }: { candidate: Candidate }) {
  const { t } = usePage();
  const { roles, roleFacts, persona } = candidate;
  return (
    <>
      <p class="muted">{t.influence.certainty(candidate)}</p>
      {roles.length > 0 && (
        <ul class="badges">
          {roles.map((role) => (
            <li key={role}>
              <strong class="badge">{t.influence.roles[role]}</strong>{' '}
              {roleFacts !== null && t.influence.reason(role, candidate, roleFacts)}
            </li>
          ))}
        </ul>
      )}
      {roleFacts !== null && roleFacts.closestLinkTo > 0 && (
        <p>{t.influence.without(roleFacts.closestLinkTo)}</p>
      )}
      {persona !== null && <p class="muted">{t.influence.personas[persona]}</p>}
      {candidate.restsOnNewcomers && <p class="careful">{t.influence.newcomers}</p>}
      {candidate.restsOnOneDepartment && <p class="careful">{t.influence.oneDepartment}</p>}
    </>
  );
}
