import type { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { writeXlsx } from 'hucre';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { LEDGER_COLUMNS } from '#core/exchange/ledger-columns.ts';
import {
  checkImport,
  compareLedgerRows,
  toExistingRow,
  toLedgerRows,
  understandWorkbook,
} from '#core/ledger/public.ts';
import { readWorkbook } from '../ledger/read-workbook.ts';
import { testDatabase } from '../platform/testing.ts';
import { confirmReports } from '../reporting/confirm-reports.ts';
import {
  freezeMonth,
  idsOf,
  newMonth,
  PERIOD,
  submitAll,
  type TestMonth,
} from '../reporting/testing-month.ts';
import { exportLedger } from './export-ledger.ts';
import { getFilledUpwardTable } from './fill-upward.ts';
import { compareUpwardTable, getUpwardReportFile, recordUpwardReport } from './upward-reports.ts';
import { addUpwardTemplate, getUpwardTemplates, setUpwardMapping } from './upward-templates.ts';

const db = await testDatabase();
let month: TestMonth;

const codeOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'done',
    (error: { body?: { code: string } }) => error.body?.code ?? String(error),
  );

async function toBuffer(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const QUERY = { period: PERIOD, group: 'sector', sort: 'serial', order: 'asc', rows: 'all' } as const;
async function readDrafts(content: Buffer) {
  const reading = understandWorkbook(await readWorkbook({ bytes: content, fileName: '台账.xlsx' }));
  const { findings } = checkImport(reading);
  return {
    drafts: toLedgerRows(reading, findings),
    errors: findings.filter((one) => one.severity === 'error'),
  };
}

beforeAll(async () => {
  month = await newMonth(db, 3);
  await freezeMonth(month);
});

describe('The ledger as a workbook', () => {
  test('holds exactly the filtered rows, read back by the import with every column known', async () => {
    const ctx = month.county.ctx(month.clerk);
    const { name, content } = await exportLedger(ctx, QUERY);
    const { drafts, errors } = await readDrafts(await toBuffer(content));
    expect(errors).toEqual([]);
    expect(name).toContain('台账');
    expect(drafts.map((draft) => draft.values.name?.[0]?.text)).toEqual(month.projects.map((p) => p.name));
    for (const draft of drafts) expect(draft.refusedFor).toEqual([]);
    const first = drafts[0]?.values;
    expect(first?.annual_plan?.[0]?.value).toMatchObject({ kind: 'amount', yuan: '120000000' });
    expect(first?.ytd_done?.[0]?.value).toMatchObject({ kind: 'amount', yuan: '10000000' });
    expect(first?.image_progress?.[0]?.text).toMatch(/^完成第1标段主体结构/);
    const searched = await exportLedger(ctx, { ...QUERY, search: month.projects[1]?.name ?? '' });
    const found = await readDrafts(await toBuffer(searched.content));
    expect(found.drafts.map((draft) => draft.values.name?.[0]?.text)).toEqual([month.projects[1]?.name]);
  });

  test('comes back without a change: what was exported twice differs in nothing', async () => {
    const ctx = month.county.ctx(month.clerk);
    const read = async () =>
      (await readDrafts(await toBuffer((await exportLedger(ctx, QUERY)).content))).drafts;
    const existing = (await read()).map((draft, index) => toExistingRow(String(index), draft));
    const again = await (await exportLedger(ctx, { ...QUERY, group: 'unit' })).content;
    const { drafts } = await readDrafts(await toBuffer(again));
    expect(compareLedgerRows(drafts, existing).summary).toEqual({
      data: 3,
      new: 0,
      changed: 0,
      unchanged: 3,
      refused: 0,
    });
  });

  test('every head is understood as the field that it was written from', async () => {
    const { content } = await exportLedger(month.county.ctx(month.clerk), QUERY);
    const reading = understandWorkbook(
      await readWorkbook({ bytes: await toBuffer(content), fileName: '台账.xlsx' }),
    );
    expect(reading.sheets[0]?.tables[0]?.columns.map((column) => column.field)).toEqual(
      LEDGER_COLUMNS.map((column) => column.field),
    );
  });

  test('a unit exports its own projects only, and a period that is not open is refused', async () => {
    const other = await month.county.newUnit('白水镇', 'town');
    const stranger = await month.county.newActor(other, ['head']);
    const { content } = await exportLedger(month.county.ctx(stranger), QUERY);
    expect((await readDrafts(await toBuffer(content))).drafts).toEqual([]);
    expect(await codeOf(exportLedger(month.county.ctx(month.clerk), { ...QUERY, period: '2019-01' }))).toBe(
      'PERIOD_NOT_OPENED',
    );
  });

  test('of an open period holds the latest words and figures of each project, whatever it is ordered and grouped by', async () => {
    const open = await newMonth(db, 2);
    await submitAll(open);
    await confirmReports(open.county.ctx(open.head), PERIOD, idsOf(open));
    for (const group of ['none', 'sector', 'unit'] as const) {
      const { name, content } = await exportLedger(open.county.ctx(open.clerk), {
        ...QUERY,
        group,
        sort: 'actual',
        order: 'desc',
      });
      expect(name).toContain('未定版');
      const { drafts } = await readDrafts(await toBuffer(content));
      expect(drafts).toHaveLength(2);
      for (const { values } of drafts)
        expect(values.image_progress?.[0]?.text).toMatch(/^完成第[12]标段主体结构/);
    }
  });

  test('an export that is stopped midway is recorded, and its transaction ends', async () => {
    const ctx = month.county.ctx(month.clerk);
    const listExports = () =>
      db.owner
        .selectFrom('audit_entries')
        .select('id')
        .where('kind', '=', 'export-ledger')
        .where('person_id', '=', ctx.actor.personId)
        .execute();
    const before = (await listExports()).length;
    const { content } = await exportLedger(ctx, QUERY);
    content.destroy();
    expect(await listExports()).toHaveLength(before + 1);
    await expect
      .poll(async () => {
        const open = sql<{ count: string }>`select count(*) from pg_stat_activity
          where datname = current_database() and state like 'idle in transaction%'`;
        return (await open.execute(db.owner)).rows[0]?.count;
      })
      .toBe('0');
  });
});

const BORDER = { style: 'thin' as const };
async function newTemplate(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('附表1');
  sheet.mergeCells('A1:F1');
  sheet.getCell('A1').value = '市重点项目进展情况表';
  sheet.addRow([
    '序号',
    '项目名称',
    '总投资（亿元）',
    '年度计划投资（万元）',
    '本年累计完成投资（万元）',
    '完成率（%）',
  ]);
  sheet.addRow(['合计']);
  for (let row = 4; row <= 5; row += 1)
    for (let column = 1; column <= 6; column += 1) {
      const cell = sheet.getCell(row, column);
      cell.border = { top: BORDER, bottom: BORDER, left: BORDER, right: BORDER };
      cell.value = column === 1 ? row - 3 : column === 2 ? `样例${row}` : null;
    }
  sheet.mergeCells('A6:F6');
  sheet.getCell('A6').value = '注：数据截至本月底。';
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
async function openSheet(content: Buffer): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(content as unknown as ArrayBuffer);
  const sheet = workbook.worksheets[0];
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

describe('An upward table', () => {
  test('is mapped once, filled from the frozen period with its looks kept, and rows are added above the note', async () => {
    const ctx = month.county.ctx(month.clerk);
    const added = await addUpwardTemplate(ctx, '市重点月报', {
      name: '附表1.xlsx',
      content: await newTemplate(),
    });
    expect(added.mapping.columns.map((column) => column.field)).toEqual([
      'serial',
      'name',
      'total_investment',
      'annual_plan',
      'ytd_done',
      'completion_rate',
    ]);
    expect(added.mapping).toMatchObject({ rows: 'projects', firstRow: 4, lastFreeRow: 5, totalRow: 3 });
    const { content } = await getFilledUpwardTable(ctx, added.templateId, PERIOD);
    const sheet = await openSheet(content);
    expect(sheet.getCell('B4').value).toBe(month.projects[0]?.name);
    expect(sheet.getCell('B6').value).toBe(month.projects[2]?.name);
    expect(sheet.getCell('C4').value).toBe(3);
    expect(sheet.getCell('E4').value).toBe(1000);
    expect(sheet.getCell('E3').value).toBe(3000);
    expect(sheet.getCell('B6').border?.top?.style).toBe('thin');
    expect(sheet.getCell('A7').value).toBe('注：数据截至本月底。');
    expect(sheet.getCell('F7').master.address).toBe('A7');
  });

  test('that holds its heads and nothing below them is filled all the same', async () => {
    const ctx = month.county.ctx(month.clerk);
    const workbook = new ExcelJS.Workbook();
    const bare = workbook.addWorksheet('省重点');
    bare.addRow(['云岭市重点项目进展情况表']);
    bare.addRow(['序号', '项目名称', '总投资（亿元）', '本年计划投资（亿元）']);
    const file = { name: '只有表头.xlsx', content: Buffer.from(await workbook.xlsx.writeBuffer()) };
    const { templateId } = await addUpwardTemplate(ctx, '只有表头', file);
    const sheet = await openSheet((await getFilledUpwardTable(ctx, templateId, PERIOD)).content);
    const names = [3, 4, 5].map((row) => sheet.getCell(`B${row}`).value);
    expect(names).toEqual(month.projects.map(({ name }) => name));
  });

  test('with its total under the head and a note at once below it keeps total, projects and note apart, and rows are high enough', async () => {
    const ctx = month.county.ctx(month.clerk);
    const workbook = new ExcelJS.Workbook();
    const bare = workbook.addWorksheet('附表2');
    bare.addRow(['市级重点项目月报表']);
    bare.addRow(['序号', '项目名称', '总投资（亿元）', '本年累计完成投资（万元）']);
    bare.addRow(['合计', null, { formula: 'SUM(C4:C200)' }, { formula: 'SUM(D4:D200)' }]);
    bare.getColumn(2).width = 4;
    bare.getCell('B3').alignment = { wrapText: true };
    bare.addRow(['注：数据截至本月底。']);
    const file = { name: '附表2.xlsx', content: Buffer.from(await workbook.xlsx.writeBuffer()) };
    const { templateId } = await addUpwardTemplate(ctx, '附表2', file);
    const sheet = await openSheet((await getFilledUpwardTable(ctx, templateId, PERIOD)).content);
    expect([sheet.getCell('A3').value, sheet.getCell('D3').value]).toEqual(['合计', 3000]);
    expect([4, 5, 6].map((row) => sheet.getCell(`B${row}`).value)).toEqual(
      month.projects.map(({ name }) => name),
    );
    expect([4, 5, 6].map((row) => sheet.getCell(`D${row}`).value)).toEqual([1000, 1000, 1000]);
    expect(sheet.getCell('A7').value).toBe('注：数据截至本月底。');
    expect(sheet.getRow(4).height).toBeGreaterThan(20);
  });

  test('keeps the version reported; every difference from the county is explained first', async () => {
    const ctx = month.county.ctx(month.clerk);
    const template = (await getUpwardTemplates(ctx)).templates.find((one) => one.name === '市重点月报');
    const templateId = template?.id ?? '';
    const { content } = await getFilledUpwardTable(ctx, templateId, PERIOD);
    expect(await compareUpwardTable(ctx, templateId, PERIOD, { name: '报.xlsx', content })).toEqual({
      differences: [],
    });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(content as unknown as ArrayBuffer);
    const sheet = workbook.worksheets[0];
    if (sheet) sheet.getCell('E5').value = 1200;
    const changed = { name: '报.xlsx', content: Buffer.from(await workbook.xlsx.writeBuffer()) };
    const { differences } = await compareUpwardTable(ctx, templateId, PERIOD, changed);
    expect(differences).toMatchObject([{ address: 'E5', ours: '1000', theirs: '1200' }]);
    const input = { templateId, period: PERIOD, explanations: '{}' };
    expect(await codeOf(recordUpwardReport(ctx, input, changed))).toBe('UPWARD_UNEXPLAINED');
    const { reportId } = await recordUpwardReport(
      ctx,
      { ...input, explanations: JSON.stringify({ E5: '市级口径含征迁费用' }) },
      changed,
    );
    const kept = (await getUpwardTemplates(ctx)).templates.find((one) => one.name === '市重点月报')?.reports;
    expect(kept?.[0]?.differences).toMatchObject([{ address: 'E5', explanation: '市级口径含征迁费用' }]);
    expect((await getUpwardReportFile(ctx, reportId)).content.equals(changed.content)).toBe(true);
  }, 90_000);

  test('a table of towns is filled by its rows; a corrected mapping is a new version and an old one is refused', async () => {
    const ctx = month.county.ctx(month.clerk);
    await month.county.newUnit('石桥镇', 'town');
    const content = Buffer.from(
      await writeXlsx({
        sheets: [
          {
            name: '分镇',
            rows: [
              ['责任单位', '项目个数', '年度计划投资（万元）', '本年累计完成投资（万元）'],
              ['城关镇', null, null, null],
              ['石桥镇', null, null, null],
              ['合计', null, null, null],
            ],
          },
        ],
      }),
    );
    const added = await addUpwardTemplate(ctx, '分镇表', { name: '分镇.xlsx', content });
    expect(added.mapping.rows).toBe('groups');
    expect(added.mapping.lines.map((line) => line.split)).toEqual(['territory', 'territory', 'total']);
    const lines = added.mapping.lines.map((line) =>
      line.split === 'territory' ? { ...line, split: 'unit' as const } : line,
    );
    const { templateId } = await setUpwardMapping(ctx, added.templateId, { ...added.mapping, lines });
    expect(await codeOf(setUpwardMapping(ctx, added.templateId, added.mapping))).toBe(
      'UPWARD_CHANGED_MEANWHILE',
    );
    const sheet = await openSheet((await getFilledUpwardTable(ctx, templateId, PERIOD)).content);
    expect([sheet.getCell('B2').value, sheet.getCell('D2').value, sheet.getCell('D4').value]).toEqual([
      3, 3000, 3000,
    ]);
  });

  test('belongs to the project office, and to frozen periods', async () => {
    const clerk = month.county.ctx(month.clerk);
    const id = (await getUpwardTemplates(clerk)).templates[0]?.id ?? '';
    expect(await codeOf(getUpwardTemplates(month.county.ctx(month.head)))).toBe('UPWARD_NOT_YOURS');
    expect(await codeOf(getFilledUpwardTable(clerk, id, '2026-09'))).toBe('PERIOD_NOT_FROZEN');
  });
});
