import { expect, test } from 'vitest';
import { getPaperMoment } from './paper-moment.ts';

const plan = { heldOn: '2026-09-22', startsAt: '09:00' };

test.each([
  ['the day before', '2026-09-21T18:00:00+08:00', '2026-09-21T18:00:00+08:00'],
  ['when it begins', '2026-09-22T09:00:00+08:00', '2026-09-22T09:00:00+08:00'],
  ['two months later', '2026-11-23T10:00:00+08:00', '2026-09-22T09:00:00+08:00'],
])('%s the papers show what was known then', (_name, now, expected) => {
  expect(getPaperMoment(plan, new Date(now))).toEqual(new Date(expected));
});
