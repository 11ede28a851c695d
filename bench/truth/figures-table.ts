// Ours beside the number to match, one line each.
import Table from 'cli-table3';
import type { TruthReport } from './lean-zulip.ts';

export interface Figure {
  name: string;
  ours: number;
  /** What was published or measured before. */
  published?: number;
  /** Left out: shown, not judged. */
  met?: boolean;
}

/** Ours, rounded as the published number was, is at least that. */
export const reaches = (ours: number, published: number, digits: number): boolean =>
  Number(ours.toFixed(digits)) >= published;

export const within = (ours: number, published: number, slack: number): boolean =>
  Math.abs(ours - published) <= slack;

/** `notes` say what could not be compared, and why. */
export function figuresReport(figures: readonly Figure[], notes: readonly string[] = []): TruthReport {
  const table = new Table({ head: ['figure', 'ours', 'to match', 'met'], style: { head: [], border: [] } });
  for (const { name, ours, published, met } of figures) {
    table.push([name, short(ours), published ?? '', met === undefined ? '' : met ? 'yes' : 'NO']);
  }
  return {
    text: [table.toString(), ...notes].join('\n'),
    figures: Object.fromEntries(figures.map(({ name, ours }) => [name, Number(short(ours))])),
    pass: figures.every(({ met }) => met !== false),
  };
}

const short = (x: number): string => (Number.isInteger(x) ? x.toString() : x.toFixed(4));
