import { expect, it } from 'vitest';
import { Refusal } from '#core/platform/public.ts';
import { PastedTableView } from '#core/quality/contract.ts';
import { checkPastedTable } from './check-pasted-table.ts';

it('a pasted table comes back with its rows and a verdict for each cell that can be checked', () => {
  const view = checkPastedTable(
    '单位\t年度计划\t累计完成\t完成率\t排名\n甲镇\t100\t50\t50.0%\t2\n乙镇\t100\t60\t61.0%\t1',
    '',
  );
  expect(PastedTableView.parse(view)).toEqual(view);
  expect(view.cells.map((cell) => [cell.row, cell.column, cell.verdict])).toEqual([
    [0, 3, 'match'],
    [0, 4, 'match'],
    [1, 3, 'inconsistent'],
    [1, 4, 'match'],
  ]);
});

it('months given by the person are used for the distance from pro rata', () => {
  const text = '单位\t年度计划\t累计完成\t较序时进度\n甲镇\t100\t50\t-8.3';
  expect(checkPastedTable(text, '').cells).toEqual([]);
  expect(checkPastedTable(text, '7').cells[0]?.verdict).toBe('match');
});

it('a text without a table is refused with the reason', () => {
  expect(() => checkPastedTable('没有表格', '')).toThrow(Refusal);
});

it('the largest table that is taken is checked within seconds', () => {
  const rows = Array.from({ length: 1900 }, (_, index) => `合计\t${index}\t${index}\t50.0%\t${index}`);
  const before = performance.now();
  checkPastedTable(['单位\t年度计划\t累计完成\t完成率\t排名', ...rows].join('\n'), '');
  expect(performance.now() - before).toBeLessThan(5000);
});
