// The log of names shown: who looked, on which page, for which community, and how many names.
import type { Role } from '../../core/gate.ts';
import type { TableDefinition } from '../store.ts';

export interface Reveal {
  /** Milliseconds since 1970. */
  time: number;
  role: Role;
  viewer: string;
  page: string;
  /** Empty: the whole organisation. */
  community: string;
  people: number;
}

export const reveals: TableDefinition<Reveal> = {
  name: 'tablee.reveals',
  columns: {
    time: (row) => row.time,
    role: (row) => row.role,
    viewer: (row) => row.viewer,
    page: (row) => row.page,
    community: (row) => row.community,
    people: (row) => row.people,
  },
};
