import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkImport } from './check-import.ts';
import { compareLedgerRows, toExistingRow } from './compare-ledger-rows.ts';
import { applyCorrections, applySheetCorrections, type SheetCorrections } from './corrections.ts';
import { toImportView } from './dry-run-view.ts';
import { applyLayouts, buildLayout, fingerprintOf } from './layout.ts';
import { findDraftText, type LedgerRowDraft } from './ledger-row.ts';
import { type Merge, type RawCell, type RawSheet, shownOf } from './raw-sheet.ts';
import { toLedgerRows } from './to-ledger-rows.ts';
import { understandSheet, understandWorkbook } from './understand-sheet.ts';
import type { WorkbookReading } from './understanding.ts';

function sheetOf(rows: RawCell[][], merges: Merge[] = []): RawSheet {
  return { name: '台账', rows, merges, hiddenRows: [], hiddenColumns: [], hidden: false };
}

function read(rows: RawCell[][], merges: Merge[] = []): WorkbookReading {
  return understandWorkbook({ format: 'csv', sheets: [sheetOf(rows, merges)] });
}

function draftsOf(reading: WorkbookReading): LedgerRowDraft[] {
  return toLedgerRows(reading, checkImport(reading).findings);
}

const LEDGER: RawCell[][] = [
  ['望川县2026年重点项目台账', null, null, null, null, null],
  ['序号', '项目名称', '总投资（万元）', '2026年计划投资（万元）', '责任单位', '计划开工时间'],
  ['一、续建项目', null, null, null, null, null],
  ['1', '望川路', '12,000', '5000', '城关镇、县住建局', '2026年3月'],
  ['2', '清溪水厂', '8000', '约2000', '县水利局', '6月'],
  ['二、新建项目', null, null, null, null, null],
  ['3', null, '600', '300', '县教育局', null],
];

const cell = fc.oneof(
  fc.constant(null),
  fc.constantFrom<RawCell>(
    '序号',
    '项目名称',
    '总投资（万元）',
    '合计',
    '一、',
    '1',
    '2',
    '12,000',
    '约3亿',
    '注：',
    '责任单位',
    '%',
    '2026.6',
    '（一）',
    '小计',
    '#REF!',
  ),
  fc.string({ maxLength: 12 }),
  fc.integer().map((value): RawCell => ({ shown: String(value), type: 'number', value: String(value) })),
  fc.constant<RawCell>({ shown: '#REF!', type: 'error', value: '#REF!' }),
);
const randomRows = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 14 });
const randomMerge = fc
  .record({ top: fc.nat(12), left: fc.nat(7), height: fc.nat(3), width: fc.nat(3) })
  .map(({ top, left, height, width }): Merge => ({ top, left, bottom: top + height, right: left + width }));

describe('whatever stands on a sheet', () => {
  it('every row gets a kind, every shown text comes back as it was, and nothing fails', () => {
    fc.assert(
      fc.property(randomRows, fc.array(randomMerge, { maxLength: 4 }), (rows, merges) => {
        const reading = read(rows, merges);
        const view = toImportView(reading, checkImport(reading).findings);
        const sheet = view.sheets[0];
        expect(sheet?.rows.map((row) => row.address)).toEqual(sheet?.rows.map((_, at) => at + 1));
        const last = rows.findLastIndex((row) => row.some((one) => (shownOf(one) ?? '').trim() !== ''));
        expect(sheet?.rows.length).toBe(last + 1);
        for (const row of sheet?.rows ?? []) {
          row.values.forEach((value, column) => {
            expect(value).toBe(shownOf(rows[row.address - 1]?.[column]));
          });
        }
        const { data, new: fresh, changed, unchanged, refused } = view.summary;
        expect(fresh + changed + unchanged + refused).toBe(data);
        toLedgerRows(reading, []);
      }),
      { numRuns: 400 },
    );
  });

  it('the second import of the same rows changes nothing', () => {
    fc.assert(
      fc.property(randomRows, (body) => {
        const drafts = draftsOf(read([...LEDGER, ...body]));
        const first = compareLedgerRows(drafts, []);
        const stored = first.rows
          .filter((row) => row.status === 'new')
          .map((row, at) => toExistingRow(String(at), row.draft));
        const second = compareLedgerRows(drafts, stored);
        expect(second.summary).toMatchObject({ new: 0, changed: 0, unchanged: stored.length });
      }),
      { numRuns: 100 },
    );
  });
});

describe('figures stored as text', () => {
  it('are told of in a workbook of either kind, not in a file that knows texts only', () => {
    const told = (['xlsx', 'xls', 'csv'] as const).map((format) => {
      const reading = understandWorkbook({ format, sheets: [sheetOf(LEDGER)] });
      return checkImport(reading).findings.some(({ code }) => code === 'IMP-NUMBER-AS-TEXT');
    });
    expect(told).toEqual([true, true, false]);
  });
});

describe('rows that look like sums or dates', () => {
  it('a project called 数据汇总 is a project, 城关镇 汇总 is the sum of its rows', () => {
    const { sheets } = read([
      ['镇', '项目名称', '总投资（万元）'],
      ['城关镇', '广场', '300'],
      ['城关镇', '数据汇总', '100'],
      ['城关镇 汇总', null, '400'],
    ]);
    expect(sheets[0]?.rows.map(({ kind }) => kind)).toEqual(['header', 'data', 'data', 'subtotal']);
  });

  it('1-1 that a spreadsheet made a date is still the first part of 1 where the sums agree', () => {
    const serial = (shown: string): RawCell => ({ shown, type: 'date', value: '2026-01-01' });
    const drafts = draftsOf(
      read([
        ['序号', '项目名称', '总投资（万元）'],
        ['1', '河道', '300'],
        [serial('1月1日'), '上段', '100'],
        [serial('1月2日'), '下段', '200'],
        ['2', '桥梁', '50'],
        ['2-1', '引桥', '20'],
        ['2-2', '主桥', '40'],
      ]),
    );
    expect(drafts.map((draft) => findDraftText(draft, 'parent_name'))).toEqual([
      null,
      '河道',
      '河道',
      null,
      null,
      null,
    ]);
  });
});

describe('drafts of ledger rows', () => {
  it('carry exact values in 元, dates as fine as written, units apart, and the cell each came from', () => {
    const [first] = draftsOf(read(LEDGER));
    expect(first?.row).toBe(4);
    expect(findDraftText(first as LedgerRowDraft, 'total_investment')).toBe('120000000');
    expect(first?.values.total_investment?.[0]?.origin).toEqual({ sheet: '台账', address: 'C4' });
    expect(findDraftText(first as LedgerRowDraft, 'start_planned')).toBe('2026-03');
    expect(findDraftText(first as LedgerRowDraft, 'responsible_unit')).toBe('城关镇、县住建局');
  });

  it('take nothing over from a cell that mixes words and figures', () => {
    const second = draftsOf(read(LEDGER))[1];
    expect(second?.values.annual_plan).toBeUndefined();
    const codes = checkImport(read(LEDGER)).findings.map((finding) => `${finding.address} ${finding.code}`);
    expect(codes).toContain('台账!D5 IMP-MIXED-FIGURE');
  });

  it('know the group they stand under and take the nature from it', () => {
    const drafts = draftsOf(read(LEDGER));
    expect(drafts[0]?.groups).toEqual(['一、续建项目']);
    expect(drafts[0]?.values.nature?.[0]).toMatchObject({
      value: { kind: 'text', text: '续建' },
      inherited: true,
      origin: { address: 'A3' },
    });
  });

  it('are refused without a name', () => {
    expect(draftsOf(read(LEDGER)).map((draft) => draft.refusedFor)).toEqual([[], [], ['IMP-NAME-BLANK']]);
  });

  it('fill merged cells down as the same as above and say so', () => {
    const rows: RawCell[][] = [
      ['类别', '序号', '项目名称', '责任单位'],
      ['交通', '1', '甲路', '县交通局'],
      [null, '2', '乙路', null],
    ];
    const merges = [
      { top: 1, left: 0, bottom: 2, right: 0 },
      { top: 1, left: 3, bottom: 2, right: 3 },
    ];
    const second = draftsOf(read(rows, merges))[1];
    expect(second?.values.category?.[0]).toMatchObject({
      text: '交通',
      inherited: true,
      origin: { address: 'A2' },
    });
    expect(findDraftText(second as LedgerRowDraft, 'responsible_unit')).toBe('县交通局');
  });

  it('join rows merged under one name to one project', () => {
    const rows: RawCell[][] = [
      ['序号', '项目名称', '进展情况'],
      ['1', '东环路', '征地完成'],
      [null, null, '路基完成60%'],
      ['2', '西环路', '未开工'],
    ];
    const merges = [
      { top: 1, left: 0, bottom: 2, right: 0 },
      { top: 1, left: 1, bottom: 2, right: 1 },
    ];
    const drafts = draftsOf(read(rows, merges));
    expect(drafts.map((draft) => draft.values.progress_text?.map((value) => value.text))).toEqual([
      ['征地完成', '路基完成60%'],
      ['未开工'],
    ]);
  });

  it('come from both halves of side-by-side tables', () => {
    const drafts = draftsOf(
      read([
        ['序号', '项目名称', '总投资（万元）', '序号', '项目名称', '总投资（万元）'],
        ['1', '甲', '1', '3', '丙', '3'],
        ['2', '乙', '2', null, null, null],
      ]),
    );
    expect(drafts.map((draft) => findDraftText(draft, 'name'))).toEqual(['甲', '丙', '乙']);
  });
});

describe('differences against the ledger', () => {
  const stored = compareLedgerRows(draftsOf(read(LEDGER)), [])
    .rows.filter((row) => row.status === 'new')
    .map((row, at) => toExistingRow(`P${at}`, row.draft));

  function changed(row: number, column: number, text: string): RawCell[][] {
    return LEDGER.map((cells, at) =>
      at === row ? cells.map((one, c) => (c === column ? text : one)) : cells,
    );
  }

  it('show the field, the value before and after, and the cell', () => {
    const { rows, summary } = compareLedgerRows(draftsOf(read(changed(3, 3, '5200'))), stored);
    expect(summary).toMatchObject({ new: 0, changed: 1, unchanged: 1, refused: 1 });
    expect(rows[0]?.changes).toEqual([
      {
        field: 'annual_plan',
        before: '50000000',
        after: '52000000',
        origin: { sheet: '台账', address: 'D4' },
      },
    ]);
  });

  it('a blank cell takes nothing away', () => {
    const { summary } = compareLedgerRows(draftsOf(read(changed(3, 4, ''))), stored);
    expect(summary).toMatchObject({ changed: 0, unchanged: 2 });
  });

  it('a name that differs only in added words is new and flagged, never merged', () => {
    const { rows, findings } = compareLedgerRows(draftsOf(read(changed(3, 1, '望川路建设项目'))), stored);
    expect(rows[0]).toMatchObject({ status: 'new', possibleDuplicates: ['P0'] });
    expect(findings[0]).toMatchObject({ code: 'IMP-POSSIBLE-DUPLICATE', address: '台账!B4' });
  });

  it('the project code decides where there is one, whatever the name says', () => {
    const rows: RawCell[][] = [
      ['序号', '项目代码', '项目名称', '总投资（万元）'],
      ['1', '2601-420999-04-01-000001', '旧名', '100'],
    ];
    const before = draftsOf(read(rows)).map((draft) => toExistingRow('P', draft));
    const after = compareLedgerRows(
      draftsOf(read([rows[0] as RawCell[], ['1', '2601-420999-04-01-000001', '新名', '100']])),
      before,
    );
    expect(after.rows[0]).toMatchObject({
      status: 'changed',
      existingId: 'P',
      changes: [{ field: 'name', before: '旧名', after: '新名' }],
    });
  });

  it('namesakes in different towns are different projects', () => {
    const rows = (town: string): RawCell[][] => [
      ['序号', '项目名称', '责任单位', '总投资（万元）'],
      ['1', '农村道路', town, '100'],
    ];
    const before = [...draftsOf(read(rows('城关镇'))), ...draftsOf(read(rows('清溪镇')))].map((draft, at) =>
      toExistingRow(`P${at}`, draft),
    );
    expect(compareLedgerRows(draftsOf(read(rows('清溪镇'))), before).rows[0]).toMatchObject({
      status: 'unchanged',
      existingId: 'P1',
    });
  });
});

describe('corrections and remembered layouts', () => {
  const rows: RawCell[][] = [
    ['序号', '名目', '金额（万元）', '经手'],
    ['1', '望川路', '100', '城关镇'],
    ['2', '清溪路', '200', '清溪镇'],
    ['其余', null, '300', null],
  ];
  const corrections: SheetCorrections = {
    sheet: '台账',
    columns: [
      { address: 'B', field: 'name' },
      { address: 'C', field: 'annual_plan', unit: '亿元' },
      { address: 'D', field: 'responsible_unit' },
    ],
    rows: [{ address: 4, kind: 'subtotal' }],
  };

  it('lay down fields, units and kinds of rows, and leave the cells as they are', () => {
    const sheet = applyCorrections(read(rows), [corrections]).sheets[0];
    expect(
      sheet?.tables[0]?.columns.map((column) => [column.field, column.unit, column.confidence]).slice(1),
    ).toEqual([
      ['name', null, 1],
      ['annual_plan', '亿元', 1],
      ['responsible_unit', null, 1],
    ]);
    expect(sheet?.rows.map((row) => row.kind)).toEqual(['header', 'data', 'data', 'subtotal']);
    expect(sheet?.sheet.rows).toBe(read(rows).sheets[0]?.sheet.rows);
  });

  it('a field given to one column is taken from the column that had it', () => {
    const reading = read([
      ['项目名称', '工程'],
      ['甲', '乙'],
      ['丙', '丁'],
    ]);
    const sheet = applyCorrections(reading, [
      { sheet: '台账', columns: [{ address: 'B', field: 'name' }], rows: [] },
    ]).sheets[0];
    expect(sheet?.tables[0]?.columns.map((column) => column.field)).toEqual([null, 'name']);
  });

  it('head rows can be laid down', () => {
    const reading = read([
      ['甲', '乙'],
      ['说明', '随意'],
      ['1', '2'],
      ['3', '4'],
    ]);
    const sheet = applyCorrections(reading, [
      { sheet: '台账', head: { top: 2, bottom: 2 }, columns: [], rows: [] },
    ]).sheets[0];
    expect(sheet?.rows.map((row) => row.kind)).toEqual(['note', 'header', 'data', 'data']);
  });

  it('a layout remembered once gives the same understanding of the next file by itself', () => {
    const understood = read(rows);
    const layout = buildLayout(understood.sheets[0] as never, corrections);
    const again = applyLayouts(read(rows), [layout]);
    const byHand = applyCorrections(read(rows), [corrections]);
    expect(toImportView(again, [])).toEqual(toImportView(byHand, []));
    expect(toImportView(applyLayouts(again, [layout]), [])).toEqual(toImportView(again, []));
  });

  it('next month’s heads are recognised although the month has moved on', () => {
    const month = (from: string): string =>
      fingerprintOf(
        understandSheet(
          sheetOf([
            ['序号', '项目名称', `${from}完成投资（万元）`],
            ['1', '甲', '2'],
          ]),
        ),
      );
    expect(month('2026年1-6月')).toBe(month('2026年1-7月'));
    expect(month('1-6月')).not.toBe(month('本年'));
  });

  it('a sheet with other heads is left alone', () => {
    const layout = buildLayout(read(rows).sheets[0] as never, corrections);
    const other = read(LEDGER);
    expect(applyLayouts(other, [layout]).sheets[0]).toBe(other.sheets[0]);
  });

  it('corrections of a corrected reading start from the cells, so that applying them twice changes nothing', () => {
    const once = applySheetCorrections(read(rows).sheets[0] as never, corrections);
    const twice = applySheetCorrections(once, corrections);
    expect(twice.rows).toEqual(once.rows);
    expect(twice.tables).toEqual(once.tables);
  });
});

describe('names and marks that point elsewhere', () => {
  const merged = (top: number, bottom: number, column: number): Merge => ({
    top,
    bottom,
    left: column,
    right: column,
  });

  it('under a merged project name each 子项目 is a row of its own, and a project without parts keeps its name', () => {
    const rows: RawCell[][] = [
      ['序号', '项目名称', '子项目', '责任单位', '总投资（万元）'],
      ['1', '城区道路改造', '人民路', '县住建局', '1000'],
      [null, null, '解放路', '县住建局', '2000'],
      ['2', '水库除险', null, '县水利局', '4000'],
    ];
    const drafts = draftsOf(read(rows, [merged(1, 2, 0), merged(1, 2, 1)]));
    expect(
      drafts.map((one) => [
        findDraftText(one, 'parent_name'),
        findDraftText(one, 'name'),
        findDraftText(one, 'total_investment'),
        one.refusedFor,
      ]),
    ).toEqual([
      ['城区道路改造', '人民路', '10000000', []],
      ['城区道路改造', '解放路', '20000000', []],
      [null, '水库除险', '40000000', []],
    ]);
  });

  it('〃 and 同上 in a column of words read the cell above, never in a column of figures', () => {
    const drafts = draftsOf(
      read([
        ['序号', '项目名称', '责任单位', '总投资（万元）'],
        ['1', '人民路', '县住建局', '1000'],
        ['2', '解放路', '〃', '同上'],
        ['3', '建设路', '同上', '3000'],
      ]),
    );
    expect(drafts.map((one) => findDraftText(one, 'responsible_unit'))).toEqual([
      '县住建局',
      '县住建局',
      '县住建局',
    ]);
    expect(drafts.map((one) => findDraftText(one, 'total_investment'))).toEqual([
      '10000000',
      null,
      '30000000',
    ]);
  });

  it('of two tables side by side under headings of their own, each row gives two projects', () => {
    const drafts = draftsOf(
      read(
        [
          ['新开工项目', null, null, '续建项目', null, null],
          ['序号', '项目名称', '总投资（万元）', '序号', '项目名称', '总投资（万元）'],
          ['1', '标准厂房', '100', '1', '环湖公路', '300'],
          ['2', '实验学校', '200', null, null, null],
        ],
        [
          { top: 0, bottom: 0, left: 0, right: 2 },
          { top: 0, bottom: 0, left: 3, right: 5 },
        ],
      ),
    );
    expect(drafts.map((one) => findDraftText(one, 'name'))).toEqual(['标准厂房', '环湖公路', '实验学校']);
  });
});
