import { describe, expect, it } from 'vitest';
import { addDays, createCalendar, daysBetween, weekOf } from '../../core/windows.ts';

describe('days', () => {
  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-12-31', 1, '2024-01-01'],
    ['2024-03-01', -1, '2024-02-29'],
    ['1970-01-01', -4, '1969-12-28'],
  ])('%s + %i = %s', (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected);
    expect(daysBetween(day, expected)).toBe(days);
  });

  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['1970-01-01', '1969-12-29'],
    ['1969-12-28', '1969-12-22'],
  ])('the week of %s starts on Monday %s', (day, monday) => {
    expect(weekOf(day)).toBe(monday);
  });
});

describe('createCalendar', () => {
  it.each([
    ['UTC', '2026-03-29T00:30:00Z', '2026-03-29'],
    ['Europe/Paris', '2026-03-28T22:59:59Z', '2026-03-28'],
    ['Europe/Paris', '2026-03-28T23:00:00Z', '2026-03-29'],
    ['Europe/Paris', '2026-03-29T21:59:59Z', '2026-03-29'],
    ['Europe/Paris', '2026-03-29T22:00:00Z', '2026-03-30'],
    ['Asia/Kathmandu', '2026-01-01T18:14:59Z', '2026-01-01'],
    ['Asia/Kathmandu', '2026-01-01T18:15:00Z', '2026-01-02'],
  ])('in %s, %s is on %s', (zone, instant, day) => {
    expect(createCalendar(zone).dayOf(Date.parse(instant))).toBe(day);
  });
});
