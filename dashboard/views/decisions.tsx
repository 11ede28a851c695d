// What to do next: for each table the one thing that helps, why, and whose turn it is.
import type { CommunitySummary } from '../answers/community-summary.ts';
import { CommunityName } from './community-name.tsx';
import { usePage } from './page-context.ts';

export interface DecisionsProps {
  communities: readonly CommunitySummary[];
  /** Where a neighbour's name is found. */
  among: readonly CommunitySummary[];
  limit: number;
}

export function Decisions({ communities, among, limit }: DecisionsProps) {
  const { t } = usePage();
  if (communities.length === 0) return <p class="muted">{t.overview.toDoNone}</p>;
  const more = communities.length - limit;
  return (
    <>
      <ul class="decisions">
        {communities.slice(0, limit).map((community) => (
          <li key={community.community}>
            <CommunityName community={community} />
            <Decision community={community} neighbour={neighbourName(community, among)} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p>
          <a href="/communities">{t.overview.toDoMore(more)}</a>
        </p>
      )}
    </>
  );
}

export function Decision({
  community,
  neighbour,
}: {
  community: CommunitySummary;
  neighbour: string | undefined;
}) {
  const { t } = usePage();
  return (
    <div class="decision">
      <p>
        <strong>{`${t.states.remedy[community.remedy]}.`}</strong>{' '}
        {t.states.remedyReason(community, neighbour)}
      </p>
      {community.remedy !== 'none' && (
        <p class="muted">
          {t.states.since(community, t.states.word[community.state])}. {t.common.owner}
          {t.common.colon} {t.states.remedyOwner[community.remedy]}.
        </p>
      )}
    </div>
  );
}

export function neighbourName(
  { evidence }: CommunitySummary,
  among: readonly CommunitySummary[],
): string | undefined {
  return among.find(({ community }) => community === evidence?.neighbour)?.name;
}
