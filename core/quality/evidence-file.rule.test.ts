import { expect, test } from 'vitest';
import { findEvidenceType, hasSecretMark } from './evidence-file.rule.ts';

const bytes = (text: string) => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)));

test('Evidence is taken by what the file is, not by what its name says', () => {
  expect(findEvidenceType('进度确认单.pdf', bytes('%PDF-1.7'))).toBe('application/pdf');
  expect(findEvidenceType('现场.JPG', bytes('\xff\xd8\xff\xe0'))).toBe('image/jpeg');
  expect(findEvidenceType('结算.xlsx', bytes('PK\x03\x04'))).toContain('spreadsheetml');
  expect(findEvidenceType('批复.doc', bytes('\xd0\xcf\x11\xe0'))).toBe('application/msword');
  expect(findEvidenceType('进度确认单.pdf', bytes('<html>'))).toBeUndefined();
  expect(findEvidenceType('程序.exe', bytes('MZ'))).toBeUndefined();
  expect(findEvidenceType('照片.png', bytes('%PDF-1.7'))).toBeUndefined();
  expect(findEvidenceType('没有扩展名', new Uint8Array())).toBeUndefined();
});

test('A file with a mark of state secrets in its name is not taken, one of work secrets is', () => {
  expect(['机密★材料.pdf', '（秘密）纪要.docx', '绝密.pdf'].every(hasSecretMark)).toBe(true);
  expect(['工作秘密-纪要.pdf', '进度确认单.pdf'].some(hasSecretMark)).toBe(false);
});
