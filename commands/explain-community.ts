// tablee analyze --explain COMMUNITY: how its state, risk and remedy came to be, down to the counts.
import { explainState } from '../analytics/communities/explain-state.ts';
import { holdWeeks } from '../analytics/communities/thresholds.ts';
import { horizonWeeks } from '../analytics/communities/silence-risk.ts';
import { OperatorError } from '../core/errors.ts';
import { communityOutlook } from '../store/queries/community-outlook.ts';
import { explainedWeeks, type ExplainedWeek } from '../store/queries/explained-week.ts';
import { latestRun } from '../store/queries/latest-run.ts';
import { CommunityEvidence } from '../store/rows/community-evidence.ts';
import { CommunityOutlook } from '../store/rows/community-outlook.ts';
import { silenceFeatureNames } from '../store/rows/silence-model.ts';
import type { Store } from '../store/store.ts';
import { Value } from 'typebox/value';

/** Weeks shown before the newest. */
const weeksShown = 6;

/** Nothing when the newest analysis knows no such community. @throws OperatorError `NO_ANALYSIS` */
export async function explainCommunity(store: Store, community: string): Promise<string[] | undefined> {
  const [latest] = await store.query(latestRun, {});
  if (latest === undefined)
    throw new OperatorError('no analysis has run yet; run `tablee analyze` first', { code: 'NO_ANALYSIS' });
  const weeks = await store.query(explainedWeeks, { run: latest.run, community, weeks: weeksShown });
  const [newest] = weeks;
  if (newest === undefined) return undefined;
  const evidence = Value.Parse(CommunityEvidence, JSON.parse(newest.evidence));
  const [row] = await store.query(communityOutlook, { run: latest.run, community });
  const outlook = row === undefined ? null : Value.Parse(CommunityOutlook, JSON.parse(row.outlook));
  return [
    `${community} in the week of ${newest.week}, by run ${latest.run}`,
    `state    ${newest.state}, since ${newest.since}`,
    ...stateLines(newest, evidence),
    ...holdLines(weeks),
    `members  ${newest.members}: ${newest.took_part} took part in four weeks, ${newest.only_read} only read`,
    ...riskLines(outlook),
    ...remedyLines(newest, evidence),
  ];
}

function stateLines({ raw_state }: ExplainedWeek, evidence: CommunityEvidence): string[] {
  return explainState(raw_state, evidence).map(
    ({ state, rule, counts, outcome }) =>
      `  ${outcome.padEnd(10)}${state.padEnd(13)}${rule}${outcome === 'not asked' ? '' : ` (${counts})`}`,
  );
}

function holdLines(weeks: readonly ExplainedWeek[]): string[] {
  const read = weeks.map(({ week, raw_state }) => `${week} ${raw_state}`).join(', ');
  return [`hold     a change shows after ${holdWeeks} weeks; read lately: ${read}`];
}

function riskLines(outlook: CommunityOutlook | null): string[] {
  if (outlook?.silence == null) return ['risk     none told: too young, closed, or silent already'];
  const { chance, basis, quiet, reasons, features } = outlook.silence;
  const why = reasons.map(({ feature, raises }) => `${feature} ${raises ? 'raises' : 'lowers'}`).join(', ');
  const counted = silenceFeatureNames.map((name, i) => `${name} ${features[i] ?? 0}`).join(', ');
  return [
    `risk     ${(100 * chance).toFixed(1)} % of no contribution in ${horizonWeeks} weeks, ${basis} coefficients${quiet ? ', few contributions: coarse' : ''}`,
    `  features  ${counted} (rec, U8 and dec as log(1 + n))`,
    `  reasons   ${why}`,
  ];
}

function remedyLines(
  { remedy }: ExplainedWeek,
  { hosts, threads, neighbour, quietWeeks }: CommunityEvidence,
): string[] {
  const waiting =
    threads === null ? 'none known' : `${threads.opened - threads.answered} of ${threads.opened}`;
  const near =
    neighbour === null ? 'none' : `${neighbour.community} with ${neighbour.shared} of the same people`;
  return [
    `remedy   ${remedy}`,
    `  looked at  hosts ${hosts}; threads without answer ${waiting}; livelier neighbour ${near}; quiet weeks ${quietWeeks ?? 'never spoken in'}`,
  ];
}
