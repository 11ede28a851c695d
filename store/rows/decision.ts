// How a decision lies in `tablee.decisions`.
import type { CommunityState } from '../../core/community-state.ts';
import type { DecisionStatus } from '../../core/decision.ts';
import type { CommunityId, Day } from '../../core/ids.ts';
import type { TableDefinition } from '../store.ts';
import type { Remedy } from './community-evidence.ts';

export interface Decision {
  decision: string;
  community: CommunityId;
  remedy: Remedy;
  openedOn: Day;
  /** What spoke for it when it was opened: the state, since when, of how many members. */
  state: CommunityState;
  since: Day;
  members: number;
  /** A `CommunityEvidence` as JSON. */
  evidence: string;
  /** The run that opened it. */
  run: string;
  /** Whoever took it on, as they call themselves; empty until then. */
  owner: string;
  status: DecisionStatus;
  statusOn: Day;
  note: string;
  /** Who changed it last: `analysis`, or role and session id. */
  actor: string;
  /** Milliseconds since 1970. */
  at: number;
  /**
   * An analysis counts on from the version it read; people write the time in milliseconds. So when both change a
   * decision at once, people win.
   */
  version: number;
}

export const decisions: TableDefinition<Decision> = {
  name: 'tablee.decisions',
  columns: {
    decision: (row) => row.decision,
    community: (row) => row.community,
    remedy: (row) => row.remedy,
    opened_on: (row) => row.openedOn,
    state: (row) => row.state,
    since: (row) => row.since,
    members: (row) => row.members,
    evidence: (row) => row.evidence,
    run: (row) => row.run,
    owner: (row) => row.owner,
    status: (row) => row.status,
    status_on: (row) => row.statusOn,
    note: (row) => row.note,
    actor: (row) => row.actor,
    changed: (row) => row.at,
    version: (row) => row.version,
  },
};
