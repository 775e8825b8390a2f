import { describe, expect, it } from 'vitest';
import { findOpeningRefusal } from './opening-window.ts';

const codeOf = (period: string, lastFrozenMonth: string | null = null) =>
  findOpeningRefusal(period, { today: '2026-11-22', lastFrozenMonth })?.body.code ?? null;

describe('a period that has not been opened', () => {
  it('is refused where the year must be a slip', () => {
    for (const period of ['1999-01', '2024-12', '2028-01', '2062-11'])
      expect(codeOf(period)).toBe('PERIOD_OUT_OF_REACH');
    for (const period of ['2025-01', '2026-11', '2027-12']) expect(codeOf(period)).toBeNull();
  });

  it('is refused where a later month is frozen', () => {
    expect(codeOf('2026-08', '2026-10')).toBe('PERIOD_BEFORE_FROZEN');
    expect(codeOf('2026-11', '2026-10')).toBeNull();
  });
});
