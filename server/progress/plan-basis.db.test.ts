import { expect, test } from 'vitest';
import { issuePlan } from '../ledger/issue-plan.ts';
import { withWorker } from '../platform/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { freezePeriod } from '../reporting/freeze-period.ts';
import { openPeriod } from '../reporting/open-period.ts';
import { newMonth, PERIOD, type TestMonth } from '../reporting/testing-month.ts';
import { deriveProjects } from './derive-projects.ts';
import { getOverview } from './overview.view.ts';

const db = await testDatabase();

async function raise(month: TestMonth, projectId: string, inForceFrom: string) {
  await issuePlan(month.county.ctx(month.officeHead), {
    year: 2026,
    kind: 'adjusted',
    documentNumber: '望政办〔2026〕20号',
    decidedOn: `${inForceFrom}-05`,
    approver: '县政府常务会议',
    reason: '',
    inForceFrom,
    lines: [
      {
        projectId,
        changeKind: 'raised',
        annualYuan: '990000000',
        firstMonth: 1,
        lastMonth: 12,
        profile: 'even',
      },
    ],
  });
  await withWorker(db.worker, month.county.regionId, (tx) =>
    deriveProjects(tx, {
      regionId: month.county.regionId,
      period: inForceFrom,
      projectIds: [projectId],
      today: '2026-12-10',
    }),
  );
}

test('a rank move is marked 口径调整 when another project of the group had been adjusted before, and only then', async () => {
  const month = await newMonth(db, 0);
  const other = await month.county.newUnit('甘溪镇', 'town');
  const added: string[] = [];
  for (const unit of [month.unit, month.unit, month.unit, other, other])
    added.push((await month.county.newProject(unit, { departmentOrgId: month.department.id })).id);
  const [first = '', second = ''] = added;
  await openPeriod(month.county.ctx(month.officeHead), PERIOD);
  month.county.now = new Date('2026-12-10T02:00:00Z');
  await raise(month, first, PERIOD);
  await freezePeriod(month.county.ctx(month.officeHead), { period: PERIOD, withMissing: true });
  await openPeriod(month.county.ctx(month.officeHead), '2026-11');
  const listMoves = async () =>
    (
      await getOverview(month.county.ctx(month.clerk), { period: '2026-11', split: 'unit', rows: 'top' })
    ).groups.map((g) => [g.key, g.rank?.moveText, g.rank?.isMoveRebased]);
  const still = [other.id, '持平', false];
  expect(await listMoves()).toEqual(expect.arrayContaining([[month.unit.id, '持平', false], still]));
  await raise(month, second, '2026-11');
  expect(await listMoves()).toEqual(
    expect.arrayContaining([[month.unit.id, '持平（口径调整）', true], still]),
  );
});
