// Rows of the quarantine: what could not be read at the door, what contradicts a stored event, what the store refuses.
import type { Fault } from '../../core/outcome.ts';
import type { Pseudonyms } from '../../core/pseudonyms.ts';
import type { Sealer } from '../../core/sealing.ts';
import type { QuarantineRow } from '../../store/rows/quarantine.ts';
import type { Item, Quarantined } from '../accepted.ts';
import type { Placed } from './classify.ts';

export interface QuarantineParts {
  sealer: Sealer;
  pseudonyms: Pick<Pseudonyms, 'object'>;
  calendar: { dayOf(timeMs: number): string };
}

export const conflict: Fault = {
  code: 'conflict',
  detail: 'an event with this source and id but other content is already stored',
  pointer: '/id',
};

export const notStorable: Fault = { code: 'not-storable', detail: 'the store refuses this row' };

/** The row of an event that could not be read at the door. */
export function rowOf(
  { value, seq, entry }: Placed<Quarantined>,
  { calendar }: QuarantineParts,
): QuarantineRow {
  const { received, origin } = entry;
  return { ...value, day: calendar.dayOf(received), received, origin, seq };
}

/** The row of an item that was read, and then found wanting. What is sealed is the item, no longer the event. */
export function rowOfRead(
  { value, seq, entry }: Placed<Exclude<Item, { kind: 'quarantined' }>>,
  fault: Fault,
  parts: QuarantineParts,
): QuarantineRow {
  const { key, fingerprint, source } = value.value;
  const { received, origin } = entry;
  return {
    id: parts.pseudonyms.object(`quarantine\0${fault.code}\0${key}\0${fingerprint}`),
    day: parts.calendar.dayOf(received),
    received,
    source,
    origin,
    fault,
    sealed: parts.sealer.seal(JSON.stringify(value)),
    seq,
  };
}

/** The same row without the texts a store could stumble over. */
export function bareRow(row: QuarantineRow): QuarantineRow {
  return { ...row, source: '', fault: { code: row.fault.code, detail: '' } };
}
