// One person in the picture of a community's network, and the ties that leave from there.
import type { CommunityId, PersonId } from '../../core/ids.ts';
import type { TableDefinition } from '../store.ts';

export interface NetworkPersonRow {
  run: string;
  community: CommunityId;
  person: PersonId;
  influence: number;
  /** People this person responds to, within the picture. */
  ties: readonly PersonId[];
  /** Weight of each tie, in the order of `ties`. */
  weights: readonly number[];
}

export const communityNetworks: TableDefinition<NetworkPersonRow> = {
  name: 'tablee.community_networks',
  columns: {
    run: (row) => row.run,
    community: (row) => row.community,
    person: (row) => row.person,
    influence: (row) => row.influence,
    ties: (row) => row.ties,
    weights: (row) => row.weights,
  },
};
