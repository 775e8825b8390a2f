import { describe, expect, test } from 'vitest';
import { Refusal } from '#core/platform/public.ts';
import { decideStage, type StagePicture, type StageRequest } from './stage-rules.ts';

const now: StagePicture = {
  stage: 'preliminary',
  startState: 'none',
  startedOn: null,
  finishedOn: null,
  isPaused: false,
  pausedOn: null,
  plannedStartOn: '2026-03-01',
  plannedFinishOn: '2027-12-31',
};
const request = (kind: string, more: Partial<StageRequest> = {}): StageRequest => ({
  kind,
  onDate: '2026-04-01',
  reason: '',
  approver: '',
  evidenceNote: '',
  ...more,
});
const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error.body.code;
    throw error;
  }
  return 'allowed';
};

describe('A start', () => {
  test('is reported first and verified only on evidence', () => {
    const reported = decideStage(now, request('start-reported'));
    expect(reported).toMatchObject({ startState: 'reported', startedOn: '2026-04-01' });
    expect(codeOf(() => decideStage(reported, request('start-verified')))).toBe('START_NEEDS_EVIDENCE');
    expect(decideStage(reported, request('start-verified', { evidenceNote: '施工许可证' }))).toMatchObject({
      startState: 'verified',
      stage: 'started',
    });
  });
  test('cannot be verified or refuted before it was reported', () => {
    expect(codeOf(() => decideStage(now, request('start-verified', { evidenceNote: 'x' })))).toBe(
      'STAGE_NOT_NOW',
    );
    expect(codeOf(() => decideStage(now, request('start-refuted', { reason: '未见施工' })))).toBe(
      'STAGE_NOT_NOW',
    );
  });
  test('that is refuted goes back and loses its date', () => {
    const reported = { ...now, startState: 'reported' as const, startedOn: '2026-04-01', stage: 'started' };
    expect(decideStage(reported, request('start-refuted', { reason: '只办了仪式' }))).toMatchObject({
      startState: 'refuted',
      startedOn: null,
      stage: 'preliminary',
    });
  });
});

test('A pause needs cause, approver and expected resumption, and ends with the resumption', () => {
  expect(codeOf(() => decideStage(now, request('paused', { reason: '征迁受阻' })))).toBe(
    'PAUSE_NEEDS_APPROVER',
  );
  expect(
    codeOf(() => decideStage(now, request('paused', { reason: '征迁受阻', approver: '专题会议' }))),
  ).toBe('PAUSE_NEEDS_RESUMPTION');
  const paused = decideStage(
    now,
    request('paused', { reason: '征迁受阻', approver: '专题会议', untilDate: '2026-09-01' }),
  );
  expect(paused.isPaused).toBe(true);
  expect(
    codeOf(() =>
      decideStage(paused, request('paused', { reason: 'a', approver: 'b', untilDate: '2026-09-01' })),
    ),
  ).toBe('STAGE_NOT_NOW');
  expect(decideStage({ ...paused, pausedOn: '2026-04-01' }, request('resumed')).isPaused).toBe(false);
  expect(codeOf(() => decideStage({ ...paused, pausedOn: '2026-04-02' }, request('resumed')))).toBe(
    'STAGE_DAY_OUT_OF_ORDER',
  );
  expect(codeOf(() => decideStage(now, request('resumed')))).toBe('STAGE_NOT_NOW');
});

test('A paused project resumes before it goes on or is finished; it may be given up as it stands', () => {
  const paused = { ...now, stage: 'started', startState: 'verified' as const, isPaused: true };
  for (const stage of ['building', 'finished', 'in-operation', 'at-capacity'] as const)
    expect(
      codeOf(() => decideStage(paused, request('stage', { stage }))),
      stage,
    ).toBe('STAGE_NOT_NOW');
  const resumed = decideStage(paused, request('resumed'));
  expect(decideStage(resumed, request('stage', { stage: 'finished' })).stage).toBe('finished');
  expect(decideStage(paused, request('cancelled', { reason: '业主退出' })).stage).toBe('cancelled');
  expect(decideStage(paused, request('stage', { stage: 'preliminary', reason: '退回前期' })).stage).toBe(
    'preliminary',
  );
});

test('Work that is finished or given up cannot be paused', () => {
  const wish = { reason: '冬季停工', approver: '专题会议', untilDate: '2026-09-01' };
  for (const stage of ['finished', 'in-operation', 'at-capacity', 'stopped', 'cancelled', 'merged'])
    expect(
      codeOf(() => decideStage({ ...now, stage }, request('paused', wish))),
      stage,
    ).toBe('STAGE_NOT_NOW');
  expect(decideStage({ ...now, stage: 'building' }, request('paused', wish)).isPaused).toBe(true);
});

test('Work is expected to resume after the day of the pause', () => {
  const wish = { reason: '征迁受阻', approver: '专题会议', untilDate: '2026-04-01' };
  expect(codeOf(() => decideStage(now, request('paused', wish)))).toBe('STAGE_DAY_OUT_OF_ORDER');
});

describe('A stage', () => {
  const reported = { ...now, startState: 'reported' as const, stage: 'building' };
  test('goes forward by itself, back and aside with a reason only', () => {
    expect(decideStage(now, request('stage', { stage: 'admitted', reason: '补办手续' })).stage).toBe(
      'admitted',
    );
    expect(codeOf(() => decideStage(reported, request('stage', { stage: 'preliminary' })))).toBe(
      'STAGE_NEEDS_REASON',
    );
    expect(decideStage(reported, request('stage', { stage: 'preliminary', reason: '误报' })).stage).toBe(
      'preliminary',
    );
    const stopped = { ...reported, stage: 'stopped' };
    expect(codeOf(() => decideStage(stopped, request('stage', { stage: 'building' })))).toBe(
      'STAGE_NEEDS_REASON',
    );
    expect(codeOf(() => decideStage(reported, request('stage', { stage: 'merged' })))).toBe(
      'STAGE_NEEDS_REASON',
    );
    expect(decideStage({ ...now, stage: 'signed' }, request('stage', { stage: 'admitted' })).stage).toBe(
      'admitted',
    );
  });
  test('that is the present one is no change', () => {
    expect(codeOf(() => decideStage(now, request('stage', { stage: 'preliminary' })))).toBe('STAGE_NOT_NOW');
  });
  test('on site waits for the start that was reported', () => {
    for (const stage of ['started', 'building'] as const)
      for (const startState of ['none', 'refuted'] as const)
        expect(codeOf(() => decideStage({ ...now, startState }, request('stage', { stage })))).toBe(
          'STAGE_NOT_NOW',
        );
    expect(
      decideStage({ ...now, startState: 'reported' }, request('stage', { stage: 'building' })).stage,
    ).toBe('building');
  });
});

test('A refuted start takes the stage back from the site, is refuted once, and never behind the finish', () => {
  const refute = request('start-refuted', { reason: '停在围挡' });
  const building = { ...now, startState: 'verified' as const, stage: 'building' };
  const refuted = decideStage(building, refute);
  expect(refuted).toMatchObject({ startState: 'refuted', stage: 'preliminary' });
  expect(codeOf(() => decideStage(refuted, refute))).toBe('STAGE_NOT_NOW');
  expect(codeOf(() => decideStage({ ...building, stage: 'finished' }, refute))).toBe('STAGE_NOT_NOW');
});

test('A planned start is not moved past the planned finish', () => {
  const wish = { untilDate: '2028-01-01', reason: '用地', approver: '领导小组' };
  expect(codeOf(() => decideStage(now, request('planned-start-moved', wish)))).toBe('STAGE_DAY_OUT_OF_ORDER');
});

test('A project cannot be finished before its start is verified', () => {
  expect(codeOf(() => decideStage(now, request('stage', { stage: 'finished' })))).toBe('STAGE_NOT_NOW');
  const verified = { ...now, startState: 'verified' as const };
  expect(decideStage(verified, request('stage', { stage: 'finished' })).finishedOn).toBe('2026-04-01');
});

test('A date moved later needs a reason and an approver, one moved earlier only itself', () => {
  expect(codeOf(() => decideStage(now, request('planned-start-moved', { untilDate: '2026-06-01' })))).toBe(
    'MOVE_NEEDS_APPROVAL',
  );
  const moved = decideStage(
    now,
    request('planned-start-moved', { untilDate: '2026-06-01', reason: '土地手续', approver: '领导小组' }),
  );
  expect(moved.plannedStartOn).toBe('2026-06-01');
  const earlier = decideStage(now, request('planned-start-moved', { untilDate: '2026-02-01' }));
  expect(earlier.plannedStartOn).toBe('2026-02-01');
  const undated = { ...now, plannedFinishOn: null };
  expect(
    codeOf(() => decideStage(undated, request('planned-finish-moved', { untilDate: '2026-02-01' }))),
  ).toBe('MOVE_NEEDS_APPROVAL');
});
