// English: the states of a community, what speaks for each, and what to do.
import type { CommunitySummary } from '../../answers/community-summary.ts';
import type { StateGrounds } from '../../answers/evidence.ts';
import type { Remedy } from '../../../store/rows/community-evidence.ts';
import type { Format } from '../../format.ts';
import type { Room, ShownState } from '../../gate.ts';

/** A state that says what has not happened yet did not begin on a day. */
export const datedSince = ({ state, since }: CommunitySummary) =>
  state === 'never-opened' || state === 'too-early' ? null : since;

export const states = (f: Format) => ({
  word: {
    lively: 'lively',
    warming: 'warming',
    simmering: 'simmering',
    sparse: 'sparse',
    emptying: 'emptying',
    monologue: 'monologue',
    'read-only': 'read only',
    empty: 'empty',
    'never-opened': 'never opened',
    'too-early': 'too early to tell',
    'too-small': 'too small to tell',
  } satisfies Record<ShownState, string>,
  meaning: {
    lively: 'people come week after week, and several voices carry it',
    warming: 'clearly more people than before',
    simmering: 'some life, neither rising nor falling',
    sparse: 'a word now and then, from very few',
    emptying: 'clearly fewer people than before',
    monologue: 'one voice carries nearly everything',
    'read-only': 'people come and read, nobody writes',
    empty: 'nobody has written for eight weeks',
    'never-opened': 'nobody but its hosts ever came',
    'too-early': 'less than four weeks of evidence',
    'too-small': `fewer than ${f.number(f.k)} members`,
  } satisfies Record<ShownState, string>,
  since: (community: CommunitySummary, state: string) => dated(f, community, state),
  attendance: (room: Room) => attendance(f, room),
  sentence: (community: CommunitySummary, state: string) =>
    `${dated(f, community, state)}. ${attendance(f, community.room)}`,
  evidence: (grounds: StateGrounds) => evidence(f, grounds),
  remedy: {
    none: 'Leave it be',
    seed: 'Seed it',
    'recruit-host': 'Find a host',
    'invite-ambassadors': 'Invite ambassadors',
    'answer-threads': 'Answer the open threads',
    campaign: 'Launch a campaign',
    merge: 'Merge it with a livelier table',
    close: 'Close it',
  } satisfies Record<Remedy, string>,
  remedyReason: (community: CommunitySummary, neighbour: string | undefined) =>
    reasons(f, community, neighbour)[community.remedy],
  remedyOwner: {
    none: 'nobody',
    seed: 'the host',
    'recruit-host': 'the community manager',
    'invite-ambassadors': 'the community manager',
    'answer-threads': 'the host',
    campaign: 'the community manager and the sponsor',
    merge: 'the hosts of both',
    close: 'the community manager',
  } satisfies Record<Remedy, string>,
});

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function dated(f: Format, community: CommunitySummary, state: string): string {
  const since = datedSince(community);
  return since === null ? capital(state) : `${capital(state)} since ${f.date(since)}`;
}

const membersForms = { one: 'member', other: 'members' };

function attendance(f: Format, { members, tookPart, onlyRead }: Room): string {
  if (!members.shown) return `It has fewer than ${f.number(f.k)} members, too few to say more.`;
  if (members.value === 0) return 'It has no members yet.';
  const all = f.count(members, membersForms);
  if (tookPart.shown && tookPart.value === 0) {
    if (onlyRead.shown && onlyRead.value === 0)
      return `None of its ${all} was seen there in the last four weeks.`;
    return `None of its ${all} took part in the last four weeks; ${readers(f, onlyRead)}.`;
  }
  if (!tookPart.shown && tookPart.reason === 'complement')
    return `Of its ${all}, how many took part is withheld so that the few others cannot be singled out.`;
  return `${capital(f.figure(tookPart))} of its ${all} took part in the last four weeks; ${readers(f, onlyRead)}.`;
}

/** "12 only read", as the end of a sentence. */
export function readers(f: Format, onlyRead: Room['onlyRead']): string {
  if (onlyRead.shown && onlyRead.value === 0) return 'nobody only read';
  if (!onlyRead.shown && onlyRead.reason === 'complement') return 'how many only read is withheld';
  return `${f.figure(onlyRead)} only read`;
}

function evidence(
  f: Format,
  { state, evidence: facts, contributors, contributions, activeWeeks }: StateGrounds,
) {
  const people = f.count(contributors, { one: 'person', other: 'people' });
  const times = contributions.shown ? ` ${f.count(contributions, { one: 'time', other: 'times' })}` : '';
  switch (state) {
    case 'lively':
      return `In eight weeks ${people} contributed${times}${activeWeeks.shown ? `, in ${activeWeeks.value >= 8 ? 'each' : f.number(activeWeeks.value)} of these weeks` : ''}, and no single voice carried it.`;
    case 'warming':
      return facts?.trendRatio?.shown === true
        ? `${f.number(facts.trendRatio.value, 1)} times as many people contribute each week as before. ${facts.burst ? 'It is recent: four in ten such rises halve again within eight weeks.' : 'It has held for eight weeks.'}`
        : 'More people contribute each week than before, and chance does not explain it.';
    case 'emptying':
      return facts?.trendRatio?.shown === true
        ? `Each week, ${f.percent(facts.trendRatio.value)} as many people contribute as before. Chance does not explain it.`
        : 'Fewer people contribute each week than before, and chance does not explain it.';
    case 'simmering':
      return `In eight weeks ${people} contributed${times}: neither clearly rising nor clearly falling.`;
    case 'sparse':
      return 'In eight weeks there were fewer than five contributions, or fewer than three people made them.';
    case 'monologue':
      return 'In eight weeks, one voice made at least eight contributions in ten.';
    case 'read-only':
      return 'People come and read, but nobody has contributed in eight weeks.';
    case 'empty':
      return facts?.lastActiveWeek != null && facts.quietWeeks !== null
        ? `The last contribution dates from the week of ${f.date(facts.lastActiveWeek)}, ${f.count(facts.quietWeeks, { one: 'week', other: 'weeks' })} ago.`
        : 'Nobody has contributed in eight weeks.';
    case 'never-opened':
      return facts === null
        ? 'Nobody but its hosts has ever contributed.'
        : `It opened on ${f.date(facts.openedOn)}; nobody but its hosts has contributed since.`;
    case 'too-early':
      return facts === null
        ? 'The next analysis will look at it.'
        : `It has been open since ${f.date(facts.openedOn)}; a state is read after four weeks.`;
    case 'too-small':
      return `With fewer than ${f.number(f.k)} members, figures would speak about persons; they stay closed.`;
  }
}

function reasons(
  f: Format,
  community: CommunitySummary,
  neighbour: string | undefined,
): Record<Remedy, string> {
  const waiting = community.evidence?.threadsWaiting;
  return {
    none: 'It needs nothing from outside for now.',
    seed: 'Ask its host for three useful posts and one question put to colleagues by name, before anyone is invited.',
    'recruit-host':
      'Nobody is named as host. Ask someone who knows the subject to receive people for three months.',
    'invite-ambassadors': 'Invite colleagues whom others already answer. The shortlist says whom, and why.',
    'answer-threads':
      waiting?.shown === true
        ? `${f.count(waiting, { one: 'thread has', other: 'threads have' })} had no answer after seven days. Answering comes before inviting.`
        : 'Threads have had no answer after seven days. Answering comes before inviting.',
    campaign: 'Give people a reason and a date to come back: one subject, two weeks, a host who answers.',
    merge:
      neighbour === undefined
        ? 'Most of its people already meet at a livelier table.'
        : `Most of its people already meet at “${neighbour}”.`,
    close:
      'Nobody has come for half a year. Thank its host, keep what is worth reading, and clear the table.',
  };
}
