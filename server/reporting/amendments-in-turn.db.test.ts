import { expect, test } from 'vitest';
import { withScope } from '../platform/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { listAmendmentRows } from './amendments.queries.ts';
import { confirmReports } from './confirm-reports.ts';
import { decideAmendment } from './decide-amendment.ts';
import { freezePeriod } from './freeze-period.ts';
import { requestAmendment } from './request-amendment.ts';
import { idsOf, newMonth, PERIOD, submitAll } from './testing-month.ts';

const db = await testDatabase();

test('of two amendments that wait for one project, the second says what it replaces once the first has moved it', async () => {
  const month = await newMonth(db, 1);
  const [projectId = ''] = idsOf(month);
  const { regionId } = month.county;
  await submitAll(month);
  await confirmReports(month.county.ctx(month.head), PERIOD, [projectId]);
  month.county.now = new Date('2026-11-05T02:00:00Z');
  const office = month.county.ctx(month.officeHead);
  await freezePeriod(office, { period: PERIOD, withMissing: true });
  const ask = (measure: 'month_amount' | 'ytd_amount', newValue: string) =>
    requestAmendment(month.county.ctx(month.reporter), {
      projectId,
      period: PERIOD,
      measure,
      newValue,
      reason: '监理核对后更正',
    });
  const ofMonth = await ask('month_amount', '12000000');
  const ofYear = await ask('ytd_amount', '15000000');
  const oldValue = async (id: string) =>
    withScope(db.app, month.officeHead, async (tx) => {
      const [row] = await listAmendmentRows(tx, { regionId, id });
      return row?.old_value;
    });
  expect(await oldValue(ofYear.amendmentId)).toBe('10000000');
  const approve = (amendmentId: string) =>
    decideAmendment(month.county.ctx(month.officeHead), { amendmentId, decision: 'approved', opinion: '' });
  await approve(ofMonth.amendmentId);
  expect(await oldValue(ofYear.amendmentId)).toBe('12000000');
  await approve(ofYear.amendmentId);
  expect([await oldValue(ofMonth.amendmentId), await oldValue(ofYear.amendmentId)]).toEqual([
    '10000000',
    '12000000',
  ]);
});
