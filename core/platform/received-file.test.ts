import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findFileKind, isCutOff } from './file-kind.ts';
import { cleanFileName } from './file-name.ts';
import { findMarkInName, findMarkInText } from './secrecy-mark.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the name of a received file', () => {
  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\\\Users\\\\x\\\\台账.xlsx', '台账.xlsx'],
    ['..\\..\\evil.xlsx', 'evil.xlsx'],
    ['报表\u202Egpj.exe', '报表gpj.exe'],
    ['a\u0000b\r\n.pdf', 'ab.pdf'],
    ['零\u200B宽\uFEFF.xlsx', '零宽.xlsx'],
    ['.htaccess', 'htaccess'],
    ['  台账 . xlsx . ', '台账 . xlsx'],
    ['<b>"x"?.pdf', '_b__x__.pdf'],
    ['CON.xlsx', '_CON.xlsx'],
    ['', '未命名文件'],
    ['../', '未命名文件'],
  ])('%j is kept as %j', (received, kept) => {
    expect(cleanFileName(received)).toBe(kept);
  });

  test('keeps its ending when it is too long', () => {
    const kept = cleanFileName(`${'长'.repeat(300)}.xlsx`);
    expect([...kept]).toHaveLength(120);
    expect(kept.endsWith('长.xlsx')).toBe(true);
  });

  test('never has a path, an unseen character or more than 120 characters, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (received) => {
        const kept = cleanFileName(received);
        expect(kept).not.toMatch(/[/\\]|[\p{Cc}\p{Cf}]/u);
        expect([...kept].length).toBeGreaterThan(0);
        expect([...kept].length).toBeLessThanOrEqual(121);
      }),
    );
  });
});

describe('what a file is', () => {
  test.each([
    ['%PDF-1.7 …', 'pdf'],
    ['<!doctype html><script>', 'markup'],
    ['\uFEFF  <svg onload=x>', 'markup'],
    ['MZ\u0090', 'program'],
    ['#!/bin/sh', 'program'],
    ['PK\u0003\u0004rest', 'zip'],
    ['项目名称,总投资', 'text'],
    ['', 'unknown'],
  ])('%j is %s by its bytes', (content, kind) => {
    expect(findFileKind(bytes(content))).toBe(kind);
  });

  test('a picture is known by its first bytes, not by its name', () => {
    expect(findFileKind(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe('jpeg');
    expect(findFileKind(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))).toBe('png');
    expect(findFileKind(Uint8Array.of(1, 2, 0, 3))).toBe('unknown');
  });
});

describe('a scan that breaks off', () => {
  /** A small copy with an end of its own stands in the head. */
  const jpeg = (...rest: number[]) =>
    Uint8Array.of(0xff, 0xd8, 0xff, 0xe1, 0, 6, 7, 7, 0xff, 0xd9, 0xff, 0xda, ...rest);

  test('is known by its missing end, whatever kind it is', () => {
    expect(isCutOff(bytes('%PDF-1.7\n1 0 obj'))).toBe(true);
    expect(isCutOff(bytes('%PDF-1.7\n1 0 obj\ntrailer\n%%EOF\n'))).toBe(false);
    expect(isCutOff(jpeg(3))).toBe(true);
    expect(isCutOff(jpeg(3, 0xff, 0xd9))).toBe(false);
    expect(isCutOff(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0))).toBe(true);
  });

  test('is not one that a telephone has written something behind', () => {
    expect(isCutOff(jpeg(0xff, 0xd9, ...Array.from({ length: 9000 }, () => 0)))).toBe(false);
    expect(isCutOff(jpeg(0xff, 0xd9, 0x53, 0x45, 0x46))).toBe(false);
    expect(isCutOff(bytes(`%PDF-1.7\n%%EOF\n<!-- printed by -->`))).toBe(false);
  });

  test('is a matter of scans only', () => {
    expect(isCutOff(bytes('项目名称,总投资'))).toBe(false);
  });
});

describe('a mark of state secrecy', () => {
  test.each([
    ['（秘密）全县项目台账.xlsx', '秘密'],
    ['机密-10月.docx', '机密'],
    ['绝密.pdf', '绝密'],
    ['工作秘密清单.xlsx', null],
    ['保守国家秘密法宣传.docx', null],
    ['10月台账.xlsx', null],
  ])('in the name %s: %s', (name, mark) => {
    expect(findMarkInName(name)).toBe(mark);
  });

  test.each([
    [['秘密★5年', '关于……的通知'], '秘密'],
    [['机 密 ★ 1年'], '机密'],
    [['密级：机密'], '机密'],
    [['〔绝密〕'], '绝密'],
    [['秘密10年'], '秘密'],
    [['本表不含国家秘密和商业秘密'], null],
    [['工作秘密'], null],
    [['要保守秘密。'], null],
    [[], null],
  ])('on a first page %j: %s', (lines, mark) => {
    expect(findMarkInText(lines)).toBe(mark);
  });
});
