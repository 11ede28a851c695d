// Does the ledger balance? Whatever was received has become something, or still waits in the inbox.
import { hourOf } from '../../core/windows.ts';
import { readEntryHead } from './entry-codec.ts';
import { readCursor, type Environment } from './environment.ts';

/** Both sides of the ledger for one hour, feed and origin. */
export interface Balance {
  /** Milliseconds since 1970, on the hour. */
  hour: number;
  source: string;
  origin: string;
  received: number;
  /** Stored, duplicate, quarantined, refused or erased. */
  settled: number;
  /** On disk, not yet stored. */
  waiting: number;
  /** `received − settled − waiting`: anything but 0 was lost, or counted twice. */
  difference: number;
}

type Sums = Pick<Balance, 'received' | 'settled' | 'waiting'>;

/*
 * Both functions read within one turn of the event loop, which the library answers from one snapshot:
 * a batch that ends meanwhile is seen wholly or not at all.
 */

/** Reads the head of every entry that waits. */
export function balanceOf(environment: Pick<Environment, 'ledger' | 'entries'>): Balance[] {
  const cells = new Map<string, Balance>();

  function cellOf(origin: string, hour: number, source: string): Balance {
    const id = `${origin}\0${hour}\0${source}`;
    const known = cells.get(id);
    if (known !== undefined) return known;
    const cell = { hour, source, origin, received: 0, settled: 0, waiting: 0, difference: 0 };
    cells.set(id, cell);
    return cell;
  }

  for (const { key, value } of environment.ledger.getRange()) {
    const [origin, hour, source, side] = key;
    cellOf(origin, hour, source)[side === 'received' ? 'received' : 'settled'] += value.n;
  }
  for (const { value } of environment.entries.getRange()) {
    const head = readEntryHead(value);
    // Where a damaged head belongs is not known: its cell shows the difference.
    if (head !== undefined) cellOf(head.origin, hourOf(head.received), head.source).waiting += head.count;
  }
  return [...cells.values()].map((cell) => ({ ...cell, difference: differenceOf(cell) }));
}

/** The difference over everything, without reading what waits: cheap enough to be asked all the time. */
export function totalDifference(environment: Pick<Environment, 'ledger' | 'cursor'>): number {
  const { next, loaded } = readCursor(environment);
  const sums: Sums = { received: 0, settled: 0, waiting: next - loaded };
  for (const { key, value } of environment.ledger.getRange()) {
    sums[key[3] === 'received' ? 'received' : 'settled'] += value.n;
  }
  return differenceOf(sums);
}

function differenceOf({ received, settled, waiting }: Sums): number {
  return received - settled - waiting;
}
