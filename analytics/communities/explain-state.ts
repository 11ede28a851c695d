// The rules a state went through, in their order, each with the counts it looked at and whether it fits.
import type { CommunityState } from '../../core/community-state.ts';
import type { CommunityEvidence } from '../../store/rows/community-evidence.ts';
import {
  dominatedContributions,
  dominatedShare,
  emptyAfterWeeks,
  graceWeeks,
  livelyActiveWeeks,
  livelyContributors,
  livelyTopShare,
  monologueContributions,
  readersMin,
  sparseContributions,
  sparseContributors,
} from './thresholds.ts';

export interface RuleRead {
  state: CommunityState;
  rule: string;
  counts: string;
  /** The first rule that fits names the state; those after it were not asked. */
  outcome: 'no' | 'fits' | 'not asked';
}

/** @param read the state of the week alone, before the hold */
export function explainState(read: CommunityState, evidence: CommunityEvidence): RuleRead[] {
  const rules = rulesOn(evidence);
  const fitting = rules.findIndex(({ state }) => state === read);
  return rules.map((rule, i) => ({
    ...rule,
    outcome: i === fitting ? 'fits' : i < fitting ? 'no' : 'not asked',
  }));
}

function rulesOn(evidence: CommunityEvidence): Omit<RuleRead, 'outcome'>[] {
  const { observedWeeks, othersEver, viewers, hosts, contributions, contributors, topShare, activeWeeks } =
    evidence;
  const made = `${contributions} contributions by ${contributors} people in ${evidence.windowWeeks} weeks`;
  const top = `largest share ${percent(topShare)}`;
  const trend = trendText(evidence.trend);
  const rule = (state: CommunityState, text: string, counts: string) => ({ state, rule: text, counts });
  return [
    rule('too-early', `heard for fewer than ${graceWeeks} weeks`, `${observedWeeks} weeks heard`),
    rule(
      'never-opened',
      'nobody but hosts ever contributed, and no more people looked in than there are hosts',
      `others ever: ${othersEver ? 'yes' : 'no'}; ${viewers} viewers, ${hosts} hosts`,
    ),
    rule(
      'read-only',
      `nothing said, yet read by ${readersMin} people and a tenth of the members at least`,
      `${contributions} contributions, ${viewers} viewers`,
    ),
    rule(
      'empty',
      `nothing said, heard for ${emptyAfterWeeks} weeks at least`,
      `${contributions} contributions, ${observedWeeks} weeks heard`,
    ),
    rule(
      'monologue',
      `one voice with ${monologueContributions} contributions, or ${percent(dominatedShare)} of ${dominatedContributions} or more`,
      `${made}; ${top}`,
    ),
    rule('sparse', `fewer than ${sparseContributions} contributions or ${sparseContributors} people`, made),
    rule('emptying', 'clearly fewer person-weeks than before', trend),
    rule(
      'lively',
      `${livelyActiveWeeks} active weeks, ${livelyContributors} people, no voice with ${percent(livelyTopShare)}`,
      `${activeWeeks} active weeks, ${contributors} people; ${top}`,
    ),
    rule('warming', 'clearly more person-weeks than before', trend),
    rule('simmering', 'none of these', made),
  ];
}

const percent = (share: number) => `${Math.round(100 * share)} %`;

function trendText(trend: CommunityEvidence['trend']): string {
  if (trend === null) return 'too little history to compare with';
  const { personWeeks, baselinePersonWeeks, baselineWeeks, ratio, p, direction } = trend;
  return `${personWeeks} person-weeks, ${baselinePersonWeeks} in the ${baselineWeeks} weeks before: ratio ${ratio}, p ${p}, ${direction}`;
}
