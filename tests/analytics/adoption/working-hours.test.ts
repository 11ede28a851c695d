// Working hours by the clock on the wall: nights, weekends and the nights the clocks change.
import { expect, it } from 'vitest';
import { createWorkingHours } from '../../../analytics/adoption/working-hours.ts';

const paris = createWorkingHours('Europe/Paris');

it.each([
  ['a morning', '2026-11-23T09:00+01:00', '2026-11-23T12:30+01:00', 3.5],
  ['over night', '2026-11-23T16:00+01:00', '2026-11-24T10:00+01:00', 2],
  ['over a weekend', '2026-11-20T16:00+01:00', '2026-11-23T10:00+01:00', 2],
  ['asked and answered on a Sunday', '2026-11-22T10:00+01:00', '2026-11-22T18:00+01:00', 0],
  ['a week', '2026-11-16T08:00+01:00', '2026-11-23T08:00+01:00', 40],
  ['the night clocks go back', '2026-10-23T16:00+02:00', '2026-10-26T10:00+01:00', 2],
  ['the night clocks go forward', '2026-03-27T16:00+01:00', '2026-03-30T10:00+02:00', 2],
  ['answered before it was asked', '2026-11-23T12:00+01:00', '2026-11-23T11:00+01:00', 0],
])('%s', (_, from, to, hours) => {
  expect(paris(Date.parse(from), Date.parse(to))).toBeCloseTo(hours, 9);
});

it('depends on where the organisation is', () => {
  const from = Date.parse('2026-11-23T08:00Z');
  expect(createWorkingHours('Asia/Tokyo')(from, Date.parse('2026-11-23T12:00Z'))).toBe(0);
  expect(createWorkingHours('UTC')(from, Date.parse('2026-11-23T12:00Z'))).toBe(3);
});
