import { expect, it } from 'vitest';
import { keptFrom } from '../../core/retention.ts';

it.each([
  { today: '2026-11-25', months: 1, from: '2026-10-01' },
  { today: '2026-11-01', months: 12, from: '2025-11-01' },
  { today: '2026-01-31', months: 1, from: '2025-12-01' },
  { today: '2026-03-31', months: 37, from: '2023-02-01' },
])('on $today, $months months are kept from $from', ({ today, months, from }) => {
  expect(keptFrom(today, months)).toBe(from);
});
