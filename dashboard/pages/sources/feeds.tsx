// What is heard, by the source each event names.
import { silentAfterDays, type FeedAnswer } from '../../answers/sources.ts';
import { usePage } from '../../views/page-context.ts';
import { Scroll } from '../../views/page-parts.tsx';

export function Feeds({ feeds }: { feeds: readonly FeedAnswer[] }) {
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
                {feed.silentDays > silentAfterDays && (
                  <strong class="warn"> {t.sources.silent(feed.silentDays)}</strong>
                )}
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
