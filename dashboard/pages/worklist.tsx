// What is to be done: the decisions of a manager's own communities, and how many there are of each kind.
import type { DecisionTally, WorklistAnswer } from '../answers/worklist.ts';
import { addressOf } from '../addresses.ts';
import { decisionStatuses } from '../../core/decision.ts';
import { DecisionRecord } from '../views/decision-record.tsx';
import { usePage } from '../views/page-context.ts';
import { Nothing, Question, Scroll, SmallPrint } from '../views/page-parts.tsx';

export function WorklistPage({ answer }: { answer: WorklistAnswer }) {
  const { t, viewer } = usePage();
  const { analysis, decisions, tally } = answer;
  return (
    <>
      <Question answer={t.worklist.answer(answer)}>{t.worklist.question}</Question>
      {tally.length === 0 && <Nothing title={t.worklist.none}>{t.worklist.noneHint}</Nothing>}
      {viewer?.role === 'manager' && tally.length > 0 && (
        <section aria-labelledby="yours">
          <h2 id="yours">{t.worklist.yours}</h2>
          {decisions.length === 0 && <p class="muted">{t.worklist.yoursNone}</p>}
          {decisions.map((decision) => (
            <article key={decision.decision}>
              <h3>
                <a href={addressOf(decision.community)}>{decision.name}</a>
              </h3>
              <DecisionRecord decision={decision} />
            </article>
          ))}
        </section>
      )}
      {tally.length > 0 && <Counts tally={tally} />}
      <SmallPrint analysis={analysis}>{t.worklist.small}</SmallPrint>
    </>
  );
}

function Counts({ tally }: { tally: readonly DecisionTally[] }) {
  const { t, f } = usePage();
  return (
    <section aria-labelledby="all">
      <h2 id="all">{t.worklist.all}</h2>
      <p>{t.worklist.allFinding}</p>
      <Scroll label={t.worklist.all}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.worklist.remedy}</th>
              {decisionStatuses.map((status) => (
                <th key={status} scope="col" class="number">
                  {t.worklist.status[status]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tally.map((row) => (
              <tr key={row.remedy}>
                <th scope="row">{t.states.remedy[row.remedy]}</th>
                {decisionStatuses.map((status) => (
                  <td key={status} class="number">
                    {f.figure(row[status])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

export function RefusedDecisionPage({ code }: { code: string }) {
  const { t } = usePage();
  const words: Readonly<Record<string, string>> = t.worklist.faults;
  return (
    <div class="question">
      <h1>{t.desk.refused}</h1>
      <p class="answer">{words[code] ?? t.worklist.faults.NOT_SAID_WHAT}</p>
      <p>{t.desk.nothingChanged}</p>
      <p>
        <a href="/worklist">{t.worklist.back}</a>
      </p>
    </div>
  );
}
