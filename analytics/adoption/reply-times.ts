// How long people wait for the first answer by somebody else, in working hours; threads still waiting count as waiting.
import type { CommunityId } from '../../core/ids.ts';
import type { ThreadReply } from '../../store/queries/thread-replies.ts';
import { kaplanMeier, medianLife } from '../algorithms/kaplan-meier.ts';
import type { WorkingHours } from './working-hours.ts';

export interface ReplyTimes {
  threads: number;
  /** Null while more than half wait. */
  medianHours: number | null;
}

export interface ReplyCollector {
  add(rows: Iterable<ThreadReply>): void;
  /** Of one community; of all when none is given. */
  of(community?: CommunityId): ReplyTimes;
}

interface Waits {
  hours: number[];
  answered: number[];
}

/** @param toMs when waiting threads were last looked at */
export function collectReplies(workingHours: WorkingHours, toMs: number): ReplyCollector {
  const communities = new Map<CommunityId, Waits>();
  return {
    add(rows) {
      for (const { community, opened_ms, answered_ms } of rows) {
        const waits = communities.get(community) ?? { hours: [], answered: [] };
        communities.set(community, waits);
        waits.hours.push(workingHours(opened_ms, answered_ms === 0 ? toMs : answered_ms));
        waits.answered.push(answered_ms === 0 ? 0 : 1);
      }
    },
    of(community) {
      const chosen = community === undefined ? [...communities.values()] : [communities.get(community)];
      const known = chosen.filter((waits) => waits !== undefined);
      const hours = Float64Array.from(known.flatMap((waits) => waits.hours));
      const steps = kaplanMeier(hours, Uint8Array.from(known.flatMap((waits) => waits.answered)));
      const median = medianLife(steps);
      return { threads: hours.length, medianHours: median === null ? null : Math.round(median * 10) / 10 };
    },
  };
}
