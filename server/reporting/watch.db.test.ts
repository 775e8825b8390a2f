import { describe, expect, test } from 'vitest';
import type { WatchRule } from '#core/reporting/calendar.ts';
import { DEFAULT_CALENDAR } from '#core/reporting/calendar.ts';
import { testDatabase } from '../platform/testing.ts';
import { acceptReports } from './accept-reports.ts';
import { setCalendarRules } from './calendar-rules.ts';
import { confirmReports } from './confirm-reports.ts';
import { listReportingDuties } from './duties.view.ts';
import { freezePeriod } from './freeze-period.ts';
import { getGridView } from './grid.view.ts';
import { getMatrixView } from './matrix.view.ts';
import { openDueReportsJob } from './open-due-reports.job.ts';
import { openPeriod } from './open-period.ts';
import { saveDrafts } from './save-drafts.ts';
import { submitReports } from './submit-reports.ts';
import { fillAll, idsOf, newMonth, PERIOD, submitAll, type TestMonth, write } from './testing-month.ts';
import { codeOf } from './testing-refusals.ts';

const db = await testDatabase();
const MIDDLE = '2026-10-X2';
const LAST = '2026-10-X3';

const dekads: WatchRule = {
  kind: 'dekad',
  lists: [],
  levels: [],
  redLight: false,
  openDays: 3,
  deadlineDays: 1,
  deadlineHour: '12:00',
};

const watch = (month: TestMonth, ...rules: WatchRule[]) =>
  setCalendarRules(month.county.ctx(month.officeHead), {
    rules: { ...DEFAULT_CALENDAR, watch: rules },
    validFrom: '2026-10-01',
    source: '',
  });

async function confirmDekad(month: TestMonth, period: string, monthAmountYuan: string): Promise<void> {
  await fillAll(month, monthAmountYuan, period);
  await submitReports(month.county.ctx(month.reporter), period, idsOf(month));
  await confirmReports(month.county.ctx(month.head), period, idsOf(month));
}

describe('a period of closer watch', () => {
  test('is refused while the calendar has none of its kind', async () => {
    const month = await newMonth(db, 1);
    expect(await codeOf(openPeriod(month.county.ctx(month.officeHead), MIDDLE))).toBe(
      'PERIOD_NOT_IN_CALENDAR',
    );
  });

  test('is opened for the projects of its lists alone, with its own deadline', async () => {
    const month = await newMonth(db, 2);
    const listed = await month.county.newProject(month.unit, { lists: ['开工清单'] });
    await watch(month, { ...dekads, lists: ['开工清单'] });
    const { opened, period } = await openPeriod(month.county.ctx(month.officeHead), LAST);
    expect(opened).toBe(1);
    // 31 October 2026 is a Saturday: a day after it, brought forward, would come before the figures.
    expect(period).toMatchObject({ cutOffOn: '2026-10-31', deadlineAt: '2026-11-02T04:00:00.000Z' });
    const grid = await getGridView(month.county.ctx(month.reporter), LAST, undefined);
    expect(grid.rows.map((r) => r.projectId)).toEqual([listed.id]);
  });

  test('is opened for projects with a red light where the rule says so', async () => {
    const month = await newMonth(db, 2);
    const [red] = idsOf(month);
    await watch(month, { ...dekads, redLight: true });
    await db.owner
      .updateTable('derived.project_progress')
      .set({ light: 'red' })
      .where('region_id', '=', month.county.regionId)
      .where('project_id', '=', red ?? '')
      .execute();
    expect((await openPeriod(month.county.ctx(month.officeHead), LAST)).opened).toBe(1);
  });

  test('counts on from the figure confirmed last, so that amounts stay cumulative', async () => {
    const month = await newMonth(db, 1);
    const [id = ''] = idsOf(month);
    await watch(month, dekads);
    await openPeriod(month.county.ctx(month.officeHead), MIDDLE);
    await confirmDekad(month, MIDDLE, '3000000');
    await openPeriod(month.county.ctx(month.officeHead), LAST);
    const { rows } = await saveDrafts(month.county.ctx(month.reporter), {
      period: LAST,
      origin: 'form',
      drafts: [write(id, { monthAmountYuan: '2000000' })],
    });
    expect(rows[0]).toMatchObject({ previousYtdYuan: '3000000', ytdYuan: '5000000' });
    // A third of October's ten million by the 20th, and all of it by the 31st: plan 100 million to October's end.
    expect(rows[0]?.plannedYuan).toBe('100000000');
  });

  test('leaves the month as it is: progress, due reports and the month’s own sum do not see it', async () => {
    const month = await newMonth(db, 1);
    const [id = ''] = idsOf(month);
    await watch(month, dekads);
    await openPeriod(month.county.ctx(month.officeHead), MIDDLE);
    await confirmDekad(month, MIDDLE, '3000000');
    await submitAll(month);
    await confirmReports(month.county.ctx(month.head), PERIOD, [id]);
    const progress = await db.owner
      .selectFrom('derived.project_progress')
      .select(['period', 'actual_yuan', 'month_yuan'])
      .where('region_id', '=', month.county.regionId)
      .execute();
    expect(progress).toEqual([{ period: PERIOD, actual_yuan: '10000000.00', month_yuan: '10000000.00' }]);
  });

  test('is missing once its deadline has passed, and the matrix of its kind shows it', async () => {
    const month = await newMonth(db, 1);
    await watch(month, dekads);
    await openPeriod(month.county.ctx(month.officeHead), MIDDLE);
    month.county.now = new Date('2026-10-28T02:00:00Z');
    const matrix = await getMatrixView(month.county.ctx(month.officeHead), LAST, 3);
    expect(matrix.periods.map((p) => p.period)).toEqual([MIDDLE]);
    expect(matrix.units[0]?.cells).toMatchObject([{ period: MIDDLE, due: 1, confirmed: 0, missing: 1 }]);
  });

  test('waits on today’s page of the reporter, and for nobody once its month is frozen', async () => {
    const month = await newMonth(db, 1);
    await watch(month, dekads);
    await openPeriod(month.county.ctx(month.officeHead), MIDDLE);
    const duties = await listReportingDuties(month.county.ctx(month.reporter));
    expect(duties.map((d) => [d.sentence, d.to])).toContainEqual([
      '2026年10月中旬：1个项目待填报',
      `/reporting/grid?period=${PERIOD}&watch=${MIDDLE}`,
    ]);
    await submitAll(month);
    await confirmReports(month.county.ctx(month.head), PERIOD, idsOf(month));
    await acceptReports(month.county.ctx(month.clerk), {
      period: PERIOD,
      projectIds: idsOf(month),
      orgIds: [],
      withoutReviewReason: '单位报送急用',
    });
    await freezePeriod(month.county.ctx(month.officeHead), { period: PERIOD, withMissing: false });
    expect(await listReportingDuties(month.county.ctx(month.reporter))).toEqual([]);
    expect(await codeOf(fillAll(month, '1000000', MIDDLE))).toBe('PERIOD_FROZEN');
  });

  test('is not frozen by itself', async () => {
    const month = await newMonth(db, 1);
    await watch(month, dekads);
    await openPeriod(month.county.ctx(month.officeHead), MIDDLE);
    const freeze = async () =>
      freezePeriod(month.county.ctx(month.officeHead), { period: MIDDLE, withMissing: true });
    expect(await codeOf(freeze())).toBe('FREEZE_BY_MONTH');
  });

  test('is opened by the nightly run on its day, once, and not for the past', async () => {
    const month = await newMonth(db, 1);
    await watch(month, dekads, { ...dekads, kind: 'quarter', openDays: 5 });
    await openDueReportsJob(db.worker, new Date('2026-10-28T16:10:00Z'));
    await openDueReportsJob(db.worker, new Date('2026-10-28T16:10:00Z'));
    const periods = await db.owner
      .selectFrom('periods')
      .select(['id', 'kind', 'month'])
      .where('region_id', '=', month.county.regionId)
      .where('kind', '<>', 'month')
      .execute();
    expect(periods).toEqual([{ id: LAST, kind: 'dekad', month: PERIOD }]);
  });
});
