import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readWorkbookBytes } from './workbook-bytes.ts';

const LAST_ROW = 1_048_576;

/** A ledger whose whole sheet somebody has framed, with a hidden column and a hidden row that hold something. */
async function framedBook(framedRows: number): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('台账');
  sheet.addRow(['序号', '项目代码', '项目名称', '总投资（万元）', '内部备注']);
  sheet.addRow([1, Number('260414000001010001'), '望川路', 1200.5, '暂缓']);
  sheet.addRow([2, '260414000001010002', '清溪路', 800, '']);
  sheet.getColumn(5).hidden = true;
  sheet.getRow(3).hidden = true;
  const border = { top: { style: 'thin' as const }, bottom: { style: 'thin' as const } };
  for (let row = 4; row <= framedRows; row++)
    for (let column = 1; column <= 5; column++) sheet.getCell(row, column).border = border;
  sheet.getCell(LAST_ROW, 5).border = border;
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('a sheet that is formatted to its end', () => {
  it('holds only the rows that say something, and its blank rows cost no time', async () => {
    const bytes = await framedBook(30_000);
    const started = performance.now();
    const { sheets } = await readWorkbookBytes(bytes, '加框.xlsx');
    expect(performance.now() - started).toBeLessThan(10_000);
    const filled = (sheets[0]?.rows ?? []).filter((row) => row?.some((cell) => cell !== null && cell !== ''));
    expect(filled).toHaveLength(3);
  });

  it('a space in the last row of the sheet is no row, a formula there is one', async () => {
    const lastOf = async (value: ExcelJS.CellValue) => {
      const book = new ExcelJS.Workbook();
      book.addWorksheet('台账').addRow(['项目名称']);
      const cell = book.worksheets[0]?.getCell(500, 1);
      if (cell) cell.value = value;
      return (await readWorkbookBytes(Buffer.from(await book.xlsx.writeBuffer()), '空格.xlsx')).sheets[0]
        ?.rows.length;
    };
    expect(await lastOf(' \u3000')).toBe(1);
    expect(await lastOf({ formula: 'A1' })).toBe(500);
  });

  it('tells hidden rows and columns, and marks an identifier that was typed as a number', async () => {
    const { sheets } = await readWorkbookBytes(await framedBook(10), '加框.xlsx');
    const [sheet] = sheets;
    expect(sheet?.hiddenRows).toEqual([2]);
    expect(sheet?.hiddenColumns).toEqual([4]);
    expect(sheet?.rows[1]?.[1]).toMatchObject({ lostDigits: true });
    expect(sheet?.rows[2]?.[1]).toBe('260414000001010002');
  });
});
