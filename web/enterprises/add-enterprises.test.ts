import { expect, test } from 'vitest';
import { readEnterpriseLines } from './AddEnterprises.tsx';

test('Lines pasted from Excel are enterprises; the head is passed over, and a line that cannot be read is named by its number', () => {
  const text =
    '名称\t行业\t所在地\n甲厂\t工业\t甘溪镇\t建材\n\n乙店，零售业，望城街道\n丙\t工业\t甘溪镇\n丁厂\t养殖\t甘溪镇';
  expect(readEnterpriseLines(text)).toEqual({
    lines: [
      { name: '甲厂', kind: 'industry', orgName: '甘溪镇', sector: '建材', code: '' },
      { name: '乙店', kind: 'retail', orgName: '望城街道', sector: '', code: '' },
    ],
    wrong: [5, 6],
  });
});
