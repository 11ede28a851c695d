// Beside states: how far people came, what may become of communities, and how long communities live.
import { collectRows } from '../store/collect-rows.ts';
import { addDays, dayMs, dayNumber } from '../core/windows.ts';
import { adoptionOfPeople } from '../store/queries/adoption-of-people.ts';
import { contributionDays } from '../store/queries/contribution-days.ts';
import { promiseOfCommunities } from '../store/queries/promise-of-communities.ts';
import { threadReplies } from '../store/queries/thread-replies.ts';
import type { ThreadsOfWeek } from '../store/queries/threads-counted.ts';
import { communityOutlooks, type CommunityOutlookRow } from '../store/rows/community-outlook.ts';
import { runReports, type RunReportRow } from '../store/rows/run-report.ts';
import type { SilenceModel } from '../store/rows/silence-model.ts';
import type { ThreadEvidence } from '../store/rows/community-evidence.ts';
import { countAdoption } from './adoption/adoption-report.ts';
import { collectReplies, type ReplyCollector } from './adoption/reply-times.ts';
import { createWorkingHours } from './adoption/working-hours.ts';
import type { Analysis, Ground } from './analysis.ts';
import { describeOutlook } from './communities/describe-outlook.ts';
import type { Candidate } from './communities/evaluate-communities.ts';
import { isEvaluated } from './communities/history.ts';
import { learnSilence } from './communities/silence-risk.ts';
import { silenceRows } from './communities/silence-rows.ts';
import { describeSurvival, lifetimeOf } from './communities/survival.ts';
import { countAnswered } from './objectives/count-answered.ts';
import { insertRows } from './write-results.ts';

/** Days of threads behind the time to a first reply. */
const replyDays = 28;

export async function findAdoption(
  analysis: Analysis,
  ground: Ground,
  { candidates, threads }: { candidates: readonly Candidate[]; threads: readonly ThreadsOfWeek[] },
): Promise<void> {
  const { store, run, window } = analysis;
  const replies = await collectReplyTimes(analysis);
  const threadsOf = countThreads(candidates, threads);
  const all = [...threadsOf.values()];
  const opened = all.reduce((sum, counted) => sum + counted.opened, 0);
  const unanswered = opened - all.reduce((sum, counted) => sum + counted.answered, 0);
  const model = learnSilence(silenceRows(candidates, window.to));
  const unansweredUsually = opened === 0 ? null : unanswered / opened;
  const outlooks = await describeOutlooks(analysis, candidates, {
    model,
    threadsOf,
    unansweredUsually,
    replies,
  });
  const adoption = countAdoption();
  for await (const people of store.stream(adoptionOfPeople, { to: window.to })) adoption.add(people);
  const { observedFrom } = ground.there;
  const days = await collectRows(store.stream(contributionDays, { to: window.to }));
  const lifetimes = days.map((row) => lifetimeOf(row.days, dayNumber(window.to)));
  const reports: RunReportRow[] = [
    { run, subject: 'silence', content: model },
    { run, subject: 'survival', content: describeSurvival(lifetimes) },
    {
      run,
      subject: 'adoption',
      content: adoption.report({ to: window.to, observedFrom, replies: replies.of(), opened, unanswered }),
    },
  ];
  await insertRows(store, communityOutlooks, outlooks);
  await insertRows(store, runReports, reports);
}

async function collectReplyTimes({ store, window, parameters }: Analysis): Promise<ReplyCollector> {
  const collector = collectReplies(createWorkingHours(parameters.timezone), dayNumber(window.to) * dayMs);
  const from = addDays(window.to, -replyDays);
  for await (const rows of store.stream(threadReplies, { from, to: window.to })) collector.add(rows);
  return collector;
}

interface OutlookGround {
  model: SilenceModel;
  threadsOf: ReadonlyMap<string, ThreadEvidence>;
  unansweredUsually: number | null;
  replies: ReplyCollector;
}

async function describeOutlooks(
  { store, run, window: { to } }: Analysis,
  candidates: readonly Candidate[],
  { model, threadsOf, unansweredUsually, replies }: OutlookGround,
): Promise<CommunityOutlookRow[]> {
  const promised = await collectRows(store.stream(promiseOfCommunities, { to }));
  const promises = new Map(promised.map((row) => [row.community, row]));
  return candidates
    .filter(({ life }) => isEvaluated(life, to, 0))
    .map((candidate) => {
      const { community } = candidate.life;
      const threads = threadsOf.get(community) ?? noThreads;
      const facts = { to, model, threads, unansweredUsually };
      return {
        run,
        community,
        outlook: describeOutlook(candidate, {
          ...facts,
          replies: replies.of(community),
          promise: promises.get(community),
        }),
      };
    });
}

const noThreads: ThreadEvidence = { opened: 0, answered: 0, questionsOnly: false };

function countThreads(candidates: readonly Candidate[], threads: readonly ThreadsOfWeek[]) {
  const weeks = new Map<string, ThreadsOfWeek[]>(candidates.map(({ life }) => [life.community, []]));
  for (const week of threads) weeks.get(week.community)?.push(week);
  return new Map([...weeks].map(([community, own]) => [community, countAnswered(own, 0)]));
}
