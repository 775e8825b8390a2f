import { expect, test } from 'vitest';
import { testDatabase } from '../platform/testing.ts';
import { confirmReports } from './confirm-reports.ts';
import { decideAmendment } from './decide-amendment.ts';
import { freezePeriod } from './freeze-period.ts';
import { getQualityRegisterView } from './quality-register.view.ts';
import { requestAmendment } from './request-amendment.ts';
import { returnReports } from './return-reports.ts';
import { submitReports } from './submit-reports.ts';
import { fillAll, idsOf, newMonth, PERIOD } from './testing-month.ts';

const db = await testDatabase();
const MONTHS = { from: '2026-01', to: PERIOD };

test('the register counts what was late, missing, given back and amended, of months past their deadline only', async () => {
  const month = await newMonth(db, 3);
  const { county } = month;
  const [early = '', late = ''] = idsOf(month);
  const read = async (actor = month.officeHead) => {
    const { units } = await getQualityRegisterView(county.ctx(actor), MONTHS);
    return units;
  };
  await fillAll(month);
  await submitReports(county.ctx(month.reporter), PERIOD, idsOf(month));
  await confirmReports(county.ctx(month.head), PERIOD, [early]);
  // Before the deadline nobody has a record of this month.
  expect(await read()).toEqual([]);
  await returnReports(county.ctx(month.reviewer), {
    period: PERIOD,
    projectIds: [early],
    target: { to: 'step', step: 0 },
    reason: '形象进度写清楚',
  });
  await submitReports(county.ctx(month.reporter), PERIOD, [early]);
  await confirmReports(county.ctx(month.head), PERIOD, [early]);
  county.now = new Date('2026-10-30T02:00:00Z');
  await confirmReports(county.ctx(month.head), PERIOD, [late]);
  const counted = { due: 3, confirmed: 2, onTime: 1, late: 1, missing: 1, returned: 1, amended: 0 };
  expect(await read()).toMatchObject([
    {
      orgName: '城关镇',
      ...counted,
      punctuality: '0.333333333333',
      completeness: '0.666666666666',
      vague: 0,
    },
  ]);
  county.now = new Date('2026-11-05T02:00:00Z');
  await freezePeriod(county.ctx(month.officeHead), { period: PERIOD, withMissing: true });
  const { amendmentId } = await requestAmendment(county.ctx(month.reporter), {
    projectId: early,
    period: PERIOD,
    measure: 'month_amount',
    newValue: '12000000',
    reason: '监理核对后更正',
  });
  expect((await read())[0]?.amended).toBe(0);
  await decideAmendment(county.ctx(month.officeHead), { amendmentId, decision: 'approved', opinion: '' });
  expect(await read()).toMatchObject([{ ...counted, amended: 1 }]);
});

test('a unit sees its own line alone, without what is for the office, and no total', async () => {
  const month = await newMonth(db, 1);
  const other = await month.county.newUnit('白水镇', 'town');
  const stranger = await month.county.newActor(other, ['head']);
  month.county.now = new Date('2026-11-05T02:00:00Z');
  const of = (actor = month.head) => getQualityRegisterView(month.county.ctx(actor), MONTHS);
  expect(await of()).toMatchObject({
    units: [{ orgName: '城关镇', due: 1, missing: 1, punctuality: '0', vague: null }],
    total: null,
  });
  expect(await of(stranger)).toEqual({ units: [], total: null });
  expect((await of(month.clerk)).total).toMatchObject({ orgName: '合计', due: 1, missing: 1, vague: 0 });
});
