// Brings decisions up to date with a run that ended well; a repeat changes nothing.
import type { Clock } from '../../core/clock.ts';
import { addDays, type DayWindow } from '../../core/windows.ts';
import { communityStatesNow } from '../../store/queries/community-states.ts';
import { decisionsSoFar } from '../../store/queries/decisions-so-far.ts';
import { decisions } from '../../store/rows/decision.ts';
import type { Store } from '../../store/store.ts';
import { insertRows } from '../write-results.ts';
import { decide } from './decide.ts';

/** Called once the run's results are all there, also for a run that was merely confirmed: it may have failed here before. */
export async function keepDecisions(
  store: Store,
  { run, window: { to } }: { run: string; window: DayWindow },
  clock: Clock,
): Promise<void> {
  const previous = await store.query(decisionsSoFar, { community: '', decision: '' });
  const weeks = await store.query(communityStatesNow, { run });
  const findings = weeks
    // A closed community's newest week lies farther back.
    .filter(({ week }) => week === addDays(to, -7))
    .map(({ community, remedy, state, since, members, evidence }) => ({
      community,
      remedy,
      state,
      since,
      members,
      evidence,
    }));
  await insertRows(store, decisions, decide(previous, { run, to, findings, at: clock.now() }));
}
