import { describe, expect, test } from 'vitest';
import type { PlanBatchInput } from '#core/ledger/plan-contract.ts';
import { issuePlan } from '../ledger/issue-plan.ts';
import { recordStage } from '../ledger/record-stage.ts';
import { testDatabase } from '../platform/testing.ts';
import { getOverview } from '../progress/overview.view.ts';
import { confirmReports } from './confirm-reports.ts';
import { listReportingDuties } from './duties.view.ts';
import { freezePeriod } from './freeze-period.ts';
import { getGridView } from './grid.view.ts';
import { getMatrixView } from './matrix.view.ts';
import { getOfficeView } from './office.view.ts';
import { openPeriod } from './open-period.ts';
import { saveDrafts } from './save-drafts.ts';
import { idsOf, newMonth, PERIOD, submitAll, type TestMonth, write } from './testing-month.ts';
import { codeOf } from './testing-refusals.ts';

const db = await testDatabase();

const batchOf = (
  projectId: string,
  changeKind: PlanBatchInput['lines'][number]['changeKind'],
  annualYuan: string,
): PlanBatchInput => ({
  year: 2026,
  kind: 'adjusted',
  documentNumber: '望政办〔2026〕20号',
  decidedOn: '2026-10-20',
  approver: '县政府常务会议',
  reason: '',
  inForceFrom: PERIOD,
  lines: [{ projectId, changeKind, annualYuan, firstMonth: 3, lastMonth: 12, profile: 'even' }],
});

const firstOf = (month: TestMonth): string => month.projects[0]?.id ?? '';
const remove = (month: TestMonth, id = firstOf(month)) =>
  issuePlan(month.county.ctx(month.officeHead), batchOf(id, 'removed', '0'));
const bringBack = (month: TestMonth, id = firstOf(month)) =>
  issuePlan(month.county.ctx(month.officeHead), batchOf(id, 'substituted', '60000000'));

/** What each place says is due of the open month. */
async function listDue(month: TestMonth, period = PERIOD) {
  const { county } = month;
  const office = await getOfficeView(county.ctx(month.clerk), period);
  const matrix = await getMatrixView(county.ctx(month.clerk), period, 1);
  const grid = await getGridView(county.ctx(month.reporter), period, month.unit.id);
  return {
    office: office.totals.due,
    missing: office.totals.missing,
    matrix: matrix.units.flatMap((unit) => unit.cells).reduce((sum, cell) => sum + cell.due, 0),
    grid: grid.rows.length,
  };
}

describe('a project that leaves the list of the year', () => {
  test('owes no report in the open period: stands, matrix and grid say the same, and nobody counts it as missing', async () => {
    const month = await newMonth(db, 3);
    month.county.now = new Date('2026-11-09T02:00:00Z');
    expect(await listDue(month)).toEqual({ office: 3, missing: 3, matrix: 3, grid: 3 });
    await remove(month);
    expect(await listDue(month)).toEqual({ office: 2, missing: 2, matrix: 2, grid: 2 });
    const writing = saveDrafts(month.county.ctx(month.reporter), {
      period: PERIOD,
      origin: 'grid',
      drafts: [write(firstOf(month), { monthAmountYuan: '1' })],
    });
    expect(await codeOf(writing)).toBe('REPORT_NOT_FOUND');
  });

  test('owes it again when a later batch brings it back, with the draft as it was', async () => {
    const month = await newMonth(db, 2);
    await submitAll(month);
    await remove(month);
    expect(await listDue(month)).toMatchObject({ office: 1, grid: 1 });
    await bringBack(month);
    expect(await listDue(month)).toMatchObject({ office: 2, matrix: 2, grid: 2 });
    const grid = await getGridView(month.county.ctx(month.reporter), PERIOD, month.unit.id);
    expect(grid.rows.find((row) => row.projectId === firstOf(month))).toMatchObject({ status: 'submitted' });
  });

  test('owes nothing after opening again, and once it is back in a period that was opened meanwhile it does', async () => {
    const month = await newMonth(db, 2);
    await remove(month);
    await openPeriod(month.county.ctx(month.clerk), PERIOD);
    await openPeriod(month.county.ctx(month.clerk), '2026-11');
    expect(await listDue(month)).toMatchObject({ office: 1 });
    expect(await listDue(month, '2026-11')).toMatchObject({ office: 1 });
    await bringBack(month);
    await openPeriod(month.county.ctx(month.clerk), '2026-11');
    expect(await listDue(month, '2026-11')).toMatchObject({ office: 2, matrix: 2, grid: 2 });
  });

  test('keeps what was already confirmed in the unit’s own list; it counts nowhere, as in the overview', async () => {
    const month = await newMonth(db, 2);
    await submitAll(month);
    await confirmReports(month.county.ctx(month.head), PERIOD, [firstOf(month)]);
    await remove(month);
    const office = await getOfficeView(month.county.ctx(month.clerk), PERIOD);
    expect(office.totals).toMatchObject({ due: 1, confirmed: 0 });
    expect(await listDue(month)).toMatchObject({ office: 1, matrix: 1, grid: 2 });
  });

  test('does not hold up the freeze, and a frozen period stays as it was when a project leaves later', async () => {
    const month = await newMonth(db, 2);
    const [, second = ''] = idsOf(month);
    month.county.now = new Date('2026-11-09T02:00:00Z');
    await remove(month);
    const freezing = freezePeriod(month.county.ctx(month.officeHead), { period: PERIOD, withMissing: true });
    expect(await freezing).toMatchObject({ period: PERIOD });
    const before = await getOverview(month.county.ctx(month.clerk), {
      period: PERIOD,
      split: 'unit',
      rows: 'top',
    });
    expect(before.total).toMatchObject({ projectCount: 1, completeness: { count: 0, of: 1 } });
    await issuePlan(month.county.ctx(month.officeHead), {
      ...batchOf(second, 'removed', '0'),
      inForceFrom: '2026-11',
    });
    expect((await getOfficeView(month.county.ctx(month.clerk), PERIOD)).totals.due).toBe(1);
    expect(
      (await getOverview(month.county.ctx(month.clerk), { period: PERIOD, split: 'unit', rows: 'top' }))
        .total,
    ).toEqual(before.total);
  });

  test('is the same as one that is cancelled', async () => {
    const month = await newMonth(db, 2);
    await recordStage(month.county.ctx(month.officeHead), firstOf(month), {
      kind: 'stage',
      stage: 'cancelled',
      onDate: '2026-10-25',
      reason: '投资方放弃投资',
      approver: '',
      evidenceNote: '',
    });
    expect(await listDue(month)).toMatchObject({ office: 1, matrix: 1, grid: 1 });
  });

  test('is not among the duties of its unit', async () => {
    const month = await newMonth(db, 1);
    expect(await listReportingDuties(month.county.ctx(month.reporter))).not.toEqual([]);
    await remove(month);
    expect(await listReportingDuties(month.county.ctx(month.reporter))).toEqual([]);
  });
});
