import ExcelJS from 'exceljs';
import { readXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { deriveRowHeights, writeListWorkbook } from './list-workbook.ts';

describe('a list as an Excel workbook', () => {
  const columns = [
    { title: '序号', width: 6 },
    { title: '事项', width: 20 },
  ];
  const heightOf = (...row: string[]) => deriveRowHeights({ columns, rows: [row] })[0];

  it('leaves a row alone whose every text stands on one line', () => {
    expect(heightOf('1', '一二三四五六七八九十')).toBeNull();
    expect(heightOf('1', '')).toBeNull();
  });

  it('gives a row the height of its longest text, a Han character being two wide', () => {
    const two = heightOf('1', '一二三四五六七八九十一');
    const three = heightOf('1', 'a'.repeat(41));
    expect(two).toBeGreaterThan(30);
    expect(three).toBeGreaterThan(two ?? 0);
    expect(heightOf('1', '一\n二\n三')).toBe(three);
  });

  it('keeps every value as text, and as numbers with the digits shown where a sheet says so', async () => {
    const sheet = {
      ...{ name: '表', title: '表', note: '', columns: [...columns, { title: '编号', width: 8 }] },
      rows: [['-2.50', '未报', '12345678901234567890']],
    };
    const read = async (hasNumbers: boolean) => {
      const book = await readXlsx(await writeListWorkbook([{ ...sheet, hasNumbers }]));
      return book.sheets[0]?.rows[3];
    };
    expect(await read(false)).toEqual(['-2.50', '未报', '12345678901234567890']);
    expect(await read(true)).toEqual([-2.5, '未报', '12345678901234567890']);
  });

  it('writes no formula, whatever a text begins with, and keeps it as it was', async () => {
    const texts = ['=1+1', '+2', '-cmd|calc', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x","y")'];
    const rows = texts.map((text) => ['1', text]);
    const bytes = await writeListWorkbook([
      { name: '表', title: '=2', note: '=3', columns, rows, hasNumbers: true },
    ]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
    const cells = texts.map((_, row) => book.worksheets[0]?.getCell(row + 4, 2));
    expect(cells.map((cell) => cell?.type)).toEqual(texts.map(() => ExcelJS.ValueType.String));
    expect(cells.map((cell) => cell?.value)).toEqual(texts);
    expect(book.worksheets[0]?.getCell(1, 1).value).toBe('=2');
  });

  it('gives a wrapping head its height, and repeats it on every printed page', async () => {
    const wide = [...columns, { title: '与序时进度之差（百分点）', width: 9 }];
    const bytes = await writeListWorkbook([{ name: '表', title: '表', note: '', columns: wide, rows: [] }]);
    const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets;
    expect(sheet?.rowDefs?.get(2)?.height).toBeGreaterThan(40);
    expect(sheet?.pageSetup?.printTitlesRow).toBe('$3:$3');
  });
});
