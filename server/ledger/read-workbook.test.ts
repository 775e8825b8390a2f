import { readFile } from 'node:fs/promises';
import { writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import type { RawCell } from '#core/ledger/import/raw-sheet.ts';
import { Refusal } from '#core/platform/public.ts';
import { findDelimiter, splitCsv } from './read-csv.ts';
import { readWorkbook } from './read-workbook.ts';
import { readWorkbookBytes } from './workbook-bytes.ts';

const ROWS = [
  ['序号', '项目名称', '总投资（万元）'],
  [1, '望川路', 1200.5],
  [2, '清溪路', 800],
];

async function codeOf(reading: Promise<unknown>): Promise<string> {
  try {
    await reading;
    return 'read';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error.body.allowed.length).toBeGreaterThan(0);
    expect(error.body.en).not.toMatch(/\p{Script=Han}/u);
    return error.body.code;
  }
}

async function bookBytes(rows: (string | number | null)[][] = ROWS): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets: [{ name: '台账', rows }] }));
}

function shown(rows: RawCell[][] | undefined): (string | null)[][] {
  return (rows ?? []).map((row) =>
    row.map((cell) => (cell === null || typeof cell === 'string' ? cell : cell.shown)),
  );
}

describe('a file that is no readable workbook is refused with a code and a remedy', () => {
  it.each([
    ['an empty file', 'a.xlsx', Buffer.alloc(0), 'IMPORT_FILE_EMPTY'],
    [
      'a web page called .xls',
      'a.xls',
      Buffer.from('<html><form>请登录</form></html>'),
      'IMPORT_FILE_IS_WEB_PAGE',
    ],
    [
      'an XML spreadsheet of 2003',
      'a.xls',
      Buffer.from('<?xml version="1.0"?><Workbook/>'),
      'IMPORT_FILE_IS_WEB_PAGE',
    ],
    ['a picture', 'a.xlsx', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), 'IMPORT_FILE_WRONG_KIND'],
    ['a PDF', 'a.xlsx', Buffer.from('%PDF-1.7'), 'IMPORT_FILE_WRONG_KIND'],
    ['plain text called .xlsx', 'a.xlsx', Buffer.from('望川县'), 'IMPORT_FILE_DAMAGED'],
    ['binary rubbish called .csv', 'a.csv', Buffer.from([1, 2, 3, 0, 255, 254]), 'IMPORT_FILE_NOT_TEXT'],
    ['a CSV of blank cells', 'a.csv', Buffer.from('\n,,\n'), 'IMPORT_WORKBOOK_BLANK'],
    [
      'an old workbook of rubbish',
      'a.xls',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000, 7)]),
      'IMPORT_FILE_DAMAGED',
    ],
  ])('%s', async (_, name, bytes, code) => {
    expect(await codeOf(readWorkbookBytes(bytes, name))).toBe(code);
  });

  it('a workbook cut off anywhere is called damaged and never half read', async () => {
    const bytes = await bookBytes();
    for (let share = 1; share < 20; share++) {
      const cut = bytes.subarray(0, Math.floor((bytes.length * share) / 20));
      expect(await codeOf(readWorkbookBytes(cut, 'a.xlsx'))).toBe('IMPORT_FILE_DAMAGED');
    }
  });

  it('a workbook with a password is refused', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: '台账', rows: ROWS }],
      encryption: { password: 'x', spinCount: 10 },
    });
    expect(await codeOf(readWorkbookBytes(Buffer.from(bytes), 'a.xlsx'))).toBe('IMPORT_FILE_ENCRYPTED');
  });

  it('a workbook with macros is refused', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: '台账', rows: ROWS }],
      vbaProject: new Uint8Array([1]),
    });
    expect(await codeOf(readWorkbookBytes(Buffer.from(bytes), 'a.xlsm'))).toBe('IMPORT_FILE_HAS_MACROS');
  });

  it('a declared size that no real sheet has is refused before unpacking', async () => {
    const bytes = await bookBytes();
    for (let at = 0; at + 28 < bytes.length; at++) {
      if (bytes.readUInt32LE(at) === 0x02014b50) bytes.writeUInt32LE(1_400_000_000, at + 24);
    }
    expect(await codeOf(readWorkbookBytes(bytes, 'a.xlsx'))).toBe('IMPORT_FILE_TOO_LARGE');
  });
});

describe('cells are given as Excel shows them', () => {
  it('numbers follow their format, dates theirs, and the exact value stays beside', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '台账',
          rows: [
            ['金额', '日期', '比率'],
            [12345.678, new Date(Date.UTC(2026, 5, 15)), 0.655],
          ],
          columns: [{ numFmt: '#,##0.00' }, { numFmt: 'yyyy"年"m"月"' }, { numFmt: '0.0%' }],
        },
      ],
    });
    const workbook = await readWorkbookBytes(Buffer.from(bytes), 'a.xlsx');
    expect(workbook.sheets[0]?.rows[1]).toMatchObject([
      { shown: '12,345.68', type: 'number', value: '12345.678' },
      { shown: '2026年6月', type: 'date', value: '2026-06-15' },
      { shown: '65.5%', type: 'number', value: '0.655' },
    ]);
  });

  it('identifiers of 18 digits written as text stay as they are, those written as numbers are marked', async () => {
    const workbook = await readWorkbookBytes(
      await bookBytes([
        ['代码', '代码'],
        ['420999199001011234', Number('420999199001011234')],
      ]),
      'a.xlsx',
    );
    expect(workbook.sheets[0]?.rows[1]?.[0]).toBe('420999199001011234');
    expect(workbook.sheets[0]?.rows[1]?.[1]).toMatchObject({ lostDigits: true });
  });

  it('a text that begins with = stays text', async () => {
    const csv = await readWorkbookBytes(Buffer.from('名称,值\n=1+1,@SUM(A1)\n'), 'a.csv');
    expect(csv.sheets[0]?.rows[1]).toEqual(['=1+1', '@SUM(A1)']);
  });

  it('an old .xls gives the same texts as the .xlsx it was made of', async () => {
    const bytes = await readFile(new URL('../../cases/import/old-format.xls', import.meta.url));
    const workbook = await readWorkbookBytes(bytes, 'old-format.xls');
    expect(workbook.format).toBe('xls');
    expect(shown(workbook.sheets[0]?.rows)[1]).toEqual(['1', '甲路', '1,200.50', '2024年6月', '65.5%']);
  });

  it('an old .xls with a password is refused and its ciphertext is not taken for cells', async () => {
    const bytes = await readFile(new URL('../../cases/import/old-format.xls', import.meta.url));
    const begin = bytes.indexOf(Buffer.from('0908100000060500', 'hex'));
    expect(begin).toBeGreaterThan(0);
    // The record after the stream's head becomes the one that says the rest is encrypted.
    bytes.writeUInt16LE(0x002f, begin + 4 + bytes.readUInt16LE(begin + 2));
    expect(await codeOf(readWorkbookBytes(bytes, 'a.xls'))).toBe('IMPORT_FILE_ENCRYPTED');
  });

  it('merged cells and hidden sheets are told', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: '台账', rows: ROWS, merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 2 }] },
        { name: '旧表', rows: [['x']], hidden: true },
      ],
    });
    const workbook = await readWorkbookBytes(Buffer.from(bytes), 'a.xlsx');
    expect(workbook.sheets[0]?.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 2 }]);
    expect(workbook.sheets.map((sheet) => sheet.hidden)).toEqual([false, true]);
  });
});

describe('delimited text', () => {
  it('is read in UTF-8 with and without mark, in UTF-16 and with other delimiters', async () => {
    const text = '序号\t项目名称\r\n1\t"甲\n乙"\r\n';
    const expected = [
      ['序号', '项目名称'],
      ['1', '甲\n乙'],
    ];
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`), wide]) {
      expect((await readWorkbookBytes(bytes, '台账.csv')).sheets[0]?.rows).toEqual(expected);
    }
    expect(findDelimiter('a;b;c\n1;"2,5";3\n')).toBe(';');
    expect(findDelimiter('序号|项目|总投资\n1|甲|"1,200"\n2|乙|3000\n')).toBe('|');
  });

  it('takes doubled quotes as one and a quote that is never closed as a plain character', async () => {
    expect(splitCsv('a,"b""c"\n', ',').rows).toEqual([['a', 'b"c']]);
    const open = await readWorkbookBytes(Buffer.from('序号,名称\n1,"甲\n2,乙\n'), 'a.csv');
    expect(open.sheets[0]?.rows).toEqual([
      ['序号', '名称'],
      ['1', '"甲'],
      ['2', '乙'],
    ]);
  });

  it('names its one sheet after the file', async () => {
    expect((await readWorkbookBytes(Buffer.from('甲,乙\n1,2\n'), '/x/六月 台账.csv')).sheets[0]?.name).toBe(
      '六月 台账',
    );
  });
});

describe('a cell', () => {
  it('longer than Excel lets one be refuses the file and names the place', async () => {
    const withCell = (length: number) => Buffer.from(`项目名称,备注\n望川路,${'一'.repeat(length)}\n`);
    expect((await readWorkbookBytes(withCell(32_767), '六月.csv')).sheets).toHaveLength(1);
    await expect(readWorkbookBytes(withCell(32_768), '六月.csv')).rejects.toMatchObject({
      body: { code: 'IMPORT_FILE_TOO_LARGE', zh: expect.stringContaining('“六月”第2行第2列的文字超过32767') },
    });
  });
});

describe('the child process', () => {
  it('gives back the workbook, and a refusal where there is one', async () => {
    const workbook = await readWorkbook({ bytes: await bookBytes(), fileName: 'a.xlsx' });
    expect(shown(workbook.sheets[0]?.rows)).toEqual([
      ['序号', '项目名称', '总投资（万元）'],
      ['1', '望川路', '1200.5'],
      ['2', '清溪路', '800'],
    ]);
    expect(await codeOf(readWorkbook({ bytes: Buffer.from('<html>'), fileName: 'a.xls' }))).toBe(
      'IMPORT_FILE_IS_WEB_PAGE',
    );
  });

  it('is stopped when it takes too long or too large a file, and a missing file is named', async () => {
    expect(
      await codeOf(readWorkbook({ bytes: await bookBytes(), fileName: 'a.xlsx' }, { timeoutMs: 1 })),
    ).toBe('IMPORT_TOO_SLOW');
    expect(
      await codeOf(readWorkbook({ bytes: await bookBytes(), fileName: 'a.xlsx' }, { maxFileBytes: 10 })),
    ).toBe('IMPORT_FILE_TOO_LARGE');
    expect(await codeOf(readWorkbook({ path: '/no/such/file.xlsx', fileName: 'file.xlsx' }))).toBe(
      'IMPORT_FILE_NOT_FOUND',
    );
  });
});
