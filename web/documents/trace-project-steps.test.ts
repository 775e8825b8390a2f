import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { buildNoReportStep, buildPartsStep, hasNoReport } from './trace-project-steps.tsx';

test('The report of a bundle is a list of its parts, each of which opens its own report', () => {
  const opened: string[] = [];
  const part = { projectId: '7', name: '一标段', unitName: '石桥镇', isConfirmed: true };
  const answer = {
    projectName: '农村路网',
    unitName: '',
    figures: [],
    acts: [],
    report: null,
    link: null,
    parts: [part, { ...part, projectId: '8', isConfirmed: false }],
  };
  const step = buildPartsStep(((key: string) => key) as TFunction, answer, (id) => opened.push(id));
  for (const row of step.table?.rows ?? []) row.onOpen?.();
  expect(opened).toEqual(['7', '8']);
  expect(step.table?.rows.map((row) => row.cells.at(-1))).toEqual([
    'documents.trace.partConfirmed',
    'documents.trace.notConfirmed',
  ]);
});

test('Of a project that reported nothing there is its reason and no empty places', () => {
  const answer = {
    projectName: '滨河步道',
    unitName: '',
    figures: [],
    acts: [],
    report: null,
    link: null,
    parts: [],
  };
  const say = ((key: string, values?: { why?: string }) => `${key} ${values?.why ?? ''}`) as TFunction;
  expect(hasNoReport(answer)).toBe(true);
  const step = buildNoReportStep(say, answer, '开期后新增，本期不报');
  expect(step.sentence).toBe('documents.trace.noReportWhy 开期后新增，本期不报');
  expect(step.facts).toBeUndefined();
  expect(buildNoReportStep(say, answer, '').sentence).toBe('documents.trace.noReport ');
});
