// How we count: each figure's definition, the states, and who sees what.
import { shownStates } from '../gate.ts';
import type { CountingAnswer } from '../answers/counting.ts';
import { CalibrationTable } from '../views/calibration-table.tsx';
import { usePage } from '../views/page-context.ts';
import { Question } from '../views/page-parts.tsx';
import { StateMark } from '../views/table-face.tsx';

export function CountingPage({ answer: { silence } }: { answer: CountingAnswer }) {
  const { t } = usePage();
  return (
    <>
      <Question answer={t.counting.answer}>{t.counting.question}</Question>
      <section aria-labelledby="states">
        <h2 id="states">{t.counting.statesHeading}</h2>
        <p>{t.counting.statesLead}</p>
        <dl class="states">
          {shownStates.map((state) => (
            <div key={state}>
              <dt>
                <StateMark state={state} size={24} />
              </dt>
              <dd>{t.states.meaning[state]}</dd>
            </div>
          ))}
        </dl>
      </section>
      {silence !== null && <CalibrationTable silence={silence} />}
      {t.counting.sections.map(({ heading, text }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          {text.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
    </>
  );
}
