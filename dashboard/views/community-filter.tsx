// Narrows the list of communities by kind and state; a plain form, so the choice is in the address.
import { communityKinds } from '../../core/registry.ts';
import type { CommunityListView } from '../community-list.ts';
import { shownStates } from '../gate.ts';
import { usePage } from './page-context.ts';

export function CommunityFilter({ view, found }: { view: CommunityListView; found: string }) {
  const { t, url } = usePage();
  const sort = url.searchParams.get('sort');
  return (
    <form class="filter" method="get" action="/communities" aria-label={t.communities.filter}>
      <label>
        {t.communities.kind}
        <select name="kind">
          <option value="">{t.communities.allKinds}</option>
          {communityKinds.map((kind) => (
            <option key={kind} value={kind} selected={kind === view.kind}>
              {t.common.kind[kind]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t.communities.state}
        <select name="state">
          <option value="">{t.communities.allStates}</option>
          {shownStates.map((state) => (
            <option key={state} value={state} selected={state === view.state}>
              {t.states.word[state]}
            </option>
          ))}
        </select>
      </label>
      {sort !== null && <input type="hidden" name="sort" value={sort} />}
      <button type="submit">{t.communities.apply}</button>
      <p class="found">
        {found}
        {(view.kind !== null || view.state !== null) && (
          <>
            {' · '}
            <a href="/communities">{t.communities.clear}</a>
          </>
        )}
      </p>
    </form>
  );
}
