// The room: every community as a table, grouped by kind, fullest first. One look answers "is anyone here?".
import { communityKinds, type CommunityKind } from '../../core/registry.ts';
import type { CommunitySummary } from '../answers/community-summary.ts';
import { addressOf } from '../addresses.ts';
import { isFull, stateOrder } from '../tally.ts';
import type { Figure } from '../gate.ts';
import { usePage } from './page-context.ts';
import { StateMark, TableFace } from './table-face.tsx';

/** Above this many tables names give way to the picture; they stay in the sentence and in the list. */
const namedUpTo = 120;

/** Up to so many, groups share a line: a handful of tables need not fill the page. */
const fewUpTo = 14;

function roomSize(tables: number): string {
  if (tables > namedUpTo) return ' room-dense';
  return tables <= fewUpTo ? ' room-few' : '';
}

export function Room({ communities }: { communities: readonly CommunitySummary[] }) {
  const { t } = usePage();
  const groups = [...communityKinds, '' as const]
    .map((kind) => ({ kind, tables: communities.filter((community) => community.kind === kind) }))
    .filter(({ tables }) => tables.length > 0);
  return (
    <div class={`room${roomSize(communities.length)}`} data-room>
      <div class="room-groups">
        {groups.map(({ kind, tables }) => (
          <Group key={kind} kind={kind} tables={tables} />
        ))}
      </div>
      <p class="small">{t.overview.roomLegend}</p>
      <Legend communities={communities} />
    </div>
  );
}

function Group({ kind, tables }: { kind: CommunityKind | ''; tables: CommunitySummary[] }) {
  const { t } = usePage();
  const sorted = [...tables].sort(
    (a, b) =>
      stateOrder(a.state) - stateOrder(b.state) || sizeStep(b.room.members) - sizeStep(a.room.members),
  );
  return (
    <section class="room-group">
      <h3>
        {t.common.kinds[kind]}
        <span class="muted"> {t.overview.groupTally(tables.length, tables.filter(isFull).length)}</span>
      </h3>
      <ul>
        {sorted.map((community) => (
          <Table key={community.community} community={community} />
        ))}
      </ul>
    </section>
  );
}

function Table({ community }: { community: CommunitySummary }) {
  const { t } = usePage();
  const { state, room, name } = community;
  const step = sizeStep(room.members);
  return (
    <li>
      <a class="table-link" href={addressOf(community.community)}>
        <span class={`table-stand step-${step}`}>
          <TableFace state={state} seats={room.seats} size={faceSize[step]} decorative />
        </span>
        <span class="table-name">{name}</span>
        <span class="table-sentence">
          <strong>{name}</strong> {t.states.sentence(community, t.states.word[state])}
        </span>
      </a>
    </li>
  );
}

/** Side in pixels; phones draw them smaller. */
const faceSize = [44, 54, 66, 80] as const;

/** The table grows with membership, in four steps. */
function sizeStep(members: Figure): 0 | 1 | 2 | 3 {
  const count = members.shown ? members.value : 0;
  if (count < 25) return 0;
  if (count < 80) return 1;
  return count < 250 ? 2 : 3;
}

/** What the colours and shapes in this room say, and what the seats do. */
function Legend({ communities }: { communities: readonly CommunitySummary[] }) {
  const present = [...new Set(communities.map(({ state }) => state))];
  return (
    <>
      <ul class="legend">
        {present
          .sort((a, b) => stateOrder(a) - stateOrder(b))
          .map((state) => (
            <li key={state}>
              <StateMark state={state} />
            </li>
          ))}
      </ul>
      <SeatLegend />
    </>
  );
}

function SeatLegend() {
  const { t } = usePage();
  return (
    <ul class="legend">
      {(['filled', 'half', 'hollow'] as const).map((kind) => (
        <li key={kind}>
          <svg class="face" viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
            <circle class={kind === 'filled' ? 'seat seat-filled' : 'seat'} cx="10" cy="10" r="7.5" />
            {kind === 'half' && <path class="seat-half" d="M10 2.5 A7.5 7.5 0 0 0 10 17.5 Z" />}
          </svg>
          {t.overview.seat[kind]}
        </li>
      ))}
    </ul>
  );
}
