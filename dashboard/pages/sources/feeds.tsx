// What is heard, by the source each event names.
import { silentAfterDays, type ClockAnswer, type FeedAnswer } from '../../answers/sources.ts';
import { usePage } from '../../views/page-context.ts';
import { Scroll } from '../../views/page-parts.tsx';

export interface FeedsProps {
  feeds: readonly FeedAnswer[];
  clocks: readonly ClockAnswer[];
}

export function Feeds({ feeds, clocks }: FeedsProps) {
  const { t, f } = usePage();
  if (feeds.length === 0) return <p class="muted">{t.sources.feedsNone}</p>;
  return (
    <Scroll label={t.sources.feeds}>
      <table class="wide">
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
            <th scope="col">{t.sources.clock}</th>
          </tr>
        </thead>
        <tbody>
          {feeds.map((feed) => (
            <tr key={feed.source}>
              <th scope="row">{feed.source}</th>
              <td class="nowrap">
                {f.instant(feed.lastHeard)}
                {feed.silentDays > silentAfterDays && (
                  <strong class="warn"> {t.sources.silent(feed.silentDays)}</strong>
                )}
              </td>
              <td class="number">{f.number(feed.events)}</td>
              <td class="number">{f.number(feed.communities)}</td>
              <td>
                <Clock clock={clocks.find(({ source }) => source === feed.source)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Clock({ clock }: { clock: ClockAnswer | undefined }) {
  const { t, f } = usePage();
  if (clock === undefined) return <span class="muted">{t.sources.clockUnknown}</span>;
  const { behindMs, aheadShare } = clock;
  return (
    <>
      {t.sources.clockBehind(f.number(behindMs / 1000, 1))}
      {aheadShare > 0 && <strong class="warn"> {t.sources.clockAhead(f.percent(aheadShare, 1))}</strong>}
    </>
  );
}
