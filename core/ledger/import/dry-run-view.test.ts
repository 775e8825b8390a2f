import { describe, expect, it } from 'vitest';
import { explainNotLedger, listRowsBeside, listsProjects } from '../intake/choose-sheets.ts';
import { toImportView } from './dry-run-view.ts';
import type { RawCell } from './raw-sheet.ts';
import { understandSheet } from './understand-sheet.ts';

const read = (lines: string[]) => {
  const rows = lines.map((line) => line.split(',').map((text): RawCell => (text === '' ? null : text)));
  return understandSheet({
    name: '台账',
    rows,
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    hidden: false,
  });
};
const viewOf = (sheet: ReturnType<typeof read>) =>
  toImportView({ workbook: { format: 'csv', sheets: [sheet.sheet] }, sheets: [sheet] }, []).sheets[0];

const LEDGER = [
  '序号,项目名称,总投资（万元）,责任单位',
  '1,望川路,12000,县住建局',
  '2,清溪水厂,8000,县水利局',
  '3,实验学校,3000,县教育局',
];
const SUMS = ['类别,个数,完成投资（亿元）', '续建,2,1.2', '新建,1,0.3'];

describe('a sheet with a second table', () => {
  const sheet = read([...LEDGER, '', '分类汇总表', ...SUMS]);
  const view = viewOf(sheet);

  it('tells one column for each column of values, and the columns of the other table by itself', () => {
    expect(view?.columns.map(({ address, header }) => `${address} ${header}`)).toEqual([
      ...['A 序号', 'B 项目名称', 'C 总投资（万元）', 'D 责任单位'],
    ]);
    expect(view?.furtherTables).toMatchObject([
      {
        headerRows: [7],
        columns: [
          { address: 'A', header: '类别', field: 'category', unit: null },
          { address: 'B', header: '个数', field: 'project_count', unit: null },
          { address: 'C', header: '完成投资（亿元）', unit: '亿元' },
        ],
      },
    ]);
    for (const row of view?.rows ?? []) expect(row.values).toHaveLength(4);
  });

  it('names the heads of both tables and keeps every row with its kind', () => {
    expect(view?.headerRows).toEqual([1, 7]);
    expect(view?.rows.map((row) => row.kind)).toEqual([
      ...['header', 'data', 'data', 'data', 'blank', 'note', 'header', 'data', 'data'],
    ]);
    expect(view?.rows[7]?.values).toEqual(['续建', '2', '1.2', null]);
  });

  it('says its columns once where the second table has the same heads', () => {
    const again = viewOf(read([...LEDGER, '', '二、续建项目一览表', ...LEDGER]));
    expect(again?.columns).toHaveLength(4);
    expect(again).not.toHaveProperty('furtherTables');
    expect(viewOf(read(LEDGER))).not.toHaveProperty('furtherTables');
  });

  it('takes the rows of the list of projects and names the table beside it, wherever it stands', () => {
    const above = read(['分类汇总表', ...SUMS, '', '项目清单', ...LEDGER]);
    for (const both of [sheet, above]) {
      expect(listsProjects(both)).toBe(true);
      expect(explainNotLedger(both)).toBe('');
    }
    expect(listRowsBeside(sheet)).toEqual([
      { what: '第7行起的另一张表（类别、个数、完成投资（亿元））', rows: [8, 9] },
    ]);
    expect(listRowsBeside(above).flatMap(({ rows }) => rows)).toEqual([3, 4]);
    expect(
      viewOf(above)
        ?.columns.slice(0, 4)
        .map(({ header }) => header),
    ).toEqual([...['序号', '项目名称', '总投资（万元）', '责任单位']]);
  });

  it('leaves no table beside where both list projects', () => {
    const both = read([
      ...LEDGER,
      '',
      '退库项目清单',
      '序号,项目名称,退出原因',
      '1,砂石厂,环保',
      '2,仓库,土地',
    ]);
    expect(listRowsBeside(both)).toEqual([]);
  });
});

describe('a sheet that is no ledger', () => {
  it.each([
    [
      ['序号,工作任务,牵头单位,完成时限', '1,修路,县交通局,6月', '2,架桥,县交通局,9月'],
      '任务清单',
      '没有“项目名称”',
    ],
    [['序号,指标名称,计量单位,目标值', '1,增加值,亿元,30', '2,用电量,万度,90'], '指标任务表', ''],
    [['序号,项目名称,责任单位', '1,望川路,县住建局', '2,清溪路,县住建局'], '名单', '没有投资额'],
    [['这是填表须知', '请按时报送'], '没有表格', ''],
    [['序号,项目名称,总投资（万元）'], '没有数据行', ''],
  ])('%j: a person is told what it looks like and what it lacks', (lines, looks, lacks) => {
    const told = explainNotLedger(read(lines));
    expect(told).toContain(looks);
    expect(told).toContain(lacks);
  });
});
