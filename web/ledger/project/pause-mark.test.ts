import { expect, test } from 'vitest';
import type { ProjectView } from '#core/ledger/public.ts';
import { findPauseMark } from './pause-mark.ts';

const event = (kind: string, onDate: string): ProjectView['stages'][number] => ({
  id: onDate,
  kind,
  stage: '',
  onDate,
  untilDate: null,
  reason: '',
  approver: '',
  evidenceNote: '',
  evidenceFileId: null,
  personName: '',
  recordedAt: '',
});
const stages = [event('paused', '2026-11-10'), event('start-verified', '2025-01-01')];

test('A pause holds from its day on and is not called unconfirmed because an earlier month knew nothing of it', () => {
  expect(findPauseMark({ isPaused: true, stages }, '2026-11-22')).toEqual({
    kind: 'held',
    since: '2026-11-10',
  });
});

test('A pause that nobody confirmed for a quarter has lapsed; one that ended has no mark', () => {
  expect(findPauseMark({ isPaused: true, stages }, '2027-03-01')).toMatchObject({ kind: 'lapsed' });
  const ended = [event('resumed', '2026-11-20'), ...stages];
  expect(findPauseMark({ isPaused: false, stages: ended }, '2026-11-22')).toBeNull();
});
