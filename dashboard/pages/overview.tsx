// Overview: objectives first, then the room, who takes part, and what to do next.
import type { OverviewAnswer } from '../answers/overview.ts';
import { needingAHand, tally } from '../tally.ts';
import { AdoptionChart } from '../views/adoption-chart.tsx';
import { Decisions } from '../views/decisions.tsx';
import { ObjectiveCard } from '../views/objective-card.tsx';
import { usePage } from '../views/page-context.ts';
import { Nothing, Question, SmallPrint } from '../views/page-parts.tsx';
import { Room } from '../views/room.tsx';

const decisionsShown = 5;

export function OverviewPage({ answer }: { answer: OverviewAnswer }) {
  const { t } = usePage();
  const { analysis, communities, adoption } = answer;
  const counts = tally(communities);
  const latest = adoption.at(-1);
  return (
    <>
      <Question
        answer={`${t.overview.answer(counts)}${latest ? t.overview.answerAdoption(latest.tookPart, latest.entitled) : ''}`}
      >
        {t.overview.question}
      </Question>
      {analysis === null && <Nothing title={t.common.noAnalysis}>{t.common.noAnalysisHint}</Nothing>}
      <Objectives objectives={answer.objectives} />
      <section aria-labelledby="room">
        <h2 id="room">{t.overview.roomQuestion}</h2>
        {communities.length === 0 ? (
          <Nothing title={t.overview.emptyTitle}>{t.overview.emptyText}</Nothing>
        ) : (
          <>
            <p class="lead">
              {t.overview.roomLead(counts)} <a href="/communities">{t.overview.seeAll}</a>
            </p>
            <Room communities={communities} />
          </>
        )}
      </section>
      <section aria-labelledby="adoption">
        <h2 id="adoption">{t.overview.adoptionQuestion}</h2>
        {adoption.length > 0 ? (
          <AdoptionChart weeks={adoption} moments={answer.moments} />
        ) : (
          <p class="muted">{t.overview.adoptionNone}</p>
        )}
      </section>
      <section aria-labelledby="next">
        <h2 id="next">{t.common.whatToDo}</h2>
        <Decisions communities={needingAHand(communities)} among={communities} limit={decisionsShown} />
      </section>
      <SmallPrint analysis={analysis}>{latest && t.overview.basis[latest.basis]}</SmallPrint>
    </>
  );
}

function Objectives({ objectives }: { objectives: OverviewAnswer['objectives'] }) {
  const { t } = usePage();
  return (
    <section aria-labelledby="objectives">
      <h2 id="objectives">{t.objectives.question}</h2>
      {objectives.length === 0 ? (
        <Nothing title={t.objectives.none}>{t.objectives.noneHint}</Nothing>
      ) : (
        <>
          <p class="lead">{t.objectives.answer(objectives)}</p>
          <div class="cards">
            {objectives.map((objective) => (
              <ObjectiveCard key={objective.objective} objective={objective} />
            ))}
          </div>
        </>
      )}
    </section>
  );
}
