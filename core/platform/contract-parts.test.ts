import { expect, test } from 'vitest';
import { MonthText, PeriodText } from './contract-parts.ts';

test('Months and periods are of the years that anybody reports on', () => {
  const isMonth = (text: string) => MonthText.safeParse(text).success;
  expect(['2026-11', '1998-01', '2099-12'].every(isMonth)).toBe(true);
  expect(['0396-09', '9999-12', '2026-13', '2026', '2026-11-01'].some(isMonth)).toBe(false);
  const isPeriod = (text: string) => PeriodText.safeParse(text).success;
  expect(['2026', '2026-11', '2026-Q3', '2026-W45', '2026-10-X2'].every(isPeriod)).toBe(true);
  expect(['0396', '7137-57', '２０２６', ''].some(isPeriod)).toBe(false);
});
