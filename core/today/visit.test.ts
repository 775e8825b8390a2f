import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deriveVisits } from './visit.ts';

const at = (text: string): Date => new Date(`${text}Z`);

test('At the first look the changes of seven days are new', () => {
  const now = at('2026-11-22T08:00:00');
  expect(deriveVisits(null, now)).toEqual({
    since: null,
    lastAt: now,
    listsFrom: at('2026-11-15T08:00:00'),
    isWorthWriting: true,
  });
});

test('The first visit has no visit before it until four hours have passed', () => {
  const known = { since: null, lastAt: at('2026-11-22T01:00:00') };
  expect(deriveVisits(known, at('2026-11-22T04:00:00'))).toMatchObject({
    since: null,
    listsFrom: at('2026-11-15T04:00:00'),
  });
  expect(deriveVisits(known, at('2026-11-23T01:00:00'))).toMatchObject({
    since: known.lastAt,
    listsFrom: known.lastAt,
  });
});

test('Within a visit the same changes stay new; after a pause of four hours only what came since', () => {
  const known = { since: at('2026-11-20T01:00:00'), lastAt: at('2026-11-22T01:00:00') };
  expect(deriveVisits(known, at('2026-11-22T04:59:00')).since).toEqual(known.since);
  expect(deriveVisits(known, at('2026-11-22T05:01:00')).since).toEqual(known.lastAt);
});

test('Looking again within ten minutes writes nothing', () => {
  const known = { since: at('2026-11-20T01:00:00'), lastAt: at('2026-11-22T01:00:00') };
  expect(deriveVisits(known, at('2026-11-22T01:09:59')).isWorthWriting).toBe(false);
  expect(deriveVisits(known, at('2026-11-22T01:10:00')).isWorthWriting).toBe(true);
});

test('What is new never begins after now, nor more than sixty days before', () => {
  const instant = fc.integer({ min: 0, max: 4e12 }).map((ms) => new Date(ms));
  fc.assert(
    fc.property(instant, instant, instant, (a, b, now) => {
      const [since, lastAt] = a < b ? [a, b] : [b, a];
      const seen = deriveVisits({ since, lastAt }, now);
      const days = (now.getTime() - seen.listsFrom.getTime()) / 86_400_000;
      expect(days).toBeLessThanOrEqual(60);
      if (lastAt <= now) expect(seen.listsFrom.getTime()).toBeLessThanOrEqual(now.getTime());
    }),
  );
});
