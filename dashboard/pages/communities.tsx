// All communities: the room, and the same tables as a list that filters and sorts by its address.
import type { CommunitiesAnswer } from '../answers/communities.ts';
import type { CommunitySummary } from '../answers/community-summary.ts';
import { withQuery } from '../addresses.ts';
import {
  listColumns,
  listed,
  readListView,
  type CommunityListView,
  type ListColumn,
} from '../community-list.ts';
import { tally } from '../tally.ts';
import { CommunityFilter } from '../views/community-filter.tsx';
import { CommunityName } from '../views/community-name.tsx';
import { SurvivalChart } from '../views/survival-chart.tsx';
import { usePage } from '../views/page-context.ts';
import { Nothing, Question, Scroll, SmallPrint } from '../views/page-parts.tsx';
import { Room } from '../views/room.tsx';
import { StateMark } from '../views/table-face.tsx';

export function CommunitiesPage({
  answer: { analysis, communities, survival },
}: {
  answer: CommunitiesAnswer;
}) {
  const { t, url } = usePage();
  const view = readListView(url.searchParams);
  const shown = listed(communities, view);
  return (
    <>
      <Question answer={t.overview.answer(tally(communities))}>{t.communities.question}</Question>
      {communities.length === 0 ? (
        <Nothing title={t.overview.emptyTitle}>{t.overview.emptyText}</Nothing>
      ) : (
        <>
          <CommunityFilter view={view} found={t.communities.found(shown.length, communities.length)} />
          {shown.length === 0 ? (
            <p>{t.communities.noneFound}</p>
          ) : (
            <>
              <Room communities={shown} />
              <section aria-labelledby="list">
                <h2 id="list">{t.communities.listHeading}</h2>
                <List communities={shown} view={view} />
              </section>
            </>
          )}
        </>
      )}
      {survival !== null && <Lifetimes survival={survival} />}
      <SmallPrint analysis={analysis}>{t.communities.small}</SmallPrint>
    </>
  );
}

function Lifetimes({ survival }: { survival: NonNullable<CommunitiesAnswer['survival']> }) {
  const { t } = usePage();
  return (
    <section aria-labelledby="survival">
      <h2 id="survival">{t.outlook.survival}</h2>
      {survival.communities === 0 ? (
        <p class="muted">{t.outlook.survivalNone}</p>
      ) : (
        <>
          <SurvivalChart survival={survival} />
          <p class="muted">{t.outlook.survivalSmall(survival.communities, survival.enough)}</p>
        </>
      )}
    </section>
  );
}

function List({ communities, view }: { communities: readonly CommunitySummary[]; view: CommunityListView }) {
  const { t } = usePage();
  return (
    <Scroll label={t.communities.listHeading}>
      <table class="wide">
        <thead>
          <tr>
            {listColumns.map((column) => (
              <Heading key={column} column={column} view={view} />
            ))}
            <th scope="col">{t.communities.columns.evidence}</th>
          </tr>
        </thead>
        <tbody>
          {communities.map((community) => (
            <Row key={community.community} community={community} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

const numeric: readonly ListColumn[] = ['tookPart', 'onlyRead', 'members'];

function Heading({ column, view }: { column: ListColumn; view: CommunityListView }) {
  const { t, url } = usePage();
  const sorted = view.sort === column;
  const title = t.communities.columns[column];
  const href = withQuery(url, { sort: column, dir: sorted && !view.descending ? 'desc' : null });
  return (
    <th
      scope="col"
      class={numeric.includes(column) ? 'number' : undefined}
      {...(sorted ? { 'aria-sort': view.descending ? ('descending' as const) : ('ascending' as const) } : {})}
    >
      <a href={`${href}#list`} title={t.communities.sortBy(title)}>
        {title}
        {sorted && <span aria-hidden="true">{view.descending ? ' ↓' : ' ↑'}</span>}
      </a>
    </th>
  );
}

function Row({ community }: { community: CommunitySummary }) {
  const { t, f } = usePage();
  const { room, since } = community;
  return (
    <tr>
      <th scope="row">
        <CommunityName community={community} />
      </th>
      <td>{t.common.kind[community.kind]}</td>
      <td>
        <StateMark state={community.state} />
      </td>
      <td class="nowrap">{since === null ? '–' : f.date(since)}</td>
      <td class="number">{f.figure(room.tookPart)}</td>
      <td class="number">{f.figure(room.onlyRead)}</td>
      <td class="number">{f.figure(room.members)}</td>
      <td class="prose">{t.states.evidence(community)}</td>
    </tr>
  );
}
