// How what was decided about an event in quarantine lies in `tablee.quarantine_decisions`: the newest version wins.
import type { Day } from '../../core/ids.ts';
import type { Fault } from '../../core/outcome.ts';
import type { TableDefinition } from '../store.ts';

/** `waiting`: it was tried again and still cannot be read, for the reason given. */
export type Decision =
  { kind: 'replayed' } | { kind: 'discarded'; reason: string } | { kind: 'waiting'; fault: Fault };

export interface QuarantineDecision {
  /** Day, id and sequence of the arrival it is about. */
  day: Day;
  id: string;
  seq: number;
  decision: Decision;
  /** `console`, or role and session id of an administrator. */
  by: string;
  /** Milliseconds since 1970, also the version. */
  decided: number;
}

export const quarantineDecisions: TableDefinition<QuarantineDecision> = {
  name: 'tablee.quarantine_decisions',
  columns: {
    id: (row) => row.id,
    day: (row) => row.day,
    seq: (row) => row.seq,
    decision: (row) => row.decision.kind,
    code: ({ decision }) => (decision.kind === 'waiting' ? decision.fault.code : ''),
    detail: ({ decision }) => (decision.kind === 'waiting' ? decision.fault.detail : ''),
    pointer: ({ decision }) => (decision.kind === 'waiting' ? (decision.fault.pointer ?? '') : ''),
    reason: ({ decision }) => (decision.kind === 'discarded' ? decision.reason : ''),
    decided_by: (row) => row.by,
    version: (row) => row.decided,
  },
};
