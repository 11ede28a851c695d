// Which communities a list shows and in which order, as its address says: ?kind=…&state=…&sort=…&dir=…
import { communityKinds } from '../core/registry.ts';
import type { CommunitySummary } from './answers/community-summary.ts';
import { shownStates, type Figure } from './gate.ts';
import { stateOrder } from './tally.ts';

export const listColumns = ['name', 'kind', 'state', 'since', 'tookPart', 'onlyRead', 'members'] as const;
export type ListColumn = (typeof listColumns)[number];

export interface CommunityListView {
  kind: CommunitySummary['kind'] | null;
  state: CommunitySummary['state'] | null;
  sort: ListColumn;
  descending: boolean;
}

/** Unknown values are ignored: an address someone typed still shows the list. */
export function readListView(query: URLSearchParams): CommunityListView {
  return {
    kind: communityKinds.find((kind) => kind === query.get('kind')) ?? null,
    state: shownStates.find((state) => state === query.get('state')) ?? null,
    sort: listColumns.find((column) => column === query.get('sort')) ?? 'state',
    descending: query.get('dir') === 'desc',
  };
}

export function listed(
  communities: readonly CommunitySummary[],
  view: CommunityListView,
): CommunitySummary[] {
  const direction = view.descending ? -1 : 1;
  return communities
    .filter(({ kind, state }) => (view.kind ?? kind) === kind && (view.state ?? state) === state)
    .sort((a, b) => direction * compare(a, b, view.sort) || a.name.localeCompare(b.name));
}

function compare(a: CommunitySummary, b: CommunitySummary, column: ListColumn): number {
  switch (column) {
    case 'name':
      return a.name.localeCompare(b.name);
    case 'kind':
      return a.kind.localeCompare(b.kind);
    case 'state':
      return stateOrder(a.state) - stateOrder(b.state);
    case 'since':
      return (a.since ?? '').localeCompare(b.since ?? '');
    case 'tookPart':
    case 'onlyRead':
    case 'members':
      return valueOf(a.room[column]) - valueOf(b.room[column]);
  }
}

/** Withheld figures sort together, above nobody and below every figure shown. */
const valueOf = (figure: Figure) => (figure.shown ? figure.value : 0.5);
