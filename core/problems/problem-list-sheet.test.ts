import { describe, expect, test } from 'vitest';
import { guessCategory } from './guess-category.ts';
import { PROBLEM_LIST_COLUMNS, readProblemSheet } from './problem-list-sheet.ts';

const UNSAID = { owner: '', supporting: '', due: '', source: '', code: '' };

describe('a list of problems in Excel', () => {
  test('of somebody else has his numbers, units and days; ours are known by the column that only we write', () => {
    const rows = [
      ['问题编号', '存在问题', '整改责任单位', '整改时限', '督察名称'],
      ['X-1', '扬尘', '住建局', '2026年12月底', '环保督察'],
    ];
    expect(readProblemSheet('清单', rows)).toMatchObject([
      { id: '', code: 'X-1', owner: '住建局', due: '2026年12月底', source: '环保督察' },
    ]);
  });

  test('is read below its head, wherever the head stands; blank rows are no problems', () => {
    const rows = [
      ['望川县重点项目问题清单'],
      [null],
      ['序号', '项目 名称', '存在问题', '问题类别', '需协调事项'],
      ['1', '青石路改造', '三户未签约', '征拆', '请镇里再谈'],
      [null, null, null],
      ['2', '水厂', '缺批复', '审批慢', null],
    ];
    expect(readProblemSheet('清单', rows)).toEqual([
      {
        at: '清单!4',
        id: '',
        project: '青石路改造',
        title: '三户未签约',
        need: '请镇里再谈',
        category: 'relocation',
        categoryText: '征拆',
        ...UNSAID,
      },
      {
        at: '清单!6',
        id: '',
        project: '水厂',
        title: '缺批复',
        need: '缺批复',
        category: null,
        categoryText: '审批慢',
        ...UNSAID,
      },
    ]);
  });
  test('comes back from what the export writes', () => {
    const head = PROBLEM_LIST_COLUMNS.map(({ title }) => title);
    const row = PROBLEM_LIST_COLUMNS.map(({ key }) =>
      key === 'id' ? '12' : key === 'category' ? '资金' : key,
    );
    expect(readProblemSheet('s', [head, row])).toMatchObject([
      { id: '12', title: 'title', category: 'money' },
    ]);
  });
  test('without a head that names a problem is not one', () => {
    expect(
      readProblemSheet('s', [
        ['项目名称', '投资'],
        ['a', '1'],
      ]),
    ).toBeNull();
  });
});

test.each([
  ['三户房屋拆迁未签约', 'relocation'],
  ['农转用指标未下达', 'land'],
  ['银行贷款未到位', 'money'],
  ['施工许可证未办结', 'procedures'],
  ['环评批复未取得', 'environment'],
  ['天气', 'other'],
])('what was written — %s — suggests a category', (text, category) => {
  expect(guessCategory(text)).toBe(category);
});
