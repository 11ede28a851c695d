// A community's name with its face before it, leading to its page.
import { addressOf } from '../addresses.ts';
import type { CommunitySummary } from '../answers/community-summary.ts';
import { TableFace } from './table-face.tsx';

export function CommunityName({ community }: { community: CommunitySummary }) {
  return (
    <a class="community-name" href={addressOf(community.community)}>
      <TableFace state={community.state} seats={community.room.seats} size={32} decorative />
      <span>{community.name}</span>
    </a>
  );
}
