// The log of what administrators changed: who, what, on which thing, when. Never a secret, never a text.
import type { TableDefinition } from '../store.ts';

export const adminActionKinds = [
  'source-created',
  'source-rotated',
  'source-revoked',
  'source-allowed',
  'source-released',
  'quarantine-replayed',
  'quarantine-discarded',
] as const;
export type AdminActionKind = (typeof adminActionKinds)[number];

export interface AdminAction {
  /** Milliseconds since 1970. */
  time: number;
  /** `console`, or role and session id of an administrator. */
  actor: string;
  action: AdminActionKind;
  /** Name of a source, or what was chosen from quarantine. */
  subject: string;
  detail: string;
}

export const adminActions: TableDefinition<AdminAction> = {
  name: 'tablee.admin_actions',
  columns: {
    time: (row) => row.time,
    actor: (row) => row.actor,
    action: (row) => row.action,
    subject: (row) => row.subject,
    detail: (row) => row.detail,
  },
};
