// Plausible evidence for each state.
import type { CommunityState } from '../../core/community-state.ts';
import { addDays } from '../../core/windows.ts';
import type { CommunityEvidence } from '../../store/rows/community-evidence.ts';

export function sampleEvidence(state: CommunityState, people: number, until: string): CommunityEvidence {
  const quiet = state === 'empty' ? 11 : state === 'never-opened' || state === 'read-only' ? null : 0;
  const direction = state === 'emptying' ? 'falling' : state === 'warming' ? 'rising' : 'steady';
  return {
    openedOn: addDays(until, state === 'too-early' ? -12 : -300),
    openedBy: 'registry',
    ageWeeks: state === 'too-early' ? 1 : 43,
    observedWeeks: state === 'too-early' ? 1 : 43,
    heardUntil: addDays(until, -1),
    hosts: 1,
    windowWeeks: 8,
    contributions: people * 6,
    contributors: people,
    viewers: people * 2,
    activeWeeks: state === 'lively' ? 8 : people > 0 ? 5 : 0,
    newContributors: Math.round(people / 5),
    topShare: state === 'monologue' ? 0.91 : 0.18,
    hostShare: 0.1,
    othersEver: state !== 'never-opened',
    lastActiveWeek: quiet === null ? null : addDays(until, -7 * (quiet + 1)),
    quietWeeks: quiet,
    trend: {
      personWeeks: people * 3,
      baselinePersonWeeks: people * 9,
      baselineWeeks: 26,
      ratio: state === 'emptying' ? 0.38 : state === 'warming' ? 2.4 : 1,
      p: direction === 'steady' ? 0.4 : 0.002,
      overdispersion: 1.2,
      direction,
    },
    burst: state === 'warming',
    threads: { opened: people * 2, answered: people, questionsOnly: false },
    neighbour: state === 'sparse' ? { community: 'slack:T024:C001', sharedShare: 0.6, shared: 14 } : null,
  };
}
