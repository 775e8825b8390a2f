import { expect, it } from 'vitest';
import type { BatchHead } from './BatchHead.tsx';
import { applyChanges, isHeadFull, listBatchFindings, toPlanBatch } from './batch-rows.ts';
import { type Draft, listBatchLines, type PlanLine } from './plan-draft.ts';

const line: PlanLine = {
  projectId: '1',
  code: 'P-1',
  name: '水厂',
  parentName: null,
  unitName: '甘溪镇',
  nature: 'new',
  isListed: true,
  totalInvestmentYuan: null,
  baseYuan: null,
  annualYuan: '1000000',
  firstMonth: 3,
  lastMonth: 11,
  profile: 'seasonal',
  versionNo: 1,
};
const HEAD: BatchHead = {
  documentNumber: '望项办发〔2026〕9号',
  decidedOn: '2026-08-10',
  approver: '县委常委会会议',
  inForceFrom: '2026-08',
  profile: 'even',
  reason: '',
};
const typed = (columnKey: string, after: string | null, before: Draft = {}): Draft =>
  applyChanges(before, [{ rowId: '1', columnKey, before: null, after }], [line]);

it('A cell changes its own part of a line; the months of the plan in force stay', () => {
  expect(typed('annual', '2000000')['1']).toEqual({ annualYuan: '2000000', firstMonth: 3, lastMonth: 11 });
  expect(typed('first', '13')['1']?.firstMonth).toBe(3);
  expect(typed('last', '12')['1']).toEqual({ annualYuan: null, firstMonth: 3, lastMonth: 12 });
});

it('A batch is sent with its document, the changed lines, and why a project is taken off', () => {
  const draft = typed('removal', 'infeasible', typed('annual', '0'));
  const batch = listBatchLines('adjusted', [line], draft);
  expect(listBatchFindings(batch)).toEqual([]);
  const { lines, ...head } = toPlanBatch(2026, 'adjusted', HEAD, batch);
  expect(head).toMatchObject({ year: 2026, kind: 'adjusted', documentNumber: HEAD.documentNumber });
  expect(lines).toEqual([
    {
      projectId: '1',
      changeKind: 'removed',
      annualYuan: '0',
      firstMonth: 3,
      lastMonth: 11,
      profile: 'even',
      removalClass: 'infeasible',
    },
  ]);
});

it('A first month after the last one is told at the amount, and a head without its number is not full', () => {
  const draft = typed('last', '2', typed('annual', '2000000'));
  expect(listBatchFindings(listBatchLines('adjusted', [line], draft))).toMatchObject([
    { rowId: '1', columnKey: 'annual', severity: 'error' },
  ]);
  expect([isHeadFull(HEAD), isHeadFull({ ...HEAD, documentNumber: ' ' })]).toEqual([true, false]);
});
