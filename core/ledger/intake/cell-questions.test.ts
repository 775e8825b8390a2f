import { expect, test } from 'vitest';
import type { LedgerRowDraft } from '../import/ledger-row.ts';
import { type CellQuestion, layAnswer } from './cell-questions.ts';

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
