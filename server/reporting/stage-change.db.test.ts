import { describe, expect, test } from 'vitest';
import type { ReportLine } from '#core/quality/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { confirmReports } from './confirm-reports.ts';
import { openPeriod } from './open-period.ts';
import { returnReports } from './return-reports.ts';
import { saveDrafts } from './save-drafts.ts';
import { submitReports } from './submit-reports.ts';
import { fillAll, newMonth, PERIOD, type TestMonth } from './testing-month.ts';

const db = await testDatabase();
type StageChange = ReportLine['stageChange'];

/** One project that has not started. */
async function newPlannedMonth(): Promise<TestMonth & { id: string }> {
  const month = await newMonth(db, 0);
  const project = await month.county.newProject(month.unit, { stage: 'preliminary', startState: 'none' });
  await openPeriod(month.county.ctx(month.officeHead), PERIOD);
  return { ...month, projects: [project], id: project.id };
}

async function confirmWith(month: TestMonth & { id: string }, stageChange: StageChange): Promise<void> {
  const { rows } = await fillAll(month, '1000000');
  await saveDrafts(month.county.ctx(month.reporter), {
    period: PERIOD,
    origin: 'form',
    drafts: [
      {
        projectId: month.id,
        draftVersion: rows[0]?.draftVersion ?? 0,
        cells: [],
        parts: { stageChange },
        explanations: Object.fromEntries(
          ['QLT-031', 'QLT-032', 'QLT-030'].map((rule) => [rule, { choice: '其他', text: '桩基已进场' }]),
        ),
      },
    ],
  });
  await submitReports(month.county.ctx(month.reporter), PERIOD, [month.id]);
  await confirmReports(month.county.ctx(month.head), PERIOD, [month.id]);
}

const giveBack = (month: TestMonth & { id: string }) =>
  returnReports(month.county.ctx(month.clerk), {
    period: PERIOD,
    projectIds: [month.id],
    target: { to: 'step', step: 0 },
    reason: '开工依据不足',
  });

const projectOf = (month: TestMonth & { id: string }) =>
  db.owner
    .selectFrom('projects')
    .select(['stage', 'start_state', 'started_on'])
    .where('region_id', '=', month.county.regionId)
    .where('id', '=', month.id)
    .executeTakeFirstOrThrow();

const eventsOf = (month: TestMonth & { id: string }) =>
  db.owner
    .selectFrom('stage_events')
    .select(['kind', 'stage', 'on_date', 'voids_id'])
    .where('region_id', '=', month.county.regionId)
    .where('project_id', '=', month.id)
    .orderBy('id')
    .execute();

const STARTED: StageChange = { stage: 'started', on: '2026-10-12', evidenceNote: '施工许可证及现场照片' };

describe('a stage that a report had said', () => {
  test('is withdrawn when the report is confirmed again without it; the history keeps both', async () => {
    const month = await newPlannedMonth();
    await confirmWith(month, STARTED);
    expect(await projectOf(month)).toMatchObject({ stage: 'started', start_state: 'reported' });
    await giveBack(month);
    await confirmWith(month, null);
    expect(await projectOf(month)).toEqual({ stage: 'planned', start_state: 'none', started_on: null });
    const events = await eventsOf(month);
    expect(events.map((e) => [e.kind, e.stage, e.voids_id !== null])).toEqual([
      ['start-reported', 'started', false],
      ['stage', 'planned', true],
    ]);
  });

  test('is replaced when the report gives another day for it', async () => {
    const month = await newPlannedMonth();
    await confirmWith(month, STARTED);
    await giveBack(month);
    await confirmWith(month, { ...STARTED, on: '2026-10-20' } as StageChange);
    expect(await projectOf(month)).toEqual({
      stage: 'started',
      start_state: 'reported',
      started_on: '2026-10-20',
    });
    expect((await eventsOf(month)).filter((e) => e.kind === 'start-reported')).toHaveLength(2);
  });

  test('stays as it is when the report is confirmed again with it', async () => {
    const month = await newPlannedMonth();
    await confirmWith(month, STARTED);
    await giveBack(month);
    await confirmWith(month, STARTED);
    expect(await eventsOf(month)).toHaveLength(1);
    expect(await projectOf(month)).toMatchObject({ stage: 'started', start_state: 'reported' });
  });

  test('stays when its start has been verified meanwhile', async () => {
    const month = await newPlannedMonth();
    await confirmWith(month, STARTED);
    await db.owner
      .updateTable('projects')
      .set({ start_state: 'verified' })
      .where('region_id', '=', month.county.regionId)
      .where('id', '=', month.id)
      .execute();
    await giveBack(month);
    await confirmWith(month, null);
    expect(await projectOf(month)).toMatchObject({ stage: 'started', start_state: 'verified' });
    expect(await eventsOf(month)).toHaveLength(1);
  });
});
