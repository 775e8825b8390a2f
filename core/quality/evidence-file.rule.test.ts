import { expect, test } from 'vitest';
import { findEvidenceType } from './evidence-file.rule.ts';

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
