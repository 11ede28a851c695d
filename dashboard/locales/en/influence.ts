// English: how sure influence is, roles and personas, and the spread of a shortlist.
import type { Candidate, Choice, RoleFacts } from '../../answers/shortlist.ts';
import type { Format } from '../../format.ts';
import type { Role } from '../../../store/rows/role-evidence.ts';

export const influence = (f: Format) => ({
  certainty: (candidate: Candidate) => certainty(f, candidate),
  roles: {
    'central-connector': 'Central connector',
    'boundary-spanner': 'Boundary spanner',
    'information-broker': 'Information broker',
    'peripheral-expert': 'Expert at the edge',
  },
  reason: (role: Role, candidate: Candidate, facts: RoleFacts) => reasons(f, candidate, facts)[role],
  without: (departments: number) =>
    `Without this person, ${f.count(departments, { one: 'department loses', other: 'departments lose' })} the closest link to theirs.`,
  personas: {
    observer: 'Mostly looks on.',
    engager: 'Gives about as much as comes back.',
    catalyst: 'Sets off more than they write.',
    responder: 'Mostly answers others.',
    broadcaster: 'Writes more than comes back.',
  },
  newcomers: 'Careful: more than half of this rests on accounts first seen in the last 30 days.',
  oneDepartment: 'Careful: more than half of this comes from one department.',
  guarantee: (share: number) => `This set is at least ${f.percent(share)} as good as the best possible.`,
  wordOfMouth: (share: number) =>
    `If word travels on from colleague to colleague, it is still at least ${f.percent(share)} of the best possible.`,
  spread: 'Wider or narrower',
  spreadLead:
    'The fewer may come from one department, the more departments have somebody, and the fewer colleagues are likely to be drawn in. Choose the list you want to see.',
  fromOneDepartment: 'From one department',
  names: 'Names',
  departments: 'Departments',
  reached: 'Colleagues reached',
  drawnIn: 'Likely to be drawn in, against the list that draws in most',
  choice: ({ cap, limited, mostPerDepartment }: Choice) => {
    const most = limited ? `at most ${f.number(mostPerDepartment)}` : 'no limit';
    return cap === 0 ? `As usual: ${most}` : most;
  },
});

const times = { one: 'resample', other: 'resamples' };

function certainty(f: Format, { flag, topChance }: Candidate): string {
  if (topChance === null) return 'Too few colleagues responded to say how sure this is.';
  const often = `among the top 5% in ${f.number(Math.round(200 * topChance))} of ${f.count(200, times)} of these weeks`;
  return {
    confirmed: `Confirmed influence: ${often}.`,
    possible: `Possible influence: ${often}.`,
    none: 'Listed for the colleagues the set reaches, not for a rank.',
  }[flag];
}

function reasons(f: Format, { responders, activeWeeks }: Candidate, facts: RoleFacts): Record<Role, string> {
  const colleagues = { one: 'colleague', other: 'colleagues' };
  const departments = { one: 'other department', other: 'other departments' };
  return {
    'central-connector': `${f.count(responders, colleagues)} responded here, in ${f.count(activeWeeks, { one: 'active week', other: 'active weeks' })}.`,
    'boundary-spanner': `Exchanges with ${f.count(facts.contactsElsewhere, colleagues)} in ${f.count(facts.otherDepartments, departments)}, more than 95% of people do.`,
    'information-broker': `${f.percent(facts.waysThrough, 1)} of the shortest ways between two colleagues lead through this person, whose contacts rarely know each other.`,
    'peripheral-expert': `Few contacts, yet ${f.number(facts.threadsAnswered)} of ${f.count(facts.threadsOpened, { one: 'thread', other: 'threads' })} answered, and ${f.count(facts.answersGiven, { one: 'answer', other: 'answers' })} given.`,
  };
}
