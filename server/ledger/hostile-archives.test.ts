import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { readWorkbookBytes } from './workbook-bytes.ts';
import { listZipEntries, unpackChunks } from './zip-archive.ts';

/** An archive of one part that says what it likes about its size. */
function archiveOf(name: string, content: Buffer, declaredBytes: number): Buffer {
  const packed = deflateRawSync(content);
  const title = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(title.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(declaredBytes, 24);
  central.writeUInt16LE(title.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(30 + title.length + packed.length, 16);
  return Buffer.concat([local, title, packed, central, title, end]);
}

test('a part that unpacks to more than it says is stopped at the limit, whatever it says', async () => {
  const bytes = archiveOf('xl/worksheets/sheet1.xml', Buffer.alloc(20_000_000, 0x20), 1_000);
  const entry = listZipEntries(bytes).get('xl/worksheets/sheet1.xml');
  if (!entry) throw new Error('the part is listed');
  let unpacked = 0;
  const read = async () => {
    for await (const piece of unpackChunks(bytes, entry, 5_000_000)) unpacked += piece.length;
  };
  await expect(read()).rejects.toThrow(/IMPORT_FILE_TOO_LARGE/);
  expect(unpacked).toBeLessThanOrEqual(5_000_000);
});

test('names that lead out of the archive name nothing on the disk', async () => {
  const bytes = archiveOf('../../../../tmp/luoshi-out.xml', Buffer.from('<a/>'), 4);
  await expect(readWorkbookBytes(bytes, '../../a.xlsx')).rejects.toThrow(/IMPORT_FILE_DAMAGED/);
});

test('a figure from another workbook is read as it was kept, and the other workbook is not looked for', async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('台账');
  sheet.addRow(['序号', '总投资（万元）']);
  sheet.addRow([1, { formula: "'[1]外部台账'!A1", result: 12_000 }]);
  sheet.addRow([2, { formula: "'[1]外部台账'!A2" }]);
  const read = await readWorkbookBytes(Buffer.from(await book.xlsx.writeBuffer()), 'a.xlsx');
  expect(read.sheets[0]?.rows[1]?.[1]).toMatchObject({ value: '12000', formula: true });
  expect(read.sheets[0]?.rows[2]?.[1]).toMatchObject({ uncached: true });
});
