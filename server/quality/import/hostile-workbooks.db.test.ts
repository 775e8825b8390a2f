// What no ledger should hold, and what becomes of it: entered as it is meant, asked about at its cell, or refused; never lost in silence.
import { writeXlsx } from 'hucre';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../platform/testing.ts';
import { getImportView, listFindings, listImportLines, listRows } from './import.view.ts';
import { apply, type Desk, openDesk, upload } from './testing-desk.ts';

const db = await testDatabase();
type Cell = string | number | Date | null;
const HEAD = [
  ...['序号', '项目代码', '项目名称', '建设性质', '行业', '责任单位'],
  ...['计划总投资', '截至上年底累计完成投资', '2026年计划投资', '计划竣工时间'],
];
const TOP: Cell[][] = [['望川县2026年重点项目台账'], ['', '', '', '', '', '', '', '', '（单位：万元）']];
const lineOf = (name: string): Cell[] => [
  null,
  '',
  name,
  '新建',
  '产业',
  '住建局',
  12_000,
  0,
  5_000,
  '2027年6月',
];

const book = async (rows: Cell[][]): Promise<Buffer> =>
  Buffer.from(await writeXlsx({ sheets: [{ name: '台账', rows: [...TOP, ...rows] }] }));

const NAME = 2;
const TOTAL = 6;
const FINISH = 9;
const day = (year: number, month: number, date: number) => new Date(Date.UTC(year, month - 1, date));

/** Column, what stands there, and what comes of it: the value that is entered, or the finding or the remark at its row that says why not. */
const CELLS: [
  what: string,
  column: number,
  value: Cell,
  becomes: { entered: string } | { finding: string } | { remark: string },
][] = [
  ['a figure without end', TOTAL, '1e400', { finding: 'IMP-MIXED-FIGURE' }],
  ['a figure beyond all money', TOTAL, 1e308, { finding: 'IMP-MIXED-FIGURE' }],
  ['no number', TOTAL, 'NaN', { finding: 'IMP-FIGURE-UNREADABLE' }],
  ['minus zero as text', TOTAL, '-0', { entered: '0.00' }],
  ['minus zero', TOTAL, -0, { entered: '0.00' }],
  ['full-width digits', TOTAL, '１２０００', { entered: '120000000.00' }],
  ['digits of another script', TOTAL, '\u0661\u0662', { finding: 'IMP-FIGURE-UNREADABLE' }],
  ['the error of a formula', TOTAL, '#REF!', { finding: 'IMP-CELL-ERROR' }],
  ['a month of 1900', FINISH, '1900年1月', { remark: '（1900年），没有取用' }],
  ['a day of 1900', FINISH, day(1900, 1, 1), { remark: '（1900年），没有取用' }],
  ['a month of 9999', FINISH, '9999年12月', { finding: 'IMP-DATE-UNREADABLE' }],
  ['a day of 9999', FINISH, day(9999, 12, 31), { remark: '（9999年），没有取用' }],
  ['a picture sign', NAME, '😀厂房项目', { entered: '😀厂房项目' }],
  ['half a character', NAME, '厂房\ud800项目', { entered: '厂房\ufffd项目' }],
  ['marks that turn the reading direction', NAME, '仓库\u202e项目\u200f', { entered: '仓库项目' }],
  ['a zero character', NAME, '冷库\u0000项目', { entered: '冷库项目' }],
  ['HTML', NAME, '<img src=x onerror=alert(1)>项目', { entered: '<img src=x onerror=alert(1)>项目' }],
  ['a formula as text', NAME, '=HYPERLINK("http://x","厂房")', { entered: '=HYPERLINK("http://x","厂房")' }],
  ['a name without end', NAME, '长'.repeat(5_000), { finding: 'IMP-ROW-REFUSED' }],
];
const FIRST_ROW = TOP.length + 2;

let desk: Desk;
const findings: { code: string; address: string }[] = [];
const entered = new Map<string, string>();
const remarks = new Map<number, string>();

async function listAllFindings(importId: string) {
  for (const severity of ['error', 'warning', 'note'] as const)
    findings.push(...(await listFindings(desk.ctx(), importId, { severity, page: 0 })).findings);
}

beforeAll(async () => {
  desk = await openDesk(db);
  const rows = CELLS.map(([what, column, value]) => lineOf(what).with(column, value));
  const importId = await upload(desk, await book([HEAD, ...rows]), '台账.xlsx');
  await listAllFindings(importId);
  const { rows: added } = await listRows(desk.ctx(), importId, { status: 'new', page: 0 });
  for (const { row, reasons } of added) remarks.set(row, reasons.join('；'));
  await apply(desk, importId);
  const made = await db.owner
    .selectFrom('projects')
    .select(['name', 'total_investment_yuan'])
    .where('region_id', '=', desk.county.regionId)
    .execute();
  for (const { name, total_investment_yuan: total } of made) entered.set(name, total ?? '');
});

describe('a cell of a workbook that holds', () => {
  test.each(CELLS)('%s', (what, column, _value, becomes) => {
    const row = FIRST_ROW + CELLS.findIndex(([other]) => other === what);
    const told = findings
      .filter(({ address }) => new RegExp(`![A-Z]${row}$`).test(address))
      .map(({ code }) => code);
    if ('remark' in becomes) expect(remarks.get(row)).toContain(becomes.remark);
    else if ('finding' in becomes) expect(told).toContain(becomes.finding);
    else if (column === NAME) expect([...entered.keys()]).toContain(becomes.entered);
    else expect(entered.get(what)).toBe(becomes.entered);
  });
});

const reversed = (row: readonly Cell[]) => [...row].reverse();
const countsOf = async (rows: Cell[][]) => {
  const importId = await upload(desk, await book(rows), '台账.xlsx');
  const { head, state } = await getImportView(desk.ctx(), importId);
  return { state, counts: head?.counts, reason: head?.sheets[0]?.reason };
};

test('columns that were moved are found by their heads', async () => {
  const { counts } = await countsOf([reversed(HEAD), reversed(lineOf('移栏厂房项目'))]);
  expect(counts).toMatchObject({ new: 1, waiting: 0, refused: 0 });
});

test('a workbook of something else enters nothing and says that it is no ledger', async () => {
  const { counts, reason } = await countsOf([
    ['姓名', '身份证', '电话'],
    ['甲', '1', '2'],
  ]);
  expect(counts).toMatchObject({ new: 0, data: 0 });
  expect(reason).toContain('不是项目');
  const { imports } = await listImportLines(desk.ctx(), undefined);
  expect(imports[0]?.sentence).toMatch(/^没有可以入账的行：工作表“台账”.*不是项目/);
});
