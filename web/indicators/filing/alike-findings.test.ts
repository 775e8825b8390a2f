import { expect, test } from 'vitest';
import { listAlike } from './alike-findings.ts';

const finding = (ruleId: string, at: number, severity: 'warning' | 'error' = 'warning') => ({
  ...{ ruleId, severity, key: `${ruleId}:${at}`, sentence: `${ruleId} ${at}` },
});

test('open warnings of one rule are answered together from the third on; errors and what is answered are not among them', () => {
  const findings = [
    ...[1, 2, 3, 4].map((at) => finding('IND-013', at)),
    ...[1, 2].map((at) => finding('IND-010', at)),
    ...[1, 2, 3].map((at) => finding('IND-003', at, 'error')),
  ];
  expect(listAlike(findings, {})).toEqual([
    { ruleId: 'IND-013', keys: ['IND-013:1', 'IND-013:2', 'IND-013:3', 'IND-013:4'], example: 'IND-013 1' },
  ]);
  expect(listAlike(findings, { 'IND-013:1': '口径' })[0]?.keys).toEqual([
    'IND-013:2',
    'IND-013:3',
    'IND-013:4',
  ]);
  expect(listAlike(findings, { 'IND-013:1': '口径', 'IND-013:2': '口径' })).toEqual([]);
});
