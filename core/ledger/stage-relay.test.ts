import { expect, test } from 'vitest';
import { STAGE_CODES } from './project.ts';
import { findRelay, SOFT_STAGES } from './stage-relay.ts';

const dates = { startOn: '2026-09-01', finishOn: null };

test('Every stage has one next action, except those that have ended or reached capacity', () => {
  const without = STAGE_CODES.filter((stage) => findRelay(stage, dates) === null);
  expect(without).toEqual(['at-capacity', 'stopped', 'cancelled', 'merged', 'split']);
  expect(findRelay('signed', dates)).toMatchObject({
    zh: '签约抓开工',
    targetOn: '2026-09-01',
    lacksDate: false,
  });
});

test('A stage whose next one has no target date shows the hole', () => {
  expect(findRelay('building', dates)).toMatchObject({ targetOn: null, lacksDate: true });
  expect(findRelay('negotiating', dates)).toMatchObject({ targetOn: null, lacksDate: false });
});

test('A framework agreement is no signing: it stands before it, among what is soft', () => {
  expect(SOFT_STAGES).not.toContain('signed');
  expect(STAGE_CODES.indexOf('framework')).toBeLessThan(STAGE_CODES.indexOf('signed'));
});
