// For *.db.test.ts: a month in which a batch lowered one plan, moved one project out and put another in for it.
import { issuePlan } from '../ledger/issue-plan.ts';
import { withWorker } from '../platform/public.ts';
import type { TestDatabase } from '../platform/testing.ts';
import type { TestProject } from '../platform/testing-county.ts';
import { confirmReports } from '../reporting/confirm-reports.ts';
import { idsOf, newMonth, PERIOD, submitAll, type TestMonth } from '../reporting/testing-month.ts';
import { deriveAllProjects } from './derive-projects.ts';

export interface AdjustedMonth {
  month: TestMonth;
  lowered: TestProject;
  movedOut: TestProject;
  substitute: TestProject;
}

/** Works the open rows out anew, as the worker does after an act. */
export async function deriveMonth(db: TestDatabase, month: TestMonth): Promise<void> {
  const { regionId } = month.county;
  await withWorker(db.worker, regionId, (tx) =>
    deriveAllProjects(tx, { regionId, period: PERIOD, today: '2026-10-31', at: 'infinity' }),
  );
}

/** Four projects of 1.2亿 each with 1000万 done; then 1.2亿 → 1亿, one moved out, one of 6000万 put in. */
export async function newAdjustedMonth(db: TestDatabase): Promise<AdjustedMonth> {
  const month = await newMonth(db, 4);
  const [lowered, movedOut] = month.projects;
  if (!lowered || !movedOut) throw new Error('no projects');
  await submitAll(month);
  await confirmReports(month.county.ctx(month.head), PERIOD, idsOf(month));
  const substitute = await month.county.newProject(month.unit, { name: '抵补项目', annualYuan: null });
  const months = { firstMonth: 1, lastMonth: 12, profile: 'even' as const };
  await issuePlan(month.county.ctx(month.officeHead), {
    year: 2026,
    kind: 'adjusted',
    documentNumber: '望政办〔2026〕31号',
    decidedOn: '2026-10-12',
    approver: '县政府常务会议',
    reason: '年中调整',
    inForceFrom: PERIOD,
    lines: [
      { projectId: lowered.id, changeKind: 'lowered', annualYuan: '100000000', ...months },
      { projectId: movedOut.id, changeKind: 'removed', annualYuan: '0', ...months },
      { projectId: substitute.id, changeKind: 'substituted', annualYuan: '60000000', ...months },
    ],
  });
  await deriveMonth(db, month);
  return { month, lowered, movedOut, substitute };
}
