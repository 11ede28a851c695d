// Campaigns and gatherings: what each changed, against what, with the weeks before shown beside the weeks after.
import type { CampaignAnswer, EffectsAnswer, GatheringAnswer } from '../answers/effects.ts';
import { ChartFigure } from '../views/chart-figure.tsx';
import { usePage } from '../views/page-context.ts';
import { Nothing, Question, Scroll, SmallPrint } from '../views/page-parts.tsx';
import { drawn } from '../views/weekly-chart.tsx';

export function EffectsPage({ answer }: { answer: EffectsAnswer }) {
  const { t } = usePage();
  const { analysis, campaigns, gatherings } = answer;
  return (
    <>
      <Question answer={t.effects.answer(answer)}>{t.effects.question}</Question>
      {campaigns.length + gatherings.length === 0 && (
        <Nothing title={t.effects.none}>{t.effects.noneHint}</Nothing>
      )}
      {campaigns.length > 0 && (
        <section aria-labelledby="campaigns">
          <h2 id="campaigns">{t.effects.campaigns}</h2>
          {campaigns.map((campaign) => (
            <Campaign key={campaign.campaign} campaign={campaign} />
          ))}
        </section>
      )}
      {gatherings.length > 0 && <Gatherings gatherings={gatherings} />}
      <SmallPrint analysis={analysis}>{t.effects.small}</SmallPrint>
    </>
  );
}

function Campaign({ campaign }: { campaign: CampaignAnswer }) {
  const { t, f } = usePage();
  const { title, from, to, weeks, method } = campaign;
  const observed = method === 'observed';
  const series = observed ? t.effects.observedSeries : t.effects.series;
  return (
    <article class="effect">
      <h3>{title}</h3>
      <p class="muted">{t.effects.period(from, to)}</p>
      <p>{t.effects.campaign(campaign)}</p>
      {weeks.length > 0 && (
        <ChartFigure
          finding={observed ? t.effects.observedFinding : t.effects.chartFinding(campaign)}
          measure={observed ? t.effects.observedMeasure : t.effects.chartMeasure}
          spec={{
            labels: weeks.map(({ week }) => t.effects.weekFromStart(week)),
            series: [{ name: series, values: weeks.map(({ ratio }) => drawn(ratio)), colour: 'accent' }],
            marks: [{ at: weeks.findIndex(({ week }) => week === 0), label: t.effects.start }],
            target: { value: 1, label: '' },
            percent: true,
          }}
          head={[t.common.week, series]}
        >
          {weeks.map(({ week, ratio }) => (
            <tr key={week}>
              <th scope="row">{t.effects.weekFromStart(week)}</th>
              <td class="number">{ratio.shown ? f.percent(ratio.value) : f.figure(ratio)}</td>
            </tr>
          ))}
        </ChartFigure>
      )}
    </article>
  );
}

function Gatherings({ gatherings }: { gatherings: readonly GatheringAnswer[] }) {
  const { t, f } = usePage();
  const { columns } = t.effects;
  return (
    <section aria-labelledby="gatherings">
      <h2 id="gatherings">{t.effects.gatherings}</h2>
      {gatherings.map((gathering) => (
        <article key={gathering.gathering} class="effect">
          <h3>{gathering.title}</h3>
          <p class="muted">{f.date(gathering.day)}</p>
          <p>{t.effects.gathering(gathering)}</p>
        </article>
      ))}
      <Scroll label={t.effects.gatherings}>
        <table>
          <thead>
            <tr>
              <th scope="col">{columns.gathering}</th>
              {[columns.people, columns.pairs, columns.newTies, columns.expected, columns.lasting].map(
                (title) => (
                  <th key={title} scope="col" class="number">
                    {title}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {gatherings.map(({ gathering, title, verdict, people, ...found }) => (
              <tr key={gathering}>
                <th scope="row">{title}</th>
                <td class="number">{f.figure(people)}</td>
                {[found.pairs, found.newTies, found.expected, found.lasting].map((figure, column) => (
                  <td key={column} class="number">
                    {verdict === 'cannot-tell' ? '–' : figure === null ? t.effects.notYet : f.figure(figure)}
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
