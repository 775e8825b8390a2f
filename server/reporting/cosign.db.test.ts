import { describe, expect, test } from 'vitest';
import type { Actor } from '#core/people/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { setSteps } from './calendar-rules.ts';
import { confirmReports } from './confirm-reports.ts';
import { getConfirmationView } from './confirmation.view.ts';
import { cosignReports } from './cosign-reports.ts';
import { listReportingDuties } from './duties.view.ts';
import { getUnitReportsView } from './office.view.ts';
import { openPeriod } from './open-period.ts';
import { printSheet } from './print-sheet.ts';
import { getReportView } from './report.view.ts';
import { returnReports } from './return-reports.ts';
import { submitReports } from './submit-reports.ts';
import { fillAll, newMonth, PERIOD, type TestMonth } from './testing-month.ts';
import { codeOf } from './testing-refusals.ts';

const db = await testDatabase();

/** A month with one project that a park answers for together with the town. */
async function newSharedMonth(): Promise<TestMonth & { parkHead: Actor; parkReporter: Actor }> {
  const month = await newMonth(db, 1);
  const park = await month.county.newUnit('工业园区', 'park');
  const shared = await month.county.newProject(month.unit, {
    name: '共有标准厂房',
    cosignOrgId: park.id,
    departmentOrgId: month.department.id,
  });
  await openPeriod(month.county.ctx(month.officeHead), PERIOD);
  const parkHead = { ...(await month.county.newActor(park, ['head'], '周园')), projectIds: [shared.id] };
  const parkReporter = {
    ...(await month.county.newActor(park, ['reporter-a'], '吴填')),
    projectIds: [shared.id],
  };
  return { ...month, projects: [...month.projects, shared], parkHead, parkReporter };
}

const ids = (month: TestMonth) => month.projects.map((p) => p.id);

describe('a project of town and park together', () => {
  test('waits for the park after the town has submitted; the town’s other project does not', async () => {
    const month = await newSharedMonth();
    const [own, shared] = ids(month) as [string, string];
    await fillAll(month);
    await submitReports(month.county.ctx(month.reporter), PERIOD, [own, shared]);
    const page = await getConfirmationView(month.county.ctx(month.head), PERIOD, undefined);
    expect(page.canConfirm).toEqual([own]);
    expect(await codeOf(confirmReports(month.county.ctx(month.head), PERIOD, [shared]))).toBe(
      'REPORT_NOT_OPEN_FOR_THIS',
    );
    const duties = await listReportingDuties(month.county.ctx(month.parkHead));
    expect(duties.map((d) => d.sentence)).toContain('2026年10月：1个共有项目待会签');
    expect(
      (await listReportingDuties(month.county.ctx(month.parkReporter))).map((d) => d.kind),
    ).not.toContain('cosign');
  });

  test('goes on to the town’s head once the park’s head has co-signed, and its history says who', async () => {
    const month = await newSharedMonth();
    const [, shared] = ids(month) as [string, string];
    await fillAll(month);
    await submitReports(month.county.ctx(month.reporter), PERIOD, [shared]);
    const page = await getConfirmationView(month.county.ctx(month.parkHead), PERIOD, undefined);
    expect(page.cosign.canCosign).toEqual([shared]);
    expect(page.cosign.rows[0]?.cells.monthAmountYuan).toBe('10000000');
    const answer = await cosignReports(month.county.ctx(month.parkHead), PERIOD, [shared]);
    expect(answer.sentence).toBe('已会签：城关镇 2026年10月，1个项目');
    await confirmReports(month.county.ctx(month.head), PERIOD, [shared]);
    const { history } = await getReportView(month.county.ctx(month.head), PERIOD, shared);
    expect(history.map((h) => `${h.label} ${h.personName}`)).toEqual([
      '提交 李填',
      '会签 周园',
      '签字确认 王长',
    ]);
  });

  test('goes back together with the town’s other project only to a step that both have', async () => {
    const month = await newSharedMonth();
    const [own, shared] = ids(month) as [string, string];
    await fillAll(month);
    await submitReports(month.county.ctx(month.reporter), PERIOD, [own, shared]);
    await cosignReports(month.county.ctx(month.parkHead), PERIOD, [shared]);
    await confirmReports(month.county.ctx(month.head), PERIOD, [own, shared]);
    const unit = await getUnitReportsView(month.county.ctx(month.clerk), PERIOD, month.unit.id);
    const [step, ...others] = unit.returnTargets;
    expect([step?.step, others]).toEqual([0, []]);
    const returned = await returnReports(month.county.ctx(month.officeHead), {
      period: PERIOD,
      projectIds: [own, shared],
      target: { to: 'step', step: 0 },
      reason: '与上月累计不符',
    });
    expect(returned.count).toBe(2);
  });

  test('returned by the park goes back to the town’s reporter, and has to be co-signed again', async () => {
    const month = await newSharedMonth();
    const [, shared] = ids(month) as [string, string];
    await fillAll(month);
    await submitReports(month.county.ctx(month.reporter), PERIOD, [shared]);
    await returnReports(month.county.ctx(month.parkHead), {
      period: PERIOD,
      projectIds: [shared],
      target: { to: 'step', step: 0 },
      reason: '与园区台账不一致',
    });
    await submitReports(month.county.ctx(month.reporter), PERIOD, [shared]);
    expect(await codeOf(confirmReports(month.county.ctx(month.head), PERIOD, [shared]))).toBe(
      'REPORT_NOT_OPEN_FOR_THIS',
    );
  });

  test('cannot be co-signed by the town itself, nor by the park’s clerk', async () => {
    const month = await newSharedMonth();
    const [, shared] = ids(month) as [string, string];
    await fillAll(month);
    await submitReports(month.county.ctx(month.reporter), PERIOD, [shared]);
    for (const actor of [month.head, month.parkReporter])
      expect(await codeOf(cosignReports(month.county.ctx(actor), PERIOD, [shared]))).toBe('REPORT_NOT_YOURS');
  });

  test('on paper has a place for the park’s signature on the same sheet', async () => {
    const month = await newSharedMonth();
    await fillAll(month);
    const sheet = await printSheet(month.county.ctx(month.reporter), PERIOD, []);
    expect(sheet.cosignNames).toEqual(['工业园区']);
  });

  test('goes straight to the head where the region has switched 会签 off', async () => {
    const month = await newSharedMonth();
    const [, shared] = ids(month) as [string, string];
    const fill = { key: 'fill', name: '填报', roles: ['reporter-a' as const] };
    const sign = { key: 'head', name: '主要负责人签', roles: ['head' as const] };
    await setSteps(month.county.ctx(month.officeHead), {
      rules: { byKind: {}, orgs: {}, otherwise: [fill, sign], cosign: null },
      validFrom: '2026-10-01',
    });
    await fillAll(month);
    await submitReports(month.county.ctx(month.reporter), PERIOD, [shared]);
    await confirmReports(month.county.ctx(month.head), PERIOD, [shared]);
  });
});
