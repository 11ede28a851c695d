// English: do people meet across departments?
import type { Crossing } from '../../answers/silos.ts';
import type { Figure } from '../../gate.ts';
import type { Format } from '../../format.ts';

export const silos = (f: Format) => ({
  title: 'Silos',
  question: 'Do people meet across departments?',
  answer: ({ across, expected }: Crossing) =>
    across.shown && expected.shown
      ? `${f.percent(across.value)} of the ties of the last twelve weeks join two departments; by chance, among people as busy, it would be ${f.percent(expected.value)}. ${verdictOf(across.value - expected.value)}`
      : 'Too few people are tied to one another to tell.',
  answerNoDirectory:
    'No ties between people of known departments yet: this page needs a directory with departments, and people who answer one another.',
  none: 'Silos appear with the first analysis',
  noneHint: 'Import a directory with departments and connect a source.',
  measures: 'In the terms of the field',
  verdict: (observed: Figure, expected: Figure, z: Figure | null) =>
    observed.shown && expected.shown
      ? `E–I index ${signed(f, observed.value)}, against ${signed(f, expected.value)} expected${z?.shown === true ? `; ${f.number(Math.abs(z.value), 1)} standard deviations from labels dealt out at random` : ''}. −1: only inside departments, +1: only across.`
      : 'The index is withheld: too few people.',
  groups: (count: number, ami: number, stability: number) =>
    `Left to themselves, the ties form ${f.count(count, { one: 'group', other: 'groups' })}; their likeness to the organisation chart is ${f.number(ami, 2)} (0 = as by chance, 1 = the same; adjusted mutual information), their stability ${f.number(stability, 2)}.`,
  matrix: 'Who meets whom?',
  matrixFinding: (closed: string | null) =>
    closed === null ? 'Ties between departments, against chance' : `${closed} keeps most to itself`,
  matrixMeasure: (k: number) =>
    `Ties observed for each tie expected by chance, last twelve weeks; 1 = as chance, 2 = twice. Cells of fewer than ${f.number(k)} people are withheld.`,
  department: 'Department',
  others: 'Other departments',
  crossing: 'With a tie outside',
  people: 'People tied',
  peopleOfLargest: 'People tied, largest community',
  communities: 'Which communities cross the organisation chart?',
  kinds: 'By kind of community',
  kind: 'Kind',
  across: 'Ties across',
  expected: 'By chance',
  crossingFinding: (first: (Crossing & { name: string }) | undefined) =>
    first?.across.shown === true && first.expected.shown && first.across.value > first.expected.value
      ? `“${first.name}” crosses most: ${f.percent(first.across.value)} of its ties, where chance would give ${f.percent(first.expected.value)}`
      : 'No community crosses more than chance would have it',
  crossingMeasure:
    'Share of ties that join two departments, last twelve weeks, %; those farthest above chance come first',
  communitiesNone: 'No community has ties between people of known departments yet.',
  withheldCell: 'withheld',
  small:
    'A tie is one person responding to another; reading makes none. Expected: everyone keeps as many contacts as they have, and meets at random.',
});

/** With a true minus. */
const signed = (f: Format, value: number) => f.number(value, 2).replace('-', '−');

/** By points between observed and expected; three are what chance itself moves. */
function verdictOf(difference: number): string {
  if (difference > 0.03) return 'People seek one another across departments.';
  if (difference >= -0.03) return 'Departments hardly keep people apart.';
  return difference >= -0.1
    ? 'Departments keep people somewhat apart.'
    : 'Departments keep people clearly apart.';
}
