// Which roles a person has, by every condition met and missed.
import { Value } from 'typebox/value';
import { judgeRoles } from '../analytics/influence/roles.ts';
import type { PersonId } from '../core/ids.ts';
import { roleOfPerson } from '../store/queries/role-of-person.ts';
import { RoleEvidence } from '../store/rows/role-evidence.ts';
import type { Store } from '../store/store.ts';
import type { ExplainedRun } from './explain.ts';
import { number, say, strong } from './output.ts';

export async function explainRoles(store: Store, { run }: ExplainedRun, person: PersonId): Promise<void> {
  const [found] = await store.query(roleOfPerson, { run, person });
  const evidence: unknown = found === undefined ? null : JSON.parse(found.evidence);
  say(strong('Roles'));
  if (found === undefined || !Value.Check(RoleEvidence, evidence)) {
    say('  none: no ties in the window\n');
    return;
  }
  for (const { role, met, conditions } of judgeRoles(evidence)) {
    say(`  ${met ? '✓' : '✗'} ${role}`);
    for (const { what, value, bound, limit, met: kept } of conditions)
      say(`      ${kept ? 'met   ' : 'missed'} ${what}: ${short(value)}, ${bound} ${short(limit)}`);
  }
  const { contributions, posts, replies, responses } = evidence.persona;
  say(
    `  persona ${found.persona}: ${number(contributions)} contributions (${number(posts)} posts, ${number(replies)} replies), ${number(responses)} responses received\n`,
  );
}

const short = (value: number) => (Number.isInteger(value) ? number(value) : value.toFixed(4));
