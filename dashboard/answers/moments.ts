// Campaigns and gatherings, as charts mark them.
import { Type, type Static } from 'typebox';
import { Day } from '../../core/ids.ts';
import { declaredMoments } from '../../store/queries/declared-moments.ts';
import type { Asking } from './asking.ts';

export const Moment = Type.Object({
  what: Type.Enum(['campaign', 'gathering']),
  title: Type.String(),
  from: Day,
  /** Exclusive. */
  to: Day,
});
export type Moment = Static<typeof Moment>;

/** Of one community, or those that concern the whole organisation. */
export async function momentsFor({ store }: Asking, community?: string): Promise<Moment[]> {
  const declared = await store.query(declaredMoments, {});
  return declared
    .filter(({ communities }) =>
      community === undefined
        ? communities.length !== 1
        : communities.length === 0 || communities.includes(community),
    )
    .map(({ what, title, from, to }) => ({ what, title, from, to }));
}
