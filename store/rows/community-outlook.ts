// What is said of a community beside its state: what may come, what a newcomer meets, and what was promised.
import { Type, type Static } from 'typebox';
import type { CommunityId } from '../../core/ids.ts';
import type { TableDefinition } from '../store.ts';
import { silenceFeatureNames } from './silence-model.ts';

const Count = Type.Integer({ minimum: 0 });
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

export const CommunityOutlook = Type.Object({
  /** That nobody contributes in eight weeks; null where there is no life to lose, or too little of it seen. */
  silence: Maybe(
    Type.Object({
      chance: Type.Number({ minimum: 0, maximum: 1 }),
      basis: Type.Enum(['own', 'borrowed']),
      /** Few contributions: the chance is coarse, and never called high. */
      quiet: Type.Boolean(),
      reasons: Type.Array(
        Type.Object({ feature: Type.Enum([...silenceFeatureNames]), raises: Type.Boolean() }),
      ),
      /** The five features as they were counted. */
      features: Type.Array(Type.Number()),
    }),
  ),
  newcomer: Type.Object({
    /** Contributions of the last two weeks. */
    freshContributions: Count,
    /** Threads of 28 days, and the time to the first reply in working hours; null while more than half wait. */
    threads: Count,
    medianHours: Maybe(Type.Number()),
    /** Share left without an answer after seven days, drawn towards the organisation's where threads are few. */
    unanswered: Maybe(Type.Number()),
  }),
  promise: Type.Object({ invited: Count, joined: Count, seen: Count }),
});
export type CommunityOutlook = Static<typeof CommunityOutlook>;

export interface CommunityOutlookRow {
  run: string;
  community: CommunityId;
  outlook: CommunityOutlook;
}

export const communityOutlooks: TableDefinition<CommunityOutlookRow> = {
  name: 'tablee.community_outlooks',
  columns: {
    run: (row) => row.run,
    community: (row) => row.community,
    outlook: (row) => JSON.stringify(row.outlook),
  },
};
