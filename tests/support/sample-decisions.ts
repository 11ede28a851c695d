// Decisions about the sample's communities: one in each status for the first, then a proposal for every empty one.
import { uuidFromHash } from '../../core/ids.ts';
import { addDays } from '../../core/windows.ts';
import type { Decision } from '../../store/rows/decision.ts';
import { sampleEvidence } from './sample-evidence.ts';
import type { SampleCommunity } from './sample-rows.ts';

export const decisionId = (n: number) => uuidFromHash(String(n).padEnd(32, 'd'));
const first = 'slack:T024:C001';

export function sampleDecisions(
  communities: readonly SampleCommunity[],
  until: string,
  run: string,
): Decision[] {
  return communities.flatMap(({ id, members, tookPart, state }) => {
    const about = (n: number, more: Partial<Decision>): Decision => ({
      decision: decisionId(n),
      community: id,
      remedy: 'invite-ambassadors',
      openedOn: addDays(until, -60),
      state: 'monologue',
      since: addDays(until, -90),
      members,
      evidence: JSON.stringify(sampleEvidence('monologue', tookPart, until)),
      run,
      owner: 'Circle of hosts',
      status: 'done',
      statusOn: addDays(until, -50),
      note: 'Three guests accepted',
      actor: 'manager:0123456789abcdef',
      at: Date.parse(`${until}T08:00:00Z`),
      version: 3,
      ...more,
    });
    if (id === first)
      return [
        about(1, {
          remedy: 'campaign',
          status: 'proposed',
          owner: '',
          note: '',
          statusOn: until,
          openedOn: until,
        }),
        about(2, {}),
        about(3, { remedy: 'merge', status: 'dropped', note: 'They serve different people' }),
        about(4, { remedy: 'seed', statusOn: addDays(until, -10) }),
      ];
    const n = Number(id.slice(-3)) + 10;
    return state === 'empty'
      ? [about(n, { remedy: 'close', state, status: 'accepted', statusOn: until })]
      : [];
  });
}

export const sampleDecisionEffects = [
  {
    decision: decisionId(2),
    method: 'compared',
    verdict: 'more',
    reason: '',
    ratio: 1.4,
    low: 1.1,
    high: 1.8,
    p: 0.02,
    compared: 44,
    people: 21,
  },
];
