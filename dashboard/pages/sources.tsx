// Sources: what came in, what became of it, and what could not be read. Nothing about people.
import {
  silentAfterDays,
  type FeedAnswer,
  type SenderAnswer,
  type SourcesAnswer,
} from '../answers/sources.ts';
import { usePage } from '../views/page-context.ts';
import { Nothing, Question, Scroll } from '../views/page-parts.tsx';

const outcomes = ['received', 'stored', 'duplicate', 'quarantined', 'refused', 'erased'] as const;

export function SourcesPage({ answer: { senders, feeds, quarantine } }: { answer: SourcesAnswer }) {
  const { t } = usePage();
  const silent = feeds.filter(isSilent).map(({ source }) => source);
  return (
    <>
      <Question answer={t.sources.answer(feeds.length, silent, quarantine.length)}>
        {t.sources.question}
      </Question>
      {senders.length === 0 && feeds.length === 0 ? (
        <Nothing title={t.sources.none}>{t.sources.noneHint}</Nothing>
      ) : (
        <>
          <section aria-labelledby="feeds">
            <h2 id="feeds">{t.sources.feeds}</h2>
            <Feeds feeds={feeds} />
          </section>
          <section aria-labelledby="senders">
            <h2 id="senders">{t.sources.senders}</h2>
            <Ledger senders={senders} />
          </section>
          <Reasons senders={senders} />
        </>
      )}
      <section aria-labelledby="quarantine">
        <h2 id="quarantine">{t.sources.quarantine}</h2>
        <Quarantine rows={quarantine} />
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

function Feeds({ feeds }: { feeds: readonly FeedAnswer[] }) {
  const { t, f } = usePage();
  if (feeds.length === 0) return <p class="muted">{t.sources.feedsNone}</p>;
  return (
    <Scroll label={t.sources.feeds}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.sources.columns.source}</th>
            <th scope="col">{t.sources.columns.lastHeard}</th>
            <th scope="col" class="number">
              {t.sources.number}
            </th>
            <th scope="col" class="number">
              {t.communities.title}
            </th>
          </tr>
        </thead>
        <tbody>
          {feeds.map((feed) => (
            <tr key={feed.source}>
              <th scope="row">{feed.source}</th>
              <td>
                {f.instant(feed.lastHeard)}
                {isSilent(feed) && <strong class="warn"> {t.sources.silent(feed.silentDays)}</strong>}
              </td>
              <td class="number">{f.number(feed.events)}</td>
              <td class="number">{f.number(feed.communities)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Ledger({ senders }: { senders: readonly SenderAnswer[] }) {
  const { t, f } = usePage();
  return (
    <Scroll label={t.sources.senders}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.sources.columns.sender}</th>
            {outcomes.map((outcome) => (
              <th key={outcome} scope="col" class="number">
                {t.sources.columns[outcome]}
              </th>
            ))}
            <th scope="col">{t.sources.columns.lastHour}</th>
          </tr>
        </thead>
        <tbody>
          {senders.map((sender) => (
            <tr key={sender.sender}>
              <th scope="row">{nameOf(sender.sender, t.sources.unknownSender)}</th>
              {outcomes.map((outcome) => (
                <td key={outcome} class="number">
                  {f.number(sender[outcome])}
                </td>
              ))}
              <td>{f.instant(sender.lastHour)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** Refused before anyone could tell whom it came from. */
const nameOf = (sender: string, unknown: string) => (sender === '' ? unknown : sender);

function Reasons({ senders }: { senders: readonly SenderAnswer[] }) {
  const { t, f } = usePage();
  const rows = senders.flatMap(({ sender, reasons }) => reasons.map((reason) => ({ sender, ...reason })));
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="reasons">
      <h2 id="reasons">{t.sources.reasons}</h2>
      <Scroll label={t.sources.reasons}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.sources.columns.sender}</th>
              <th scope="col">{t.sources.whatBecame}</th>
              <th scope="col">{t.sources.why}</th>
              <th scope="col" class="number">
                {t.sources.number}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ sender, outcome, reason, n }) => (
              <tr key={`${sender} ${outcome} ${reason}`}>
                <th scope="row">{nameOf(sender, t.sources.unknownSender)}</th>
                <td>{wordOf(t.sources.outcome, outcome)}</td>
                <td>{wordOf(t.sources.reason, reason)}</td>
                <td class="number">{f.number(n)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

/** A code of a newer version is shown as it is. */
const wordOf = (words: Readonly<Record<string, string>>, code: string) => words[code] ?? code;

function Quarantine({ rows }: { rows: SourcesAnswer['quarantine'] }) {
  const { t, f } = usePage();
  if (rows.length === 0) return <p class="muted">{t.sources.quarantineNone}</p>;
  return (
    <>
      <p class="muted">{t.sources.quarantineLead}</p>
      <Scroll label={t.sources.quarantine}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.sources.received}</th>
              <th scope="col">{t.sources.columns.source}</th>
              <th scope="col">{t.sources.why}</th>
              <th scope="col">{t.sources.where}</th>
              <th scope="col">{t.sources.detail}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, received, source, code, pointer, detail }) => (
              <tr key={id}>
                <th scope="row" class="nowrap">
                  {f.instant(received)}
                </th>
                <td>{source}</td>
                <td>{wordOf(t.sources.reason, code)}</td>
                <td>{pointer !== '' && <code>{pointer}</code>}</td>
                <td class="prose">{detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}
