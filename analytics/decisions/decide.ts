// Which decisions an analysis opens, and which of its own proposals it takes back: a function of what was decided before
// and of the run. What people have taken in hand it leaves alone.
import { createHash } from 'node:crypto';
import { analysisActor, isOpen } from '../../core/decision.ts';
import { uuidFromHash, type CommunityId, type Day } from '../../core/ids.ts';
import { daysBetween } from '../../core/windows.ts';
import type { Remedy } from '../../store/rows/community-evidence.ts';
import type { Decision } from '../../store/rows/decision.ts';

/** A remedy carried out is not proposed again before its effect could show; one turned down, not for twelve weeks. */
export const restAfterDoneDays = 42;
export const restAfterDroppedDays = 84;

/** The newest week of a community that is there: what is due, and what speaks for it. */
export type Finding = Pick<Decision, 'community' | 'remedy' | 'state' | 'since' | 'members' | 'evidence'>;

export interface DecidingRun {
  run: string;
  /** Exclusive end of its window: the day it speaks of. */
  to: Day;
  findings: readonly Finding[];
  /** Milliseconds since 1970. */
  at: number;
}

/** Rows to write: proposals opened and proposals taken back. An analysis of the past decides nothing. */
export function decide(previous: readonly Decision[], run: DecidingRun): Decision[] {
  if (previous.some(({ actor, statusOn }) => actor === analysisActor && statusOn > run.to)) return [];
  const due = new Map(run.findings.map(({ community, remedy }) => [community, remedy]));
  const withdrawn = previous
    .filter(({ status, community, remedy }) => status === 'proposed' && due.get(community) !== remedy)
    .map((decision) => withdraw(decision, run));
  const known = new Map([...previous, ...withdrawn].map((decision) => [decision.decision, decision]));
  const byCommunity = groupByCommunity([...known.values()]);
  const opened = run.findings
    .filter((finding) => isDue(finding, byCommunity.get(finding.community) ?? [], run.to))
    .map((finding) => open(finding, run, known))
    // Under the same name people may have decided already.
    .filter(({ decision }) => (known.get(decision)?.actor ?? analysisActor) === analysisActor);
  return [...new Map([...withdrawn, ...opened].map((decision) => [decision.decision, decision])).values()];
}

function withdraw(decision: Decision, { to, at }: DecidingRun): Decision {
  return { ...decision, status: 'dropped', statusOn: to, ...byAnalysis(at, decision) };
}

function open(
  finding: Finding,
  { run, to, at }: DecidingRun,
  known: ReadonlyMap<string, Decision>,
): Decision {
  const decision = nameOf(finding.community, finding.remedy, to);
  return {
    ...finding,
    decision,
    openedOn: to,
    run,
    owner: '',
    status: 'proposed',
    statusOn: to,
    note: '',
    ...byAnalysis(at, known.get(decision)),
  };
}

const byAnalysis = (at: number, before: Decision | undefined) => ({
  actor: analysisActor,
  at,
  version: (before?.version ?? 0) + 1,
});

function isDue({ remedy, since }: Finding, decided: readonly Decision[], to: Day): boolean {
  if (remedy === 'none' || decided.some(({ status }) => isOpen(status))) return false;
  return !decided.some((before) => before.remedy === remedy && rests(before, since, to));
}

/** What people have turned down comes back early only when the community has changed its state since. */
function rests({ status, statusOn, actor }: Decision, since: Day, to: Day): boolean {
  const days = daysBetween(statusOn, to);
  if (status === 'done') return days < restAfterDoneDays;
  return actor !== analysisActor && days < restAfterDroppedDays && since <= statusOn;
}

/** The same finding on the same day is the same decision. */
function nameOf(community: CommunityId, remedy: Remedy, to: Day): string {
  return uuidFromHash(
    createHash('sha256')
      .update(JSON.stringify([community, remedy, to]))
      .digest('hex'),
  );
}

function groupByCommunity(decisions: readonly Decision[]): Map<CommunityId, Decision[]> {
  const groups = new Map<CommunityId, Decision[]>();
  for (const decision of decisions)
    groups.set(decision.community, [...(groups.get(decision.community) ?? []), decision]);
  return groups;
}
