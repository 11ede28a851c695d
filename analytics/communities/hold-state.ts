// One odd week does not repaint a room: a change is shown when it has lasted, dated from when it began.
import type { CommunityState } from '../../core/community-state.ts';
import type { Day } from '../../core/ids.ts';
import { holdWeeks } from './thresholds.ts';

export interface ReadWeek {
  /** First day of the week. */
  week: Day;
  state: CommunityState;
}

export interface HeldState {
  state: CommunityState;
  /** First day of the week in which the state was first read. */
  since: Day;
}

/**
 * The state to show for each week, oldest first. The end of the grace period is a matter of age and needs no hold.
 */
export function holdStates(weeks: readonly ReadWeek[]): HeldState[] {
  let held: HeldState | undefined;
  let candidate: (HeldState & { lasted: number }) | undefined;
  return weeks.map(({ week, state }) => {
    if (held === undefined || held.state === 'too-early') held = startOf(held, state, week);
    candidate = state === held.state ? undefined : nextCandidate(candidate, state, week);
    if (candidate !== undefined && candidate.lasted >= holdWeeks) {
      held = { state: candidate.state, since: candidate.since };
      candidate = undefined;
    }
    return held;
  });
}

function startOf(held: HeldState | undefined, state: CommunityState, week: Day): HeldState {
  return held?.state === state ? held : { state, since: week };
}

function nextCandidate(
  candidate: (HeldState & { lasted: number }) | undefined,
  state: CommunityState,
  week: Day,
): HeldState & { lasted: number } {
  if (candidate?.state === state) return { ...candidate, lasted: candidate.lasted + 1 };
  return { state, since: week, lasted: 1 };
}
