// Files as they are sent to upload routes: sound ones, cut ones, and ones that are not what they say.
import { deflateRawSync } from 'node:zlib';
import type { Random } from '../../server/sample/random.ts';

export interface JunkFile {
  name: string;
  media: string;
  content: Buffer;
}

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A zip of one part whose directory may lie. */
function zip(name: string, content: Buffer, lies: { bytes?: number; method?: number } = {}): Buffer {
  const packed = deflateRawSync(content);
  const title = Buffer.from(name);
  const method = lies.method ?? 8;
  const sizes = [packed.length, lies.bytes ?? content.length];
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(method, 8);
  for (const [at, size] of sizes.entries()) local.writeUInt32LE(size, 18 + at * 4);
  local.writeUInt16LE(title.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(method, 10);
  for (const [at, size] of sizes.entries()) central.writeUInt32LE(size, 20 + at * 4);
  central.writeUInt16LE(title.length, 28);
  const directoryAt = local.length + title.length + packed.length;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  for (const at of [8, 10]) end.writeUInt16LE(1, at);
  end.writeUInt32LE(central.length + title.length, 12);
  end.writeUInt32LE(directoryAt, 16);
  return Buffer.concat([local, title, packed, central, title, end]);
}

const SHEET = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>序号</t></is></c><c r="B1"><v>1e400</v></c></row></sheetData></worksheet>`;
const ENTITIES = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>`;
const CSV = [
  '项目编号,项目名称,总投资,年度计划,开工日期',
  'P1,"=HYPERLINK(""http://127.0.0.1"")",1e400,NaN,1900-01-00',
  'P2,<script>alert(1)</script>,-0,１２３,9999-12-31',
  'P3,\u202e倒\ud83d,"1,234",１２．５,2026-02-30',
].join('\r\n');
const HTML = '<html><table><tr><td>序号</td><td>=1+1</td></tr><tr><td>1</td></tr></table></html>';
const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF';
const PNG_HEAD = '\x89PNG\r\n\x1a\n';
const END_OF_PNG = '\0\0\0\0IEND\xaeB`\x82';

const CONTENTS: readonly Buffer[] = [
  Buffer.alloc(0),
  bytes('\0'),
  Buffer.from(CSV),
  Buffer.from(`\ufeff${CSV}`),
  Buffer.from(CSV, 'utf16le'),
  Buffer.from(','.repeat(20_000)),
  Buffer.from('\n'.repeat(20_000)),
  Buffer.from(`"${'x'.repeat(50_000)}`),
  Buffer.from(HTML),
  Buffer.from('<table>'.repeat(3_000)),
  Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  Buffer.from(ENTITIES),
  bytes('PK\x03\x04'),
  bytes(`PK\x05\x06${'\0'.repeat(18)}`),
  zip('xl/workbook.xml', Buffer.from('<workbook/>')),
  zip('xl/worksheets/sheet1.xml', Buffer.from(SHEET)),
  zip('../../outside.xml', Buffer.from(SHEET)),
  zip('word/document.xml', Buffer.from(ENTITIES)),
  zip('xl/worksheets/sheet1.xml', Buffer.alloc(2_000_000)),
  zip('xl/worksheets/sheet1.xml', Buffer.from(SHEET), { bytes: 0xfffffff0 }),
  zip('xl/worksheets/sheet1.xml', Buffer.from(SHEET), { method: 99 }),
  bytes(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\xff'.repeat(2_000)}`),
  bytes(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(4_000)}`),
  bytes(PDF),
  bytes('%PDF-1.4'),
  bytes(`${PNG_HEAD}${'\0'.repeat(40)}${END_OF_PNG}`),
  bytes(`\xff\xd8\xff\xe0${'\0'.repeat(40)}\xff\xd9`),
  bytes('MZ\x90\0'),
  bytes('\x7fELF'),
  bytes('#!/bin/sh\necho'),
];

const NAMES: readonly string[] = [
  '项目台账.xlsx',
  '扫描件.pdf',
  'table.csv',
  'photo.png',
  '../../../etc/cron.d/x.xlsx',
  '..\\..\\x.xls',
  'a\u0000.xlsx',
  '\u202exslx.exe',
  `${'长'.repeat(300)}.xlsx`,
  '"quoted".csv',
  'CON.csv',
  '.',
  '=1+1.csv',
  '<b>.html',
  '👩‍👩‍👧.jpg',
];

/** One of the contents under one of the names; a fifth of them noise. */
export function makeJunkFile(random: Random): JunkFile {
  const isNoise = random.hit(0.2);
  const noise = () => Buffer.from(Array.from({ length: random.whole(1, 600) }, () => random.whole(0, 255)));
  const content = isNoise ? noise() : random.pick(CONTENTS);
  const isCut = random.hit(0.15) && content.length > 4;
  return {
    name: random.pick(NAMES),
    media: random.pick(['application/octet-stream', 'text/html', 'application/pdf', 'image/svg+xml']),
    content: isCut ? content.subarray(0, random.whole(1, content.length - 1)) : content,
  };
}
