// The four roles as rules with numbers (research/science.md §1.4): each condition can be read, met or missed.
import type { Role, RoleEvidence } from '../../store/rows/role-evidence.ts';
import { confirmedFrom, flagResponders } from './rank-certainty.ts';

/** A boundary spanner reaches at least so many departments, and no one of them holds more than this share. */
const spannerDepartments = 3;
const spannerLargestShare = 0.6;
const connectorWeeks = 4;
const expertAnswers = 5;

/** One condition of a role. `bound` says which side of `limit` meets it. */
export interface Condition {
  what: string;
  value: number;
  bound: 'at least' | 'more than' | 'at most' | 'less than';
  limit: number;
  met: boolean;
}

export interface JudgedRole {
  role: Role;
  conditions: Condition[];
  /** All of them. */
  met: boolean;
}

/** Every role with all its conditions, in the order of `roles`. */
export function judgeRoles({ connector, spanner, broker, expert }: RoleEvidence): JudgedRole[] {
  return [
    judge('central-connector', [
      condition(
        'chance to be among the top 5 % by influence',
        connector.topChance,
        'at least',
        confirmedFrom,
      ),
      condition('distinct responders', connector.responders, 'at least', flagResponders),
      condition('active weeks', connector.activeWeeks, 'at least', connectorWeeks),
    ]),
    judge('boundary-spanner', [
      condition(
        'contacts in other departments (top 5 %)',
        spanner.contacts,
        'at least',
        Math.max(1, spanner.bar),
      ),
      condition('departments among them', spanner.departments, 'at least', spannerDepartments),
      condition('share of the largest of them', spanner.largestShare, 'at most', spannerLargestShare),
    ]),
    judge('information-broker', [
      condition('share of shortest ways (top 5 %)', broker.betweenness, 'at least', broker.bar),
      condition(
        'share of shortest ways, against twice its error',
        broker.betweenness,
        'more than',
        broker.twiceError,
      ),
      condition(
        'constraint, against people with as many contacts',
        broker.constraint ?? 1,
        'less than',
        broker.usualConstraint ?? 0,
      ),
    ]),
    judge('peripheral-expert', [
      condition('contacts, against the median', expert.contacts, 'at most', expert.medianContacts),
      condition(
        'chance that a thread of theirs is answered (upper quarter)',
        expert.answeredRate,
        'more than',
        expert.bar,
      ),
      condition('answers given', expert.answersGiven, 'at least', expertAnswers),
    ]),
  ];
}

export const rolesMet = (evidence: RoleEvidence): Role[] =>
  judgeRoles(evidence)
    .filter(({ met }) => met)
    .map(({ role }) => role);

const judge = (role: Role, conditions: Condition[]): JudgedRole => ({
  role,
  conditions,
  met: conditions.every(({ met }) => met),
});

const holds: Readonly<Record<Condition['bound'], (value: number, limit: number) => boolean>> = {
  'at least': (value, limit) => value >= limit,
  'more than': (value, limit) => value > limit,
  'at most': (value, limit) => value <= limit,
  'less than': (value, limit) => value < limit,
};

function condition(what: string, value: number, bound: Condition['bound'], limit: number): Condition {
  return { what, value, bound, limit, met: holds[bound](value, limit) };
}
