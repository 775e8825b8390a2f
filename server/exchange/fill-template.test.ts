import { expect, test } from 'vitest';
import type { UpwardMapping } from '#core/exchange/upward-mapping.ts';
import type { UpwardFacts } from '#core/exchange/upward-values.ts';
import { planUpwardRows } from './fill-template.ts';

const facts = (name: string, actualYuan: string): UpwardFacts => ({
  texts: { name },
  projectCount: 1,
  rank: null,
  totalInvestmentYuan: null,
  baseYuan: null,
  annualPlanYuan: null,
  monthYuan: null,
  plannedYuan: null,
  actualYuan,
  completionRate: null,
  proRataShare: null,
});
const MAPPING: UpwardMapping = {
  sheet: '附表',
  rows: 'projects',
  level: null,
  columns: [{ column: 'B', head: '累计完成', field: 'ytd_done', unit: '万元', confidence: 1 }],
  firstRow: 5,
  lastFreeRow: 4,
  totalRow: 5,
  lines: [],
};

test('A project is never written on the row of the total, though the template calls it the first free one', () => {
  const { rows } = planUpwardRows(MAPPING, {
    projects: [facts('甲项目', '10000000'), facts('乙项目', '20000000')],
    groups: new Map([['total/', facts('', '30000000')]]),
  });
  expect(rows.map((row) => [row.row, row.name, row.cells[0]?.number])).toEqual([
    [6, '甲项目', '1000'],
    [7, '乙项目', '2000'],
    [5, '合计', '3000'],
  ]);
});
