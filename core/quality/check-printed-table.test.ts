import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundHalfAway } from '../platform/public.ts';
import { checkPrintedTable } from './check-printed-table.ts';
import { findMonths, parsePastedTable } from './parse-pasted-table.ts';
import type { PrintedTableChecks } from './printed-table.ts';

function checkText(text: string): PrintedTableChecks {
  const pasted = parsePastedTable(text);
  if (!pasted.ok) throw new Error(pasted.reason);
  return checkPrintedTable(pasted.table);
}

/** `row,column verdict` of every cell that is not a match. */
function listOdd(checks: PrintedTableChecks): string[] {
  return checks.cells
    .filter((cell) => cell.verdict !== 'match')
    .map((cell) => `${cell.row},${cell.column} ${cell.verdict}`);
}

const TOWNS = `望川县重点项目完成情况表（截至6月底）
单位：万元
单位	年度计划	累计完成	完成率(%)	较序时进度	排名
合计	30000	14050	46.8	-3.2
城关镇	12000	4200	35.0	-15.0	4
河西镇	8000	4800	60.0	10.0	1
青山镇	6000	3000	50.0	0.0	2
南川镇	4000	2050	51.3	1.3	2`;

describe('a draft table is checked cell by cell', () => {
  it('finds columns, rows, month and unit by their words', () => {
    const pasted = parsePastedTable(TOWNS);
    expect(pasted).toMatchObject({ ok: true, firstRow: 3, table: { months: '6', unit: '万元' } });
    const checks = checkText(TOWNS);
    expect(checks.columns.map((column) => column.role)).toEqual([
      'label',
      'plan',
      'ytd-done',
      'rate-of-plan',
      'lead',
      'rank',
    ]);
    expect(checks.rows.map((row) => row.kind)).toEqual(['total', 'figures', 'figures', 'figures', 'figures']);
  });

  it('names the wrong ranks and nothing else', () => {
    const checks = checkText(TOWNS);
    expect(listOdd(checks)).toEqual(['3,5 inconsistent']);
    expect(checks.cells.find((cell) => cell.row === 3 && cell.column === 5)?.sentence).toContain('应为第3位');
  });

  it('a rate that was cut off, a sum that is off by rounding, a wrong rate each get their verdict', () => {
    const checks = checkText(`单位\t计划投资（亿元）\t完成投资（亿元）\t完成率
甲镇\t3.3\t2.2\t66.6%
乙镇\t4.4\t1.1\t52.0%
丙镇\t2.5\t1.0\t40.0%
合计\t10.3\t4.3\t41.7%`);
    expect(listOdd(checks)).toEqual(['0,3 truncated', '1,3 inconsistent', '3,1 rounding']);
    expect(checks.cells.find((cell) => cell.row === 3 && cell.column === 1)?.kind).toBe('sum');
  });

  it('subtotals add up their section, the total all rows, and rows of 其中 are no parts', () => {
    const checks = checkText(`单位\t项目个数（个）\t总投资（万元）
一、镇街
甲镇\t3\t100
其中：新建\t1\t40
乙镇\t4\t200
小计\t7\t300
二、园区
丙园\t5\t500
小计\t5\t500
合计\t12\t800`);
    expect(checks.rows.map((row) => row.kind)).toEqual([
      ...['group', 'figures', 'part-of', 'figures', 'subtotal', 'group', 'figures', 'subtotal', 'total'],
    ]);
    expect(checks.cells.map((cell) => [cell.row, cell.verdict])).toEqual(
      [4, 4, 7, 7, 8, 8].map((row) => [row, 'match']),
    );
  });

  it('subtotals at the head of their section are understood too', () => {
    const checks = checkText(`单位\t计划\t完成
全县\t10\t6
镇街小计\t7\t4
甲镇\t3\t2
乙镇\t4\t2
园区小计\t3\t2
丙园\t3\t2`);
    expect(checks.cells).toHaveLength(6);
    expect(listOdd(checks)).toEqual([]);
  });

  it('growth is checked against the same period of last year, in words or signs', () => {
    const checks = checkText(`单位\t累计完成\t上年同期\t同比增长\t增速排名
甲镇\t220\t200\t10.0%\t1
乙镇\t94.8\t100.0\t下降5.2%\t3
丙镇\t85\t80\t6.2%\t2`);
    expect(listOdd(checks)).toEqual(['2,3 truncated']);
  });

  it('ranks may start anew in each section and may count upwards', () => {
    const checks = checkText(`单位\t年度计划\t累计完成\t完成率\t排名
一、镇街
甲镇\t100\t50\t50.0%\t1
乙镇\t100\t40\t40.0%\t2
二、园区
丙园\t100\t45\t45.0%\t1
丁园\t100\t30\t30.0%\t2`);
    expect(listOdd(checks)).toEqual([]);
    const upward = checkText(`单位\t事故金额\t排名
甲镇\t1.0\t1
乙镇\t2.0\t2
丙镇\t3.0\t3`);
    expect(listOdd(upward)).toEqual([]);
  });

  it('a tie printed as consecutive ranks is named', () => {
    const checks = checkText(`单位\t年度计划\t累计完成\t完成率\t排名
甲镇\t100\t50\t50.0%\t1
乙镇\t100\t50\t50.0%\t2
丙镇\t100\t40\t40.0%\t3`);
    expect(listOdd(checks)).toEqual(['1,4 inconsistent']);
    expect(checks.cells.find((cell) => cell.row === 1 && cell.column === 4)?.sentence).toContain('顺序排位');
  });

  it('amounts in different units of their heads are brought together', () => {
    const checks = checkText(`项目名称\t总投资（亿元）\t自开工累计完成（万元）\t占总投资比例
甲项目\t1.2\t4200\t35.0%
乙项目\t0.8\t4000\t50.0%`);
    expect(listOdd(checks)).toEqual([]);
    expect(checks.cells.filter((cell) => cell.kind === 'ratio')).toHaveLength(2);
  });

  it('the difference from pro rata may come from the amounts or from the printed rates', () => {
    const checks = checkText(`1—7月完成情况
单位\t年度计划\t累计完成\t完成率\t序时进度\t与序时进度相差
甲镇\t10000.00\t7005.00\t70.1%\t58.3%\t11.8
乙镇\t10000.00\t7005.00\t70.1%\t58.3%\t11.7
丙镇\t10000.00\t7005.00\t70.1%\t58.3%\t12.8`);
    expect(listOdd(checks)).toEqual(['2,5 inconsistent']);
  });

  it('blanks and dashes are not checked, a rate without a plan cannot be computed', () => {
    const checks = checkText(`单位\t年度计划\t累计完成\t完成率
甲镇\t100\t50\t50.0%
乙镇\t—\t40\t—
丙镇\t0\t40\t40.0%`);
    expect(checks.cells.map((cell) => `${cell.row} ${cell.verdict}`)).toEqual([
      '0 match',
      '2 not_computable',
    ]);
  });

  it('a head of two levels is joined, upper cells reaching to the right', () => {
    const pasted = parsePastedTable(`单位\t投资（万元）\t\t完成率
\t年度计划\t累计完成\t
甲镇\t100\t50\t50.0%`);
    expect(pasted).toMatchObject({
      ok: true,
      table: { heads: ['单位', '投资（万元）年度计划', '投资（万元）累计完成', '完成率'] },
    });
  });

  it('tables of Markdown and of aligned blanks are read', () => {
    expect(
      listOdd(
        checkText(
          '| 单位 | 年度计划 | 累计完成 | 完成率 |\n| --- | --- | --- | --- |\n| 甲镇 | 100 | 50 | 50.0% |',
        ),
      ),
    ).toEqual([]);
    expect(checkText('单位  年度计划  累计完成  完成率\n甲镇  100  50  51.0%').cells[0]?.verdict).toBe(
      'inconsistent',
    );
  });

  it('columns given by the caller win over the heads', () => {
    const table = { heads: ['A', 'B', 'C'], rows: [['100', '50', '50.0%']], months: null, unit: '' };
    expect(checkPrintedTable(table).cells).toEqual([]);
    expect(
      checkPrintedTable({ ...table, roles: ['plan', 'ytd-done', 'rate-of-plan'] }).cells[0]?.verdict,
    ).toBe('match');
  });

  it('says why a text is no table', () => {
    expect(parsePastedTable('')).toMatchObject({ ok: false });
    expect(parsePastedTable('100\t50\t50.0%')).toMatchObject({
      ok: false,
      reason: expect.stringContaining('表头'),
    });
  });

  it.each([
    ['2026年1—10月完成情况', '10'],
    ['截至10月底', '10'],
    ['截至2026年9月末', '9'],
    ['2026年11月重点项目通报', '11'],
    ['2026年11月5日', null],
    ['上半年完成情况', '6'],
    ['前三季度', '9'],
    ['重点项目表', null],
  ])('%s is month %s', (title, months) => {
    expect(findMonths(title)).toBe(months);
  });

  it('a table made by rounding half away from zero has no odd cell, whatever its amounts', () => {
    const amount = fc.integer({ min: 1, max: 99_999 });
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, amount), { minLength: 1, maxLength: 15 }), (pairs) => {
        const percent = (done: number, plan: number) =>
          roundHalfAway({ num: BigInt(done) * 100n, den: BigInt(plan) }, 1);
        const lines = pairs.map(
          ([plan, done], index) => `镇${index}甲\t${plan}\t${done}\t${percent(done, plan)}%`,
        );
        const plans = pairs.reduce((sum, [plan]) => sum + plan, 0);
        const dones = pairs.reduce((sum, [, done]) => sum + done, 0);
        const total = `合计\t${plans}\t${dones}\t${percent(dones, plans)}%`;
        const checks = checkText(['单位\t年度计划\t累计完成\t完成率', ...lines, total].join('\n'));
        expect(listOdd(checks)).toEqual([]);
        expect(checks.cells).toHaveLength(pairs.length + 3);
      }),
    );
  });

  it('no text makes it throw', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.array(fc.array(fc.constantFrom('合计', '1', '35%', '', '—', '甲'), { maxLength: 6 }), {
          maxLength: 8,
        }),
        (text, rows) => {
          parsePastedTable(text);
          const heads = ['单位', '年度计划', '累计完成', '完成率', '排名', '较序时进度'];
          checkPrintedTable({ heads, rows, months: '6', unit: '' });
        },
      ),
    );
  });
});
