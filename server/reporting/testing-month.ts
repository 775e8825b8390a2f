// A unit with reporter and head, a department that reviews, and the project office, with a month opened.

import type { Actor } from '#core/people/public.ts';
import type { DraftWrite } from '#core/reporting/fill-contract.ts';
import type { TestDatabase } from '../platform/testing.ts';
import { acceptReports } from './accept-reports.ts';
import { confirmReports } from './confirm-reports.ts';
import { freezePeriod } from './freeze-period.ts';
import { openPeriod } from './open-period.ts';
import { saveDrafts } from './save-drafts.ts';
import { submitReports } from './submit-reports.ts';
import { newCounty, type TestCounty, type TestProject, type TestUnit } from './testing-builders.ts';

export const PERIOD = '2026-10';

export interface TestMonth {
  county: TestCounty;
  unit: TestUnit;
  department: TestUnit;
  reporter: Actor;
  head: Actor;
  reviewer: Actor;
  clerk: Actor;
  officeHead: Actor;
  projects: TestProject[];
}

export async function newMonth(db: TestDatabase, projectCount = 2, period = PERIOD): Promise<TestMonth> {
  const county = await newCounty(db);
  const unit = await county.newUnit('城关镇', 'town');
  const department = await county.newUnit('发改局');
  const office = county.office;
  if (!office) throw new Error('no office');
  const projects: TestProject[] = [];
  for (let n = 0; n < projectCount; n += 1)
    projects.push(await county.newProject(unit, { departmentOrgId: department.id }));
  const month: TestMonth = {
    county,
    unit,
    department,
    reporter: await county.newActor(unit, ['reporter-a'], '李填'),
    head: await county.newActor(unit, ['head'], '王长'),
    reviewer: await county.newActor(department, ['reviewer'], '赵核'),
    clerk: await county.newActor(office, ['office-clerk'], '钱办'),
    officeHead: await county.newActor(office, ['office-head'], '孙主任'),
    projects,
  };
  month.reviewer.projectIds = projects.map((p) => p.id);
  // Without a project nothing is due: whoever adds some opens it.
  if (projects.length > 0) await openPeriod(county.ctx(month.officeHead), period);
  return month;
}

export const write = (
  projectId: string,
  cells: Partial<Record<DraftWrite['cells'][number]['field'], string>>,
  draftVersion = 0,
  seen = '',
): DraftWrite => ({
  projectId,
  draftVersion,
  cells: Object.entries(cells).map(([field, value]) => ({
    field: field as DraftWrite['cells'][number]['field'],
    value,
    seen,
  })),
});

/** Ten million on every project, with what the first screen asks for. */
export async function fillAll(month: TestMonth, monthAmountYuan = '10000000', period = PERIOD) {
  return saveDrafts(month.county.ctx(month.reporter), {
    period,
    origin: 'grid',
    drafts: month.projects.map((p, n) =>
      write(p.id, {
        monthAmountYuan,
        imageProgress: `完成第${n + 1}标段主体结构，进度符合安排${period}`,
        nextSteps: '推进下一标段',
      }),
    ),
  });
}

export const idsOf = (month: TestMonth): string[] => month.projects.map((p) => p.id);

export async function submitAll(month: TestMonth, period = PERIOD) {
  await fillAll(month, '10000000', period);
  return submitReports(month.county.ctx(month.reporter), period, idsOf(month));
}

/** The month goes the whole way in one unit: submitted, signed, accepted without the department's review, frozen. */
export async function freezeMonth(month: TestMonth): Promise<void> {
  const { county, unit } = month;
  await submitAll(month);
  await confirmReports(county.ctx(month.head), PERIOD, idsOf(month));
  await acceptReports(county.ctx(month.clerk), {
    period: PERIOD,
    projectIds: [],
    orgIds: [unit.id],
    withoutReviewReason: '复核逾期',
  });
  await freezePeriod(county.ctx(month.officeHead), { period: PERIOD, withMissing: false });
}
