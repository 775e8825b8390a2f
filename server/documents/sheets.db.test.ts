import { writeXlsx } from 'hucre';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseModel } from '#core/documents/contract.ts';
import { downloadProjectList } from '#core/documents/sheet-contract.ts';
import { keepFile } from '../platform/files.queries.ts';
import { testDatabase } from '../platform/testing.ts';
import { withScope } from '../platform/with-scope.ts';
import { decideAmendment } from '../reporting/decide-amendment.ts';
import { requestAmendment } from '../reporting/request-amendment.ts';
import { freezeMonth, newMonth, PERIOD, type TestMonth } from '../reporting/testing-month.ts';
import { actOnDocument } from './act-on-document.ts';
import { getDocumentView } from './document.view.ts';
import { draftBulletin } from './draft-bulletin.ts';
import { keepPaperScan } from './keep-paper-scan.ts';
import { getDossierFile, getProjectListFile } from './project-sheets.ts';
import { getRoutingSheet } from './routing-sheet.ts';
import { getStaleLines } from './stale-lines.view.ts';
import { getProjectTrace } from './trace.view.ts';
import { getTracedCell, getTracedFile } from './traced-cell.view.ts';

const db = await testDatabase();
let month: TestMonth;
let documentId: string;

const codeOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'done',
    (error: { body?: { code: string } }) => error.body?.code ?? String(error),
  );
const isPdf = (content: Buffer): boolean => content.subarray(0, 5).toString() === '%PDF-';
const isZip = (content: Buffer): boolean => content.subarray(0, 2).toString() === 'PK';

beforeAll(async () => {
  month = await newMonth(db);
  await freezeMonth(month);
  ({ documentId } = await draftBulletin(month.county.ctx(month.clerk), {
    period: PERIOD,
    requests: [],
    replyByOn: null,
    seasonNote: null,
    switches: {},
  }));
});

describe('Sheets of a document', () => {
  test('The routing sheet names who signed and the hash of the text, and is kept inside the office', async () => {
    const ctx = month.county.ctx(month.clerk);
    expect(isPdf((await getRoutingSheet(ctx, documentId, 'pdf')).content)).toBe(true);
    expect(isZip((await getRoutingSheet(ctx, documentId, 'docx')).content)).toBe(true);
    expect(await codeOf(getRoutingSheet(month.county.ctx(month.reporter), documentId, 'pdf'))).toBe(
      'ROUTING_SHEET_INSIDE',
    );
  });

  test('A scan of the signed sheet is a PDF or a picture, and the step names it', async () => {
    const ctx = month.county.ctx(month.clerk);
    expect(
      await codeOf(keepPaperScan(ctx, documentId, { name: 'a.pdf', content: Buffer.from('MZ..') })),
    ).toBe('SCAN_KIND');
    const { fileId } = await keepPaperScan(ctx, documentId, {
      name: '发文稿纸.pdf',
      content: Buffer.from('%PDF-1.4 …'),
    });
    const { document } = await getDocumentView(ctx, documentId);
    await actOnDocument(ctx, documentId, {
      version: document.version,
      act: 'check',
      opinion: '已核',
      way: 'paper',
      personName: '核稿人甲',
      onDate: '2026-10-26',
      fileId,
    });
    const view = await getDocumentView(ctx, documentId);
    expect(view.acts.at(-1)).toMatchObject({ fileId, way: 'paper', recordedByName: '钱办' });
  });
});

describe('Sheets of projects', () => {
  test('The dossier is drawn from the frozen period, seen only by those who see the project', async () => {
    const ctx = month.county.ctx(month.clerk);
    const id = month.projects[0]?.id ?? '';
    const file = await getDossierFile(ctx, PERIOD, id, 'pdf');
    expect(isPdf(file.content)).toBe(true);
    expect(file.name).toContain('项目一页纸');
    expect(isZip((await getDossierFile(ctx, PERIOD, id, 'docx')).content)).toBe(true);
    const other = await month.county.newUnit('白水镇', 'town');
    const stranger = await month.county.newActor(other, ['head']);
    expect(await codeOf(getDossierFile(month.county.ctx(stranger), PERIOD, id, 'pdf'))).toBe(
      'PROJECT_NOT_IN_PERIOD',
    );
  });

  test('The two lists come as Word, PDF and workbook out of a frozen period only', async () => {
    const ctx = month.county.ctx(month.clerk);
    expect(isZip((await getProjectListFile(ctx, PERIOD, 'building', 'docx')).content)).toBe(true);
    expect(isPdf((await getProjectListFile(ctx, PERIOD, 'building', 'pdf')).content)).toBe(true);
    expect(isZip((await getProjectListFile(ctx, PERIOD, 'building', 'xlsx')).content)).toBe(true);
    expect(isZip((await getProjectListFile(ctx, PERIOD, 'planned-to-start', 'docx')).content)).toBe(true);
    expect(await codeOf(getProjectListFile(ctx, '2026-09', 'building', 'docx'))).toBe('PERIOD_NOT_FROZEN');
  });

  test('A list without a project is no workbook: refused with a code that the route describes', async () => {
    const code = await codeOf(
      getProjectListFile(month.county.ctx(month.clerk), PERIOD, 'planned-to-start', 'xlsx'),
    );
    expect(code).toBe('LIST_EMPTY');
    expect(downloadProjectList.refusals).toContain(code);
  });
});

test('An amendment approved after the freeze names the lines that it would move; the document stays as it is', async () => {
  const ctx = month.county.ctx(month.clerk);
  const before = await getDocumentView(ctx, documentId);
  expect((await getStaleLines(ctx, documentId)).lines).toEqual([]);
  const projectId = month.projects[0]?.id ?? '';
  const { amendmentId } = await requestAmendment(month.county.ctx(month.head), {
    projectId,
    period: PERIOD,
    measure: 'ytd_amount',
    newValue: '12000000',
    reason: '漏报一张验工单',
  });
  await decideAmendment(month.county.ctx(month.officeHead), {
    amendmentId,
    decision: 'approved',
    opinion: '同意',
  });
  const stale = await getStaleLines(ctx, documentId);
  expect(stale.amendments).toMatchObject([{ projectId, newValue: '12000000', approverName: '孙主任' }]);
  expect(stale.lines.length).toBeGreaterThan(0);
  const after = await getDocumentView(ctx, documentId);
  expect(after.modelHash).toBe(before.modelHash);
  expect(parseModel(after.model).title).toBe(parseModel(before.model).title);
});

describe('The last step of a trace', () => {
  test('shows the report as it was filled, with its version', async () => {
    const trace = await getProjectTrace(month.county.ctx(month.clerk), PERIOD, month.projects[0]?.id ?? '');
    expect(trace.report?.versionNo).toBe(1);
    expect(trace.report?.lines).toContainEqual({
      field: 'monthAmountYuan',
      label: '本月完成（万元）',
      value: '1,000.00',
    });
  });

  test('shows the cell in its sheet, and the original, to those who see the file', async () => {
    const ctx = month.county.ctx(month.clerk);
    const content = Buffer.from(
      await writeXlsx({
        sheets: [
          {
            name: '台账',
            rows: [
              ['望川县重点项目台账'],
              ['序号', '项目名称', '年度计划投资（万元）', '累计完成投资（万元）'],
              [1, '甲项目', 12000, 1000],
              [2, '乙项目', 3000, 500],
            ],
          },
        ],
      }),
    );
    const { fileId } = await withScope(ctx.db, ctx.actor, (tx) =>
      keepFile(tx, ctx, {
        name: '台账.xlsx',
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        content,
        subject: 'ledger-workbook',
      }),
    );
    const piece = await getTracedCell(ctx, fileId, { sheet: '台账', address: 'D3' });
    expect(piece.marked).toEqual({ row: 3, column: 'D' });
    const marked = piece.rows.find((row) => row.number === 3);
    expect(marked?.cells[piece.columns.indexOf('D')]).toBe('1000');
    expect(piece.rows.find((row) => row.number === 2)?.isHead).toBe(true);
    expect((await getTracedFile(ctx, fileId)).content.equals(content)).toBe(true);
    expect(await codeOf(getTracedCell(ctx, fileId, { sheet: '没有', address: 'D3' }))).toBe(
      'SHEET_NOT_FOUND',
    );
    const other = await month.county.newUnit('石桥镇', 'town');
    const stranger = await month.county.newActor(other, ['head']);
    expect(
      await codeOf(getTracedCell(month.county.ctx(stranger), fileId, { sheet: '台账', address: 'D3' })),
    ).toBe('FILE_NOT_FOUND');
  });
});
