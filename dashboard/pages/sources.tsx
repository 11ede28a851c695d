// Sources: what came in, what became of it, and what could not be read. Nothing about people.
import { silentAfterDays, type SourceAnswer, type SourcesAnswer } from '../answers/sources.ts';
import { usePage, type PageContext } from '../views/page-context.ts';
import { Nothing, Question, Scroll } from '../views/page-parts.tsx';

const outcomes = ['received', 'stored', 'duplicate', 'quarantined', 'refused', 'erased'] as const;

export function SourcesPage({ answer: { sources, quarantine } }: { answer: SourcesAnswer }) {
  const { t } = usePage();
  const silent = sources.filter(isSilent).map(({ source }) => source);
  return (
    <>
      <Question answer={t.sources.answer(sources.length, silent, quarantine.length)}>
        {t.sources.question}
      </Question>
      {sources.length === 0 ? (
        <Nothing title={t.sources.none}>{t.sources.noneHint}</Nothing>
      ) : (
        <>
          <section aria-labelledby="per-source">
            <h2 id="per-source">{t.sources.perSource}</h2>
            <Ledger sources={sources} />
          </section>
          <Reasons sources={sources} />
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

const isSilent = ({ silentDays, stored }: SourceAnswer) =>
  silentDays === null ? stored > 0 : silentDays > silentAfterDays;

function Ledger({ sources }: { sources: readonly SourceAnswer[] }) {
  const { t, f } = usePage();
  return (
    <Scroll label={t.sources.perSource}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.sources.columns.source}</th>
            {outcomes.map((outcome) => (
              <th key={outcome} scope="col" class="number">
                {t.sources.columns[outcome]}
              </th>
            ))}
            <th scope="col">{t.sources.columns.lastHeard}</th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <tr key={source.source}>
              <th scope="row">{source.source}</th>
              {outcomes.map((outcome) => (
                <td key={outcome} class="number">
                  {f.number(source[outcome])}
                </td>
              ))}
              <td>
                {source.lastHeard === null ? t.sources.never : f.instant(source.lastHeard)}
                {isSilent(source) && source.silentDays !== null && (
                  <strong class="warn"> {t.sources.silent(source.silentDays)}</strong>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Reasons({ sources }: { sources: readonly SourceAnswer[] }) {
  const { t, f } = usePage();
  const rows = sources.flatMap(({ source, reasons }) => reasons.map((reason) => ({ source, ...reason })));
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="reasons">
      <h2 id="reasons">{t.sources.reasons}</h2>
      <Scroll label={t.sources.reasons}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.sources.columns.source}</th>
              <th scope="col">{t.sources.whatBecame}</th>
              <th scope="col">{t.sources.why}</th>
              <th scope="col" class="number">
                {t.sources.number}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ source, outcome, reason, n }) => (
              <tr key={`${source} ${outcome} ${reason}`}>
                <th scope="row">{source}</th>
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
  const page: PageContext = usePage();
  const { t, f } = page;
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
