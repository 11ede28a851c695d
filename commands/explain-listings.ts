// Where a person stands on each shortlist, or what kept them off it.
import { readPeople } from '../analytics/people-known.ts';
import type { PersonId } from '../core/ids.ts';
import { dayNumber } from '../core/windows.ts';
import { declaredCommunities } from '../store/queries/declared-communities.ts';
import { listingsOfPerson, type ListingOfPerson } from '../store/queries/listings-of-person.ts';
import type { ScoreOfPerson } from '../store/queries/scores-of-person.ts';
import type { Store } from '../store/store.ts';
import type { ExplainedRun } from './explain.ts';
import { number, say, strong } from './output.ts';

export async function explainListings(
  store: Store,
  { run, to }: ExplainedRun,
  person: PersonId,
  scores: readonly ScoreOfPerson[],
): Promise<void> {
  const people = await readPeople(store);
  const leftOut = people.leftOutAs(person, dayNumber(to) - 1);
  const declared = await store.query(declaredCommunities, {});
  const hosted = new Set(
    declared.filter(({ hosts }) => hosts.includes(person)).map(({ community }) => community),
  );
  say(strong('Shortlists'));
  const scopes = new Set(scores.map(({ scope }) => scope));
  const listings = await store.query(listingsOfPerson, { run, person });
  for (const listing of listings.filter(({ scope }) => scopes.has(scope))) {
    const score = scores.find(({ scope }) => scope === listing.scope);
    const where = listing.scope === '' ? 'everywhere' : listing.scope;
    const which = listing.cap === 0 ? 'usual list' : `at most ${listing.cap} a department`;
    const reason = leftOut ?? (hosted.has(listing.scope) ? 'host' : null);
    say(`  ${where}, ${which}: ${standing(listing, score, reason)}`);
  }
  if (listings.length === 0) say('  there are none');
}

function standing(
  listing: ListingOfPerson,
  score: ScoreOfPerson | undefined,
  leftOut: string | null,
): string {
  const { position, alternate, newly_covered, places, min_responders } = listing;
  if (position > 0 && alternate) return 'alternate, should someone decline';
  if (position > 0)
    return `place ${position} of ${places}, reaching ${number(newly_covered)} more than those before`;
  if (leftOut !== null) return `left out: ${leftOut}`;
  const { responders = 0, heard_responders: heard = 0 } = score ?? {};
  if (responders < min_responders)
    return `not proposed: ${responders} responders, ${min_responders} are asked`;
  if (2 * heard < min_responders)
    return `not proposed: only ${heard} of the responders are answered by others, half of ${min_responders} are asked`;
  return 'not proposed: the others reach more that is not reached yet, or the department has its places already';
}
