import { describe, expect, test } from 'vitest';
import { issuePlan } from '../ledger/issue-plan.ts';
import { testDatabase } from '../platform/testing.ts';
import { acceptReports } from './accept-reports.ts';
import { fileSignedSheet } from './file-signed-sheet.ts';
import { freezePeriod } from './freeze-period.ts';
import { getSheetView, printSheet } from './print-sheet.ts';
import { reviewReports } from './review-reports.ts';
import { saveDrafts } from './save-drafts.ts';
import { fillAll, idsOf, newMonth, PERIOD, type TestMonth, write } from './testing-month.ts';
import { codeOf } from './testing-refusals.ts';

const db = await testDatabase();
const SCAN = { name: '扫描件.pdf', content: Buffer.from('%PDF-1.4 signed and sealed') };

const file = (month: TestMonth, code: string, scan = SCAN, actor = month.reporter) =>
  fileSignedSheet(month.county.ctx(actor), { code, signedByName: '王长', signedOn: '2026-10-27', scan });

describe('confirming on paper', () => {
  test('shows the head the rate by the other plan of the year beside the one that counts, where a batch changed it', async () => {
    const month = await newMonth(db);
    await issuePlan(month.county.ctx(month.officeHead), {
      year: 2026,
      kind: 'adjusted',
      documentNumber: '望政办〔2026〕31号',
      decidedOn: '2026-10-12',
      approver: '县政府常务会议',
      reason: '年中调整',
      inForceFrom: PERIOD,
      lines: [
        {
          projectId: month.projects[0]?.id ?? '',
          changeKind: 'lowered',
          annualYuan: '100000000',
          firstMonth: 1,
          lastMonth: 12,
          profile: 'even',
        },
      ],
    });
    await fillAll(month);
    const { rows } = await printSheet(month.county.ctx(month.reporter), PERIOD, []);
    expect(rows.map((row) => [row.completionRate, row.otherRate])).toEqual([
      ['0.1', { basis: 'first-issued', rate: '0.083333333333' }],
      ['0.083333333333', null],
    ]);
  });

  test('with number and figures that match confirms, says who signed, and keeps the scan', async () => {
    const month = await newMonth(db);
    await fillAll(month);
    const sheet = await printSheet(month.county.ctx(month.reporter), PERIOD, []);
    expect(sheet).toMatchObject({ orgName: '城关镇', isCurrent: true, preparedByName: '李填' });
    expect(sheet.rows).toHaveLength(2);
    expect(sheet.qrSvg).toContain('<svg');
    const answer = await file(month, sheet.code);
    expect(answer.sentence).toBe('已签字确认：城关镇 2026年10月，2个项目');
    const acts = await db.owner
      .selectFrom('report_acts')
      .select(['kind', 'way', 'person_name', 'person_id', 'sheet_id'])
      .where('region_id', '=', month.county.regionId)
      .where('kind', '=', 'confirm')
      .execute();
    expect(acts[0]).toEqual({
      kind: 'confirm',
      way: 'paper',
      person_name: '王长',
      person_id: month.reporter.personId,
      sheet_id: sheet.id,
    });
    const scans = await db.owner
      .selectFrom('files')
      .select(['subject', 'media_type', 'name'])
      .where('region_id', '=', month.county.regionId)
      .execute();
    expect(scans).toEqual([
      { subject: 'confirmation-scan', media_type: 'application/pdf', name: '扫描件.pdf' },
    ]);
    const [link] = await db.owner
      .selectFrom('chain_links')
      .select('body')
      .where('region_id', '=', month.county.regionId)
      .execute();
    expect(link?.body).toMatchObject({
      way: 'paper',
      signedByName: '王长',
      personName: '李填',
      sheetCode: sheet.code,
    });
  });

  test('with a figure changed after printing is refused: print again', async () => {
    const month = await newMonth(db);
    await fillAll(month);
    const sheet = await printSheet(month.county.ctx(month.reporter), PERIOD, []);
    await saveDrafts(month.county.ctx(month.reporter), {
      period: PERIOD,
      origin: 'grid',
      drafts: [write(idsOf(month)[0] ?? '', { monthAmountYuan: '11000000' }, 1, '10000000')],
    });
    expect(await codeOf(file(month, sheet.code))).toBe('SHEET_OUT_OF_DATE');
    expect((await getSheetView(month.county.ctx(month.reporter), sheet.code)).isCurrent).toBe(false);
    const next = await printSheet(month.county.ctx(month.reporter), PERIOD, []);
    expect(next.code).not.toBe(sheet.code);
    expect(await codeOf(file(month, next.code))).toBe('done');
  });

  test('with a wrong number, a file that is no scan, or by a stranger is refused', async () => {
    const month = await newMonth(db);
    await fillAll(month);
    const sheet = await printSheet(month.county.ctx(month.reporter), PERIOD, []);
    expect(await codeOf(file(month, 'X1-Y2-1-0000'))).toBe('SHEET_NOT_FOUND');
    const text = { name: '签字.docx', content: Buffer.from('PK not a scan') };
    expect(await codeOf((async () => file(month, sheet.code, text))())).toBe('SCAN_UNREADABLE');
    const stranger = await month.county.newActor(await month.county.newUnit('水务局'), ['reporter-a']);
    expect(await codeOf(file(month, sheet.code, SCAN, stranger))).toBe('SHEET_NOT_FOUND');
    expect(await codeOf(file(month, sheet.code, SCAN, month.clerk))).toBe('REPORT_NOT_YOURS');
    expect(await codeOf(file(month, sheet.code, SCAN, month.head))).toBe('REPORT_NOT_YOURS');
  });

  test('twice is refused the second time', async () => {
    const month = await newMonth(db);
    await fillAll(month);
    const sheet = await printSheet(month.county.ctx(month.reporter), PERIOD, []);
    await file(month, sheet.code);
    expect(await codeOf(file(month, sheet.code))).toBe('REPORT_ALREADY_CONFIRMED');
  });
});

test('the whole chain closes with no leader and no head of a unit signed in', async () => {
  const month = await newMonth(db);
  await fillAll(month);
  const sheet = await printSheet(month.county.ctx(month.reporter), PERIOD, []);
  await file(month, sheet.code);
  await reviewReports(month.county.ctx(month.reviewer), PERIOD, idsOf(month));
  await acceptReports(month.county.ctx(month.clerk), {
    period: PERIOD,
    projectIds: [],
    orgIds: [month.unit.id],
  });
  const frozen = await freezePeriod(month.county.ctx(month.officeHead), {
    period: PERIOD,
    withMissing: false,
  });
  expect(frozen.missingCount).toBe(0);
  const rows = await db.owner
    .selectFrom('frozen_projects')
    .select(['confirm_way', 'confirmed_by'])
    .where('region_id', '=', month.county.regionId)
    .execute();
  expect(rows).toEqual([
    { confirm_way: 'paper', confirmed_by: '王长' },
    { confirm_way: 'paper', confirmed_by: '王长' },
  ]);
  const acted = await db.owner
    .selectFrom('acts')
    .select('person_id')
    .where('region_id', '=', month.county.regionId)
    .execute();
  expect(acted.map((a) => a.person_id)).not.toContain(month.head.personId);
});
