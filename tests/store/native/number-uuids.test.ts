// Numbers for UUIDs: exact, and the same way back.
import { expect, it } from 'vitest';
import { numberUuids } from '../../../store/native/number-uuids.ts';
import { writeUuid } from '../../../store/row-binary.ts';

/** A column of these UUIDs, as ClickHouse would send it. */
function columnOf(ids: readonly string[]): Uint32Array {
  const column = new Uint32Array(4 * ids.length);
  ids.forEach((id, row) => writeUuid(Buffer.from(column.buffer), 16 * row, id));
  return column;
}

const uuid = (n: number) => `00000000-0000-8000-8000-${String(n).padStart(12, '0')}`;

it('numbers in the order of first meeting, and tells the names again', () => {
  const numbers = numberUuids();
  const ids = Array.from({ length: 5000 }, (_, i) => uuid((i * 7919) % 3001));
  const column = columnOf(ids);
  const given = ids.map((_, row) => numbers.numberOf(column, row));
  const met = [...new Set(ids)];
  expect(given).toEqual(ids.map((id) => met.indexOf(id)));
  expect(numbers.count).toBe(met.length);
  expect(met.map((_, number) => numbers.name(number))).toEqual(met);
});

it('tells apart what differs in one bit only, wherever it is', () => {
  const column = new Uint32Array(4 * 129);
  for (let bit = 0; bit < 128; bit++) column[4 * (bit + 1) + (bit >> 5)] = 2 ** (bit & 31);
  const numbers = numberUuids();
  expect(Array.from({ length: 129 }, (_, row) => numbers.numberOf(column, row))).toEqual([
    ...Array(129).keys(),
  ]);
});
