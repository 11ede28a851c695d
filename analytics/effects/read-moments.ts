// Campaigns and gatherings as declared, decisions carried out, and how far back their figures look.
import type { Day } from '../../core/ids.ts';
import { declaredMoments } from '../../store/queries/declared-moments.ts';
import { decisionsSoFar } from '../../store/queries/decisions-so-far.ts';
import type { Store } from '../../store/store.ts';
import type { DeclaredCampaign } from './weeks-around.ts';
import type { DoneDecision } from './decision-effect.ts';
import { firstTieDay, type DeclaredGathering } from './gathering-effect.ts';

export interface Moments {
  campaigns: readonly DeclaredCampaign[];
  gatherings: readonly DeclaredGathering[];
  done: readonly DoneDecision[];
}

/** Oldest first. */
export async function readMoments(store: Store): Promise<Moments> {
  const rows = await store.query(declaredMoments, {});
  const decisions = await store.query(decisionsSoFar, { community: '', decision: '' });
  return {
    campaigns: rows
      .filter(({ what }) => what === 'campaign')
      .map(({ moment, from, communities }) => ({ campaign: moment, from, communities })),
    gatherings: rows
      .filter(({ what }) => what === 'gathering')
      .map(({ moment, from, communities }) => ({ gathering: moment, day: from, communities })),
    done: decisions
      .filter(({ status }) => status === 'done')
      .map(({ decision, community, statusOn }) => ({ decision, community, day: statusOn })),
  };
}

/** First day whose ties are read: the window's, or the earliest a gathering is compared with. */
export function firstTieDayOf({ gatherings }: Moments, { from, to }: { from: Day; to: Day }): Day {
  const days = gatherings.flatMap((gathering) => firstTieDay(gathering, to) ?? []);
  return [from, ...days].sort()[0] ?? from;
}
