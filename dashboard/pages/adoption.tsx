// Adoption: the ladder as bars, how often people come, whether newcomers return, and how long questions wait.
import { dayBins, type Adoption, type AdoptionAnswer, type Part } from '../answers/adoption.ts';
import type { Figure } from '../gate.ts';
import { usePage } from '../views/page-context.ts';
import { Nothing, Question, Scroll, SmallPrint } from '../views/page-parts.tsx';
import { ShareBar } from '../views/share-bar.tsx';

export function AdoptionPage({ answer: { analysis, adoption } }: { answer: AdoptionAnswer }) {
  const { t } = usePage();
  if (adoption === null)
    return (
      <>
        <Question answer={t.common.noAnalysis}>{t.adoption.question}</Question>
        <Nothing title={t.adoption.none}>{t.adoption.noneHint}</Nothing>
        <SmallPrint analysis={analysis} />
      </>
    );
  const answered = adoption.ladder.find(({ rung }) => rung === 'was-answered')?.people ?? null;
  return (
    <>
      <Question answer={t.adoption.answer(adoption.contributors.people, adoption.entitled, answered)}>
        {t.adoption.question}
      </Question>
      <Ladder adoption={adoption} />
      <Rhythm adoption={adoption} />
      <Cohorts cohorts={adoption.cohorts} />
      <Replies adoption={adoption} />
      <SmallPrint analysis={analysis}>
        {t.adoption.small} {t.overview.basis[adoption.basis]}
      </SmallPrint>
    </>
  );
}

const shareOf = (part: Figure | null, whole: Figure) =>
  part?.shown === true && whole.shown && whole.value > 0 ? part.value / whole.value : null;

function Ladder({ adoption: { ladder, entitled } }: { adoption: Adoption }) {
  const { t, f } = usePage();
  const invited = ladder.find(({ rung }) => rung === 'invited')?.people ?? null;
  return (
    <section aria-labelledby="ladder">
      <h2 id="ladder">{t.adoption.ladder}</h2>
      <p class="lead">{t.adoption.ladderLead}</p>
      <Scroll label={t.adoption.ladder}>
        <table class="bars">
          <thead>
            <tr>
              <th scope="col">{t.adoption.rung}</th>
              <th scope="col" class="number">
                {t.adoption.people}
              </th>
              <th scope="col" class="number">
                {t.adoption.share}
              </th>
              <th scope="col" aria-hidden="true" />
            </tr>
          </thead>
          <tbody>
            {ladder.map(({ rung, people }) => {
              const share = shareOf(people, entitled);
              return (
                <tr key={rung}>
                  <th scope="row">{t.adoption.rungs[rung]}</th>
                  <td class="number">{people === null ? t.adoption.notTold : f.figure(people)}</td>
                  <td class="number">{share === null ? '–' : f.percent(share)}</td>
                  <td class="bar-cell">{share !== null && <ShareBar share={share} />}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
      {invited === null && <p class="muted">{t.adoption.invitedMissing}</p>}
    </section>
  );
}

function Rhythm({ adoption }: { adoption: Adoption }) {
  const { t, f } = usePage();
  const parts: [string, Part][] = (['weeklyActive', 'monthlyActive', 'contributors', 'readers'] as const).map(
    (key) => [t.adoption.measures[key], adoption[key]],
  );
  const percent = (share: number) => f.percent(share);
  const figures: [string, Figure | null, (value: number) => string][] = [
    [t.adoption.stickiness, adoption.stickiness, percent],
    [t.adoption.breadth, adoption.breadth, (value) => f.number(value, 1)],
    [t.adoption.depth, adoption.depth, (value) => f.number(value, 1)],
    [t.adoption.gini, adoption.gini, (value) => f.number(value, 2)],
  ];
  return (
    <section aria-labelledby="rhythm">
      <h2 id="rhythm">{t.adoption.rhythm}</h2>
      <Scroll label={t.adoption.rhythm}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.adoption.measure}</th>
              <th scope="col" class="number">
                {t.adoption.value}
              </th>
              <th scope="col" class="number">
                {t.adoption.share}
              </th>
              <th scope="col" class="number">
                {t.adoption.interval}
              </th>
            </tr>
          </thead>
          <tbody>
            {parts.map(([name, { people, interval }]) => {
              const share = shareOf(people, adoption.entitled);
              return (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td class="number">{f.figure(people)}</td>
                  <td class="number">{share === null ? '–' : f.percent(share)}</td>
                  <td class="number nowrap">
                    {interval === null ? '–' : `${f.percent(interval.low)} – ${f.percent(interval.high)}`}
                  </td>
                </tr>
              );
            })}
            {figures.map(([name, figure, say]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td class="number">
                  {figure === null ? '–' : figure.shown ? say(figure.value) : f.figure(figure)}
                </td>
                <td class="number">–</td>
                <td class="number">–</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <h3>{t.adoption.days}</h3>
      <Days adoption={adoption} />
    </section>
  );
}

function Days({ adoption: { activeDays } }: { adoption: Adoption }) {
  const { t, f } = usePage();
  const largest = Math.max(1, ...activeDays.map((people) => (people.shown ? people.value : 0)));
  return (
    <table class="bars">
      <thead>
        <tr>
          <th scope="col">{t.adoption.daysHere}</th>
          <th scope="col" class="number">
            {t.adoption.people}
          </th>
          <th scope="col" aria-hidden="true" />
        </tr>
      </thead>
      <tbody>
        {dayBins.map(([from], i) => {
          const people = activeDays[i];
          return (
            <tr key={from}>
              <th scope="row">{t.adoption.bins[i]}</th>
              <td class="number">{people === undefined ? '–' : f.figure(people)}</td>
              <td class="bar-cell">
                {people?.shown === true && <ShareBar share={people.value / largest} />}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Cohorts({ cohorts }: { cohorts: Adoption['cohorts'] }) {
  const { t, f } = usePage();
  const periods = Math.max(0, ...cohorts.map(({ active }) => active.length));
  return (
    <section aria-labelledby="cohorts">
      <h2 id="cohorts">{t.adoption.cohorts}</h2>
      {periods === 0 ? (
        <p class="muted">{t.adoption.cohortsNone}</p>
      ) : (
        <>
          <p class="lead">{t.adoption.cohortsLead}</p>
          <Scroll label={t.adoption.cohorts}>
            <table class="heat">
              <thead>
                <tr>
                  <th scope="col">{t.adoption.arrived}</th>
                  <th scope="col" class="number">
                    {t.adoption.people}
                  </th>
                  {Array.from({ length: periods }, (_, i) => (
                    <th key={i} scope="col" class="number">
                      {t.adoption.later(i + 1)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {cohorts.map(({ from, people, active }) => (
                  <tr key={from}>
                    <th scope="row" class="nowrap">
                      {f.date(from)}
                    </th>
                    <td class="number">{f.figure(people)}</td>
                    {Array.from({ length: periods }, (_, i) => (
                      <Heat key={i} share={active[i]} people={people} />
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </>
      )}
    </section>
  );
}

function Heat({ share, people }: { share: Figure | undefined; people: Figure }) {
  const { t, f } = usePage();
  if (share === undefined) return <td />;
  const least = atLeast(share, people, f.k);
  if (least !== null) return <td class={`number heat-${heatOf(least)}`}>{t.adoption.nearlyAll(least)}</td>;
  if (!share.shown) return <td class="number muted">{f.figure(share)}</td>;
  return <td class={`number heat-${heatOf(share.value)}`}>{f.percent(share.value)}</td>;
}

const heatOf = (share: number) => Math.min(4, Math.floor(share * 5));

/** Withheld because fewer than k stayed away: that much the reason itself tells, and no more. */
function atLeast(share: Figure, people: Figure, k: number): number | null {
  if (share.shown || share.reason !== 'complement' || !people.shown || people.value < 2 * k) return null;
  return Math.floor((100 * (people.value - k)) / people.value) / 100;
}

function Replies({ adoption: { medianHours, unanswered } }: { adoption: Adoption }) {
  const { t } = usePage();
  return (
    <section aria-labelledby="replies">
      <h2 id="replies">{t.adoption.replies}</h2>
      <p>{medianHours === null ? t.adoption.medianUnknown : t.adoption.median(medianHours)}</p>
      {unanswered !== null && <p>{t.adoption.unanswered(unanswered)}</p>}
    </section>
  );
}
