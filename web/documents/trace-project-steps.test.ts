import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { buildNoReportStep, buildPartsStep, buildProjectStep, hasNoReport } from './trace-project-steps.tsx';

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

test('In whose stead a report was signed stands behind the name of who signed', () => {
  const act = {
    kind: 'confirm',
    personName: '分某',
    orgName: '石桥镇',
    postTitle: '（受石某授权）',
    way: 'online',
    recordedByName: null,
    sheetCode: null,
    signedOn: null,
    scanFileId: null,
    scanName: null,
    reason: '',
    at: '2026-12-22T02:20:00Z',
  };
  const answer = { projectName: '冷链', unitName: '', figures: [], report: null, link: null, parts: [] };
  const signer = (postTitle: string) =>
    buildProjectStep(((key: string) => key) as TFunction, { ...answer, acts: [{ ...act, postTitle }] })
      .facts?.[0]?.value;
  expect(signer('（受石某授权）')).toBe('石桥镇 分某（受石某授权）');
  expect(signer('副镇长（受石某授权）')).toBe('石桥镇 副镇长 分某（受石某授权）');
  expect(signer('镇长')).toBe('石桥镇 镇长 分某');
});
