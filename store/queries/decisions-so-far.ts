// Every decision there is, as it stands now.
import { Type } from 'typebox';
import { communityStates } from '../../core/community-state.ts';
import { decisionStatuses } from '../../core/decision.ts';
import { CommunityId, Day } from '../../core/ids.ts';
import { remedies } from '../rows/community-evidence.ts';
import { defineQuery } from '../define-query.ts';

const row = Type.Object({
  decision: Type.String(),
  community: CommunityId,
  remedy: Type.Enum([...remedies]),
  openedOn: Day,
  state: Type.Enum([...communityStates]),
  since: Day,
  members: Type.Integer(),
  evidence: Type.String(),
  run: Type.String(),
  owner: Type.String(),
  status: Type.Enum([...decisionStatuses]),
  statusOn: Day,
  note: Type.String(),
  actor: Type.String(),
  at: Type.Integer(),
  version: Type.Integer(),
});

/** `community` and `decision` narrow to one; all when empty. */
export const decisionsSoFar = defineQuery({
  name: 'decisions-so-far',
  params: Type.Object({ community: Type.String(), decision: Type.String() }),
  row,
  sql: `
    SELECT decision, community, remedy, opened_on AS openedOn, state, since, members, evidence, run, owner, status,
      status_on AS statusOn, note, actor, toUnixTimestamp64Milli(changed) AS at, version
    FROM tablee.decisions FINAL
    WHERE ({community:String} = '' OR community = {community:String})
      AND ({decision:String} = '' OR toString(decision) = {decision:String})
    ORDER BY openedOn DESC, community, decision`,
});
