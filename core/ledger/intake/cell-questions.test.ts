import { expect, test } from 'vitest';
import { checkImport } from '../import/check-import.ts';
import type { LedgerRowDraft } from '../import/ledger-row.ts';
import { understandWorkbook } from '../import/understand-sheet.ts';
import { type CellQuestion, layAnswer, listCellQuestions } from './cell-questions.ts';

const ASKED: CellQuestion = {
  question: {
    key: 'cell:台账!B12:361124202601010000',
    kind: 'cell',
    text: '361124202601010000',
    sentence: '项目代码“361124202601010000”应读作什么',
    address: '台账!B12',
    choices: [],
    free: 'number',
  },
  column: {
    column: 1,
    levels: ['项目代码'],
    field: 'project_code',
    unit: null,
    confidence: 1,
    rival: null,
    block: 0,
  },
  sheet: '台账',
  row: 12,
  address: 'B12',
};

const draftWithLostDigits = (): LedgerRowDraft => ({
  sheet: '台账',
  row: 12,
  block: 0,
  groups: [],
  refusedFor: [],
  values: {
    project_code: [
      {
        value: { kind: 'text', text: '361124202601010000' },
        text: '361124202601010000',
        head: '项目代码',
        origin: { sheet: '台账', address: 'B12' },
        inherited: false,
      },
    ],
  },
});

test('a code with lost digits that is answered with nothing does not enter the ledger', () => {
  const row = draftWithLostDigits();
  layAnswer(row, ASKED, '');
  expect(row.values.project_code).toBeUndefined();
});

test('an answer takes the place of what the cell said', () => {
  const row = draftWithLostDigits();
  layAnswer(row, ASKED, '361124202601010014');
  expect(row.values.project_code?.map(({ value }) => value)).toEqual([
    { kind: 'text', text: '361124202601010014' },
  ]);
});

test('an error, a formula without result and a scientific notation offer no amount to choose', () => {
  const head = ['序号', '项目名称', '总投资（万元）'];
  const reading = understandWorkbook({
    format: 'xlsx',
    sheets: [
      {
        name: '台账',
        merges: [],
        hiddenRows: [],
        hiddenColumns: [],
        hidden: false,
        rows: [
          head,
          ['1', '环湖公路', { shown: '#DIV/0!', type: 'error', value: '#DIV/0!' }],
          ['2', '雨污管网', { shown: '', type: 'number', value: '', uncached: true }],
          ['3', '标准厂房', '1.2E+4'],
          ['4', '实验学校', '约1.2亿'],
        ],
      },
    ],
  });
  const asked = listCellQuestions(reading, checkImport(reading).findings);
  expect(
    asked.map(({ question }) => [question.sentence, question.choices.map(({ label }) => label)]),
  ).toEqual([
    ['计划总投资“#DIV/0!”应读作什么', []],
    ['计划总投资的公式没有保存结果，应填什么', []],
    ['计划总投资“1.2E+4”应读作什么', []],
    ['计划总投资“约1.2亿”应读作什么', ['12000万元']],
  ]);
});
