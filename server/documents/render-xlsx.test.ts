import { readXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { buildBulletin } from '#core/documents/bulletin/bulletin.lines.ts';
import { newBulletinFacts } from '#core/documents/bulletin/bulletin-facts.fixture.ts';
import { renderXlsx, renderXlsxStream, toLedgerSheet } from './render-xlsx.ts';
import { convertToPdf, HAS_LIBREOFFICE, readPdfPages } from './rendered-file.fixture.ts';
import { deriveMergedHeads, derivePagesWide, type LedgerSheet, type SheetRow } from './xlsx/ledger-sheet.ts';
import { readOwnZip } from './xlsx/zip-stream.ts';

const SHEET: LedgerSheet = {
  sheetName: '台账 (2026年)',
  title: '望川县重点项目台账',
  madeBy: '编制单位：县重点项目办',
  unitNote: '单位：万元',
  columns: [
    { heads: ['序号', '序号'], widthLetters: 4, kind: 'number', digits: 0, align: 'center' },
    { heads: ['项目', '项目名称'], widthLetters: 12, kind: 'text', digits: null, align: 'left' },
    { heads: ['项目', '项目代码'], widthLetters: 10, kind: 'text', digits: null, align: 'left' },
    { heads: ['投资', '年度计划'], widthLetters: 6, kind: 'number', digits: 2, align: 'right' },
    { heads: ['投资', '累计完成'], widthLetters: 6, kind: 'number', digits: 2, align: 'right' },
    { heads: ['计划开工', '计划开工'], widthLetters: 6, kind: 'date', digits: null, align: 'center' },
  ],
  frozenColumns: 2,
  notes: ['注：“—”表示未填报。', '=数据截至10月底'],
  paper: 'a4',
  landscape: true,
};
const ROWS: SheetRow[] = [
  { role: 'total', cells: [null, '合计', null, '12345.60', '8000', null] },
  { role: 'group', cells: [null, '一、工业', null, null, null, null] },
  {
    role: 'data',
    cells: ['1', '=HYPERLINK("http://x")', '240300000004010123456', '12345.60', '—', '2026-03-15'],
  },
  { role: 'data', cells: ['2', '+1+cmd', '-2', '1234567890123456.78', '@甲', '2026-02-30'] },
  { role: 'data', cells: ['3', '甲&<乙>\u0001_x0041_', null, '0', '-3.5', null] },
];

async function readBack() {
  const workbook = await readXlsx(await renderXlsx(SHEET, ROWS));
  return workbook.sheets[0];
}

describe('a ledger workbook', () => {
  it('has title, unit line, heads, rows in order and notes', async () => {
    const rows = (await readBack())?.rows ?? [];
    expect(rows[0]?.[0]).toBe('望川县重点项目台账');
    expect(rows[1]?.[0]).toBe('编制单位：县重点项目办');
    expect(rows[3]?.slice(0, 6)).toEqual([
      '序号',
      '项目名称',
      '项目代码',
      '年度计划',
      '累计完成',
      '计划开工',
    ]);
    expect(rows[4]?.[1]).toBe('合计');
    expect(rows[4]?.[3]).toBe(12345.6);
    expect(rows[9]?.[0]).toBe('注：“—”表示未填报。');
  });

  it('writes no formula, whatever a text begins with, and keeps it as it was', async () => {
    const bytes = await renderXlsx(SHEET, ROWS);
    expect(readOwnZip(bytes).get('xl/worksheets/sheet1.xml')?.toString()).not.toContain('<f');
    const rows = (await readBack())?.rows ?? [];
    expect(rows[6]?.[1]).toBe('=HYPERLINK("http://x")');
    expect(rows[7]?.[1]).toBe('+1+cmd');
    expect(rows[7]?.[2]).toBe('-2');
    expect(rows[7]?.[4]).toBe('@甲');
    expect(rows[10]?.[0]).toBe('=数据截至10月底');
  });

  it('keeps identifiers and numbers that Excel would cut as text, and words in number columns as words', async () => {
    const rows = (await readBack())?.rows ?? [];
    expect(rows[6]?.[2]).toBe('240300000004010123456');
    expect(rows[7]?.[3]).toBe('1234567890123456.78');
    expect(rows[6]?.[4]).toBe('—');
    expect(rows[8]?.[4]).toBe(-3.5);
  });

  it('writes dates as dates and leaves impossible ones as text', async () => {
    const rows = (await readBack())?.rows ?? [];
    const date = rows[6]?.[5];
    expect(date instanceof Date ? date.toISOString().slice(0, 10) : date).toBe('2026-03-15');
    expect(rows[7]?.[5]).toBe('2026-02-30');
  });

  it('takes markup, control characters and Excel escapes literally', async () => {
    const xml = readOwnZip(await renderXlsx(SHEET, ROWS))
      .get('xl/worksheets/sheet1.xml')
      ?.toString();
    expect(xml).toContain('甲&amp;&lt;乙&gt;_x005F_x0041_');
  });

  it('merges title, heads and notes, freezes heads and columns, repeats heads in print', async () => {
    const sheet = await readBack();
    const merges = sheet?.merges?.map(
      (merge) => `${merge.startRow},${merge.startCol}-${merge.endRow},${merge.endCol}`,
    );
    expect(merges).toEqual(
      expect.arrayContaining(['0,0-0,5', '2,0-3,0', '2,1-2,2', '2,3-2,4', '2,5-3,5', '9,0-9,5', '10,0-10,5']),
    );
    expect(sheet?.freezePane).toEqual({ rows: 4, columns: 2 });
    expect(sheet?.pageSetup?.printTitlesRow).toBe('$3:$4');
  });

  it('merges heads only below equal parents', () => {
    const column = (heads: string[]) => ({
      heads,
      widthLetters: 5,
      kind: 'text' as const,
      digits: null,
      align: 'left' as const,
    });
    const merged = deriveMergedHeads([
      column(['甲', '计划']),
      column(['甲', '完成']),
      column(['乙', '完成']),
      column(['丙', '丙']),
    ]);
    expect(merged).toEqual([
      { startRow: 0, endRow: 0, startCol: 0, endCol: 1 },
      { startRow: 0, endRow: 1, startCol: 3, endCol: 3 },
    ]);
  });

  it('begins to flow before the last row is asked for', async () => {
    let asked = 0;
    function* rows(): Generator<SheetRow> {
      for (; asked < 50_000; asked += 1)
        yield { role: 'data', cells: [String(asked), `项目${asked}`, null, '1.5', '2.5', null] };
    }
    const stream = renderXlsxStream(SHEET, rows());
    let bytes = 0;
    let askedAtSheetStart = -1;
    for await (const chunk of stream) {
      bytes += (chunk as Buffer).length;
      if (askedAtSheetStart < 0 && asked > 0) askedAtSheetStart = asked;
    }
    expect(asked).toBe(50_000);
    expect(askedAtSheetStart).toBeLessThan(50_000);
    expect(bytes).toBeGreaterThan(100_000);
  });

  it('draws a table of a document with its printed figures', async () => {
    const annex = buildBulletin(newBulletinFacts()).annexes[0];
    const table = annex?.blocks[0];
    if (table?.kind !== 'table') throw new Error('no table');
    const { sheet, rows } = toLedgerSheet(table, {
      sheetName: '分单位',
      title: annex?.title ?? '',
      madeBy: null,
      landscape: true,
    });
    const read = (await readXlsx(await renderXlsx(sheet, rows))).sheets[0]?.rows ?? [];
    expect(read[4]?.slice(0, 9)).toEqual(['1', '城关镇', '12', 8000, 7610, 95.1, '—', 11.8, '升2位']);
    expect(sheet.columns.map((column) => column.heads.join('/'))[3]).toBe('投资完成情况/年度计划投资');
  });
});

describe.skipIf(!HAS_LIBREOFFICE)('a ledger workbook in LibreOffice', { timeout: 180_000 }, () => {
  it('prints its heads on every page', async () => {
    const many = Array.from(
      { length: 120 },
      (_, index): SheetRow => ({
        role: 'data',
        cells: [String(index + 1), `项目${index + 1}`, null, '1', '2', null],
      }),
    );
    const pages = readPdfPages(convertToPdf(await renderXlsx(SHEET, many), 'xlsx'));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page.join('')).toContain('项目名称');
    const wide: LedgerSheet = {
      ...SHEET,
      columns: [
        ...SHEET.columns,
        ...Array.from({ length: 24 }, (_, n) => ({
          heads: [`第${n}栏`, `第${n}栏`],
          widthLetters: 8,
          kind: 'text' as const,
          digits: null,
          align: 'left' as const,
        })),
      ],
    };
    const few = ROWS.map(({ role, cells }) => ({ role, cells: [...cells, ...Array<null>(24).fill(null)] }));
    const [first, second] = readPdfPages(convertToPdf(await renderXlsx(wide, few), 'xlsx'));
    expect(derivePagesWide(wide)).toBeGreaterThan(1);
    expect(first?.join('')).toContain(SHEET.title);
    expect(first?.join('')).toContain('单位：万元');
    expect(second?.join('')).not.toContain('单位：万元');
  });
});
