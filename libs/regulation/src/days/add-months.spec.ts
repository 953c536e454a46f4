import { expect, it } from '@jest/globals';
import { addMonths } from './day.ts';

it.each([
  ['2026-02-28', 6, '2026-08-28'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2023-08-31', 6, '2024-02-29'],
  ['2026-01-15', -1, '2025-12-15'],
  ['2026-12-01', 1, '2027-01-01'],
])('%s and %i months is %s', (day, months, expected) => {
  expect(addMonths(day, months)).toBe(expected);
});
