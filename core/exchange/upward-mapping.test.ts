import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RawSheet, understandSheet } from '#core/ledger/public.ts';
import { LEDGER_COLUMNS, type LedgerExportRow, toChineseNumber } from './ledger-columns.ts';
import { type KnownGroup, sayUpwardField, suggestUpwardMapping, UpwardMapping } from './upward-mapping.ts';
import { buildUpwardCell, isSameUpwardCell, listUpwardCells, type UpwardFacts } from './upward-values.ts';

const toSheet = (rows: (string | null)[][]): RawSheet => ({
  name: '附表',
  rows,
  merges: [],
  hiddenRows: [],
  hiddenColumns: [],
  hidden: false,
});
const GROUPS: KnownGroup[] = [
  { split: 'territory', key: '1', labels: ['城关镇', '望川县城关镇人民政府'] },
  { split: 'territory', key: '2', labels: ['石桥镇', '望川县石桥镇人民政府'] },
  { split: 'sector', key: '交通', labels: ['交通'] },
];
const FACTS: UpwardFacts = {
  texts: { name: '甲项目' },
  projectCount: 1,
  rank: null,
  totalInvestmentYuan: '300000000',
  baseYuan: '100000000',
  annualPlanYuan: '120000000',
  monthYuan: null,
  plannedYuan: '90000000',
  actualYuan: '82770000',
  completionRate: '0.68975',
  proRataShare: '0.833333333333',
};
const column = (
  field: UpwardMapping['columns'][number]['field'],
  unit: UpwardMapping['columns'][number]['unit'],
) => ({
  column: 'C',
  head: '列',
  field,
  unit,
  confidence: 1,
});

describe('A template of the upper level', () => {
  test('with projects is filled from its first free row, above its note', () => {
    const mapping = suggestUpwardMapping(
      understandSheet(
        toSheet([
          ['市重点项目进展情况表'],
          ['序号', '项目名称', '总投资（亿元）', '本年计划投资（万元）', '1-10月完成投资（万元）'],
          ['合计'],
          ['1', '样例项目'],
          ['2', '样例项目二'],
          ['注：数据截至本月底，单位盖章后上报市发改委。'],
        ]),
      ),
      GROUPS,
    );
    expect(mapping).toMatchObject({ rows: 'projects', firstRow: 4, lastFreeRow: 5, totalRow: 3, lines: [] });
    expect(mapping?.columns.map((one) => [one.field, one.unit])).toEqual([
      ['serial', null],
      ['name', null],
      ['total_investment', '亿元'],
      ['annual_plan', '万元'],
      ['ytd_done', '万元'],
    ]);
    expect(UpwardMapping.safeParse(mapping).success).toBe(true);
  });

  test('asks for the level of physical progress apart from its words', () => {
    const head = ['序号', '项目名称', '总投资（万元）', '形象进度分级', '形象进度', '项目阶段'];
    const mapping = suggestUpwardMapping(understandSheet(toSheet([head, ['1', '样例项目']])), GROUPS);
    expect(mapping?.columns.slice(3).map((one) => one.field)).toEqual([
      'image_level',
      'image_progress',
      'stage',
    ]);
    const facts = { ...FACTS, texts: { image_level: '主体施工', image_progress: '主体封顶' } };
    const cells = mapping ? listUpwardCells(mapping, facts, 1, 'project') : [];
    expect(cells.slice(3, 5).map((cell) => cell.text)).toEqual(['主体施工', '主体封顶']);
    expect(sayUpwardField('image_level')).toBe('形象进度分级');
  });

  test('that ends with its total under the head, or with a note below it, is filled below the total', () => {
    const head = ['序号', '项目名称', '总投资（亿元）', '年度计划', '1-本月累计完成'];
    const of = (...more: string[][]) =>
      suggestUpwardMapping(
        understandSheet(toSheet([['月报表'], ['单位：万元'], head, ['合计'], ...more])),
        GROUPS,
      );
    expect(of()).toMatchObject({ firstRow: 5, lastFreeRow: 4, totalRow: 4 });
    expect(of(['注：数据截至本月底，单位盖章后上报市发改委。'])).toMatchObject({
      firstRow: 5,
      lastFreeRow: 4,
      totalRow: 4,
    });
  });

  test('gives the unit of its title to every amount that names none', () => {
    const head = ['序号', '项目名称', '计划总投资', '本年计划投资（万元）', '本年累计完成投资'];
    const mapping = suggestUpwardMapping(
      understandSheet(toSheet([['月报表'], ['单位：亿元'], head, ['1', '样例项目', '1.2', '3000', '0.25']])),
      GROUPS,
    );
    expect(mapping?.columns.slice(2).map((one) => one.unit)).toEqual(['亿元', '万元', '亿元']);
    // The line that names the unit often names who fills it in, and when, before it.
    const line = '填报单位：      填报日期：    年  月  日      单位：亿元';
    const mixed = suggestUpwardMapping(
      understandSheet(toSheet([['月报表'], [line], head, ['1', '样例项目', '1.2', '3000', '0.25']])),
      GROUPS,
    );
    expect(mixed?.columns.slice(2).map((one) => one.unit)).toEqual(['亿元', '万元', '亿元']);
  });

  test('with one row per town is filled by the names of its rows, full or short', () => {
    const mapping = suggestUpwardMapping(
      understandSheet(
        toSheet([
          ['责任单位', '项目个数', '年度计划投资（万元）'],
          ['望川县城关镇人民政府', '', ''],
          ['石桥镇', '', ''],
          ['合计', '', ''],
        ]),
      ),
      GROUPS,
    );
    expect(mapping?.rows).toBe('groups');
    expect(mapping?.lines.map((line) => [line.row, line.split, line.key])).toEqual([
      [2, 'territory', '1'],
      [3, 'territory', '2'],
      [4, 'total', ''],
    ]);
  });

  test('takes a span that ends this month for the year to date, however it is written', () => {
    const fieldOf = (head: string) =>
      suggestUpwardMapping(
        understandSheet(
          toSheet([
            ['项目名称', `${head}（万元）`],
            ['样例项目', ''],
          ]),
        ),
        GROUPS,
      )?.columns[1]?.field;
    for (const head of ['1-本月累计完成投资', '截至本月完成投资', '年初至本月完成投资', '1-10月完成投资'])
      expect(fieldOf(head), head).toBe('ytd_done');
    expect(fieldOf('本月完成投资')).toBe('month_done');
  });

  test('without a head gives no mapping', () => {
    expect(suggestUpwardMapping(understandSheet(toSheet([['通知正文如下']])), GROUPS)).toBeNull();
  });
});

describe('A cell of an upward table', () => {
  test('is in the unit of its head, exact', () => {
    expect(buildUpwardCell(column('total_investment', '亿元'), FACTS, 1)?.number).toBe('3');
    expect(buildUpwardCell(column('ytd_done', '万元'), FACTS, 1)?.number).toBe('8277');
    expect(buildUpwardCell(column('ytd_done', '元'), FACTS, 1)?.number).toBe('82770000');
    expect(buildUpwardCell(column('ytd_done', null), FACTS, 1)?.number).toBe('8277');
    expect(buildUpwardCell(column('completion_rate', '%'), FACTS, 1)?.number).toBe('68.98');
    expect(buildUpwardCell(column('since_start_done', '万元'), FACTS, 1)?.number).toBe('18277');
    expect(buildUpwardCell(column('remaining_investment', '万元'), FACTS, 1)?.number).toBe('11723');
  });

  test('stays empty where the county has no figure, and a group keeps the words of the template', () => {
    expect(buildUpwardCell(column('month_done', '万元'), FACTS, 1)).toMatchObject({
      number: null,
      text: null,
    });
    const mapping = { columns: [column('name', null), column('ytd_done', '万元')] } as UpwardMapping;
    expect(listUpwardCells(mapping, FACTS, 1, 'group').map((cell) => cell.number)).toEqual(['8277']);
  });

  test('is the same as another that holds the same number, however it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), (value) => {
        expect(isSameUpwardCell(String(value), value.toLocaleString('en-US'))).toBe(true);
        expect(isSameUpwardCell(String(value), `${value}.00`)).toBe(true);
        expect(isSameUpwardCell(String(value), String(value + 1))).toBe(false);
      }),
    );
    expect(isSameUpwardCell(null, '—')).toBe(true);
  });
});

test('Group numbers of the ledger are Chinese numerals', () => {
  expect([1, 9, 10, 11, 20, 35, 99].map(toChineseNumber)).toEqual([
    '一',
    '九',
    '十',
    '十一',
    '二十',
    '三十五',
    '九十九',
  ]);
  expect(new Set(LEDGER_COLUMNS.map((one) => one.field)).size).toBe(LEDGER_COLUMNS.length);
});

test('the level of physical progress stands before its words in the ledger export', () => {
  const cell = (imageLevel: string | null, imageProgress: string) => {
    const column = LEDGER_COLUMNS.find(({ field }) => field === 'image_progress');
    return column?.pick({ imageLevel, imageProgress } as LedgerExportRow, 1);
  };
  expect(cell('主体施工', '主体封顶')).toBe('〔主体施工〕主体封顶');
  expect(cell('主体施工', '')).toBe('〔主体施工〕');
  expect(cell(null, '主体封顶')).toBe('主体封顶');
  expect(cell(null, '')).toBeNull();
});
