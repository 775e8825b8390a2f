import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { planCounty } from './county-size.ts';
import { findMissingCases } from './county-testing.ts';
import { generateCounty, openCounty } from './generate-county.ts';

const OPTIONS = {
  projects: 168,
  months: 26,
  lastMonth: '2026-10',
  today: '2026-11-21',
  seed: 'wangchuan-28',
  isSample: true,
  pictures: 1_000,
  passwordHash: 'hash',
};
const plain = (name: string, code: string) => `${name} ${code}`;

function hashCounty(options: typeof OPTIONS): string {
  const hash = createHash('sha256');
  for (const { table, bytes } of generateCounty(openCounty(options), { toSearchText: plain }))
    hash.update(table).update(bytes);
  return hash.digest('hex');
}

describe('the generator', () => {
  test('gives the same rows for the same options, byte for byte, and others for another seed', () => {
    const small = { ...OPTIONS, projects: 40, months: 3 };
    expect(hashCounty(small)).toBe(hashCounty(small));
    expect(hashCounty({ ...small, seed: 'another' })).not.toBe(hashCounty(small));
  });

  test('makes a county in whatever month the history ends', () => {
    for (const [lastMonth, today] of [
      ['2026-12', '2027-01-02'],
      ['2026-12', '2027-01-20'],
      ['2026-02', '2026-03-01'],
      ['2026-07', '2026-08-31'],
    ] as const) {
      const tables = new Set<string>();
      for (const batch of generateCounty(
        openCounty({ ...OPTIONS, projects: 60, months: 4, pictures: 3, lastMonth, today }),
        { toSearchText: plain },
      ))
        if (batch.rows > 0) tables.add(batch.table);
      expect(tables.has('sample_frozen'), today).toBe(true);
      expect(tables.has('chain_heads'), today).toBe(true);
    }
  });

  test('places every odd case in the sample', () => {
    expect(findMissingCases(openCounty(OPTIONS))).toEqual([]);
  });

  test('keeps units at about two hundred projects however large the county is', () => {
    for (const projects of [5_000, 10_000, 100_000]) {
      const county = openCounty({ ...OPTIONS, projects, months: 3, isSample: false });
      const most = Math.ceil(projects / county.seats.units.length);
      expect(most).toBeGreaterThanOrEqual(80);
      expect(most).toBeLessThanOrEqual(320);
    }
    expect(planCounty(168)).toMatchObject({ towns: 12, parks: 2, companies: 6 });
  });
});
