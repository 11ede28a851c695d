// Sources: what came in, what became of it, who may post, and what could not be read. Nothing about people.
import { silentAfterDays, type FeedAnswer, type SourcesAnswer } from '../answers/sources.ts';
import { usePage } from '../views/page-context.ts';
import { Nothing, Question } from '../views/page-parts.tsx';
import { Alarms } from './sources/alarms.tsx';
import { Connect } from './sources/connect.tsx';
import { Feeds } from './sources/feeds.tsx';
import { Hours } from './sources/hours.tsx';
import { Ledger, Reasons } from './sources/ledger.tsx';
import { Quarantine } from './sources/quarantine.tsx';
import { Tools } from './sources/tools.tsx';
import { Topics } from './sources/topics.tsx';

export function SourcesPage({ answer }: { answer: SourcesAnswer }) {
  const { t } = usePage();
  const { tools, kinds, senders, hours, feeds, clocks, topics, quarantine } = answer;
  const silent = feeds.filter(isSilent).map(({ source }) => source);
  return (
    <>
      <Question answer={t.sources.answer(feeds.length, silent, quarantine.waiting)}>
        {t.sources.question}
      </Question>
      <Alarms tools={tools} senders={senders} />
      {senders.length === 0 && feeds.length === 0 && (
        <Nothing title={t.sources.none}>{t.sources.noneHint}</Nothing>
      )}
      {tools.length > 0 && <Tools tools={tools} kinds={kinds} />}
      {kinds.length > 0 && <Connect kinds={kinds} />}
      {senders.length > 0 && (
        <>
          <section aria-labelledby="feeds">
            <h2 id="feeds">{t.sources.feeds}</h2>
            <Feeds feeds={feeds} clocks={clocks} />
          </section>
          <section aria-labelledby="senders">
            <h2 id="senders">{t.sources.senders}</h2>
            <Ledger senders={senders} />
            <Hours hours={hours} />
          </section>
          <Reasons senders={senders} />
        </>
      )}
      {topics !== null && <Topics topics={topics} />}
      <section aria-labelledby="quarantine">
        <h2 id="quarantine">{t.sources.quarantine}</h2>
        <Quarantine quarantine={quarantine} canAct={kinds.length > 0} />
      </section>
      <footer class="small">
        <p>
          {t.sources.small} <a href="/how-we-count">{t.common.howWeCount}</a>
        </p>
      </footer>
    </>
  );
}

const isSilent = ({ silentDays }: FeedAnswer) => silentDays > silentAfterDays;
