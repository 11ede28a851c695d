// One community: its state and why, what to do, what happened lately, how it came there, and who answers whom.
import { addressOf } from '../addresses.ts';
import type { CommunityAnswer } from '../answers/community.ts';
import { CommunityOutlook } from '../views/community-outlook.tsx';
import { CourseChart } from '../views/course-chart.tsx';
import { DecisionRecord } from '../views/decision-record.tsx';
import { Decision } from '../views/decisions.tsx';
import { MonthStrip } from '../views/month-strip.tsx';
import { NetworkPicture } from '../views/network-picture.tsx';
import { usePage } from '../views/page-context.ts';
import { Question, SmallPrint } from '../views/page-parts.tsx';
import { StateMark, TableFace } from '../views/table-face.tsx';

export function CommunityPage({ answer }: { answer: CommunityAnswer }) {
  const { t } = usePage();
  const { summary, weeks } = answer;
  return (
    <>
      <div class="community-head">
        <TableFace state={summary.state} seats={summary.room.seats} size={96} />
        <Question answer={t.states.sentence(summary, t.states.word[summary.state])}>
          {t.community.question(summary.name)}
        </Question>
      </div>
      <Facts answer={answer} />
      {answer.feedSilentSince !== null && (
        <p class="notice">{t.community.feedSilent(answer.feedSilentSince)}</p>
      )}
      <div class="columns">
        <Next answer={answer} />
        <Lately answer={answer} />
      </div>
      {answer.decisions.length > 0 && (
        <section aria-labelledby="decisions">
          <h2 id="decisions">{t.worklist.decision}</h2>
          {answer.decisions.map((decision) => (
            <DecisionRecord key={decision.decision} decision={decision} />
          ))}
        </section>
      )}
      {answer.outlook !== null && <CommunityOutlook outlook={answer.outlook} />}
      <section aria-labelledby="course">
        <h2 id="course">{t.community.course}</h2>
        {weeks.length === 0 ? (
          <p class="muted">{t.community.noHistory}</p>
        ) : (
          <>
            <MonthStrip weeks={weeks} />
            <CourseChart weeks={weeks} moments={answer.moments} />
          </>
        )}
      </section>
      {answer.shortlist && (
        <section aria-labelledby="network">
          <h2 id="network">{t.community.network}</h2>
          {answer.network === null ? (
            <p class="muted">{t.community.networkNone}</p>
          ) : (
            <NetworkPicture network={answer.network} />
          )}
        </section>
      )}
      <SmallPrint analysis={answer.analysis} />
    </>
  );
}

function Facts({ answer: { summary } }: { answer: CommunityAnswer }) {
  const { t, f } = usePage();
  return (
    <p class="facts">
      <StateMark state={summary.state} />
      <span>{t.states.meaning[summary.state]}</span>
      <span>{`${t.communities.kind}${t.common.colon} ${t.common.kind[summary.kind]}`}</span>
      {summary.openedOn !== null && <span>{t.community.opened(summary.openedOn)}</span>}
      {summary.themes.length > 0 && (
        <span>{`${t.objectives.theme}${t.common.colon} ${f.list(summary.themes)}`}</span>
      )}
    </p>
  );
}

function Next({ answer: { summary, shortlist, neighbour } }: { answer: CommunityAnswer }) {
  const { t } = usePage();
  return (
    <section aria-labelledby="next">
      <h2 id="next">{t.common.whatToDo}</h2>
      <p>{t.states.evidence(summary)}</p>
      <Decision community={summary} neighbour={neighbour ?? undefined} />
      <p>
        {shortlist ? (
          <a href={`${addressOf(summary.community)}/shortlist`}>{t.community.openShortlist}</a>
        ) : (
          <span class="muted">{t.community.managerOnly}</span>
        )}
      </p>
    </section>
  );
}

function Lately({ answer: { summary, recent } }: { answer: CommunityAnswer }) {
  const { t, f } = usePage();
  return (
    <section aria-labelledby="lately">
      <h2 id="lately">{t.community.lately}</h2>
      <p>
        {summary.lastHeard === null
          ? t.community.neverHeard
          : t.community.lastHeard(f.instant(summary.lastHeard))}
      </p>
      <p>{t.community.recent(recent.contributors, recent.contributions, recent.onlyRead)}</p>
      <p>{t.community.thisWeek(recent.weekContributors, recent.weekContributions)}</p>
      <p class="muted">{t.community.liveSmall}</p>
    </section>
  );
}
