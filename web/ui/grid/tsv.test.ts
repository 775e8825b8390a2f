import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTsv, renderTsv } from './tsv.ts';

describe('tables on the clipboard', () => {
  it('reads a block as Excel writes it: tabs, line ends, a last line end that opens no row', () => {
    expect(parseTsv('120\t60%\r\n80\t\r\n')).toEqual([
      ['120', '60%'],
      ['80', ''],
    ]);
  });

  it('reads cells with line breaks, tabs and doubled quotes inside quotes', () => {
    expect(parseTsv('"一层\n二层"\t"称""封顶"""\n3')).toEqual([['一层\n二层', '称"封顶"'], ['3']]);
  });

  it('takes a quote that does not close its cell as a plain character', () => {
    expect(parseTsv('"未闭合\t2')).toEqual([['"未闭合', '2']]);
    expect(parseTsv('12"管\t3')).toEqual([['12"管', '3']]);
  });

  it('keeps an empty cell inside the block and one cell for empty text', () => {
    expect(parseTsv('\t\n1\t2')).toEqual([
      ['', ''],
      ['1', '2'],
    ]);
    expect(parseTsv('')).toEqual([['']]);
  });

  it('gives back every table that was written, whatever its cells hold', () => {
    const cell = fc.string().map((text) => text.replace(/\r\n?/g, '\n'));
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    fc.assert(
      fc.property(table, (rows) => {
        // Excel ends the last line too; without that an empty last row could not be seen.
        expect(parseTsv(`${renderTsv(rows)}\r\n`)).toEqual(rows);
      }),
    );
  });
});
