import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RawCell, RawSheet } from '#core/ledger/public.ts';
import { toCellAddress } from '#core/ledger/public.ts';
import { readStatistics } from './read-statistics.ts';
import type { StatReading } from './stat-reading.ts';
import { TEST_DICTIONARY } from './testing-dictionary.ts';

const number = (value: string): RawCell => ({ shown: value, type: 'number', value });
const toSheet = (rows: RawCell[][]): RawSheet => ({
  ...{ name: '表', rows, merges: [], hiddenRows: [], hiddenColumns: [], hidden: false },
});
const read = (rows: RawCell[][], answers: Record<string, string> = {}): StatReading =>
  readStatistics(
    { workbook: { format: 'xlsx', sheets: [toSheet(rows)] }, fileName: '导出.xlsx', answers, thisYear: 2026 },
    TEST_DICTIONARY,
  );

function listUnaccounted(rows: RawCell[][], reading: StatReading): string[] {
  const known = new Set([
    ...reading.read,
    ...reading.heads,
    ...[...reading.notes, ...reading.questions].flatMap(({ places }) => places),
  ]);
  return rows.flatMap((row, r) =>
    row.flatMap((cell, c) => {
      const shown = cell === null ? '' : typeof cell === 'string' ? cell : cell.shown;
      const place = toCellAddress('表', r, c);
      // An apostrophe alone is Excel's mark of a text, and no content.
      return shown.replace(/['’\s]/g, '') === '' || known.has(place) ? [] : [`${place} ${shown}`];
    }),
  );
}

const toLines = ({ cells }: StatReading): string[] =>
  cells.map((cell) => JSON.stringify({ ...cell, place: null }));

const REGIONS = TEST_DICTIONARY.subjects.flatMap(({ name, shortName }) => [name, shortName]);
const HEADS = [
  '规模以上工业总产值(亿元)',
  '规模以上工业总产值增速(%)',
  '社会消费品零售总额(万元)',
  '固定资产投资（亿元）',
  '固定资产投资同比增长%',
  '固定资产投资增速位次',
  '金融机构贷款余额（亿元）',
  '从未听说的指标（亿元）',
];
const figure = fc.oneof(
  fc.integer({ min: 100, max: 99_999 }).map((value): RawCell => number((value / 10).toString())),
  fc.constantFrom<RawCell>('1,234.5', '９８．６', '—', '…', '12.5①', '约三百', null, '(3.2)', '-7.5%'),
);
const table = fc
  .record({
    regions: fc.uniqueArray(fc.constantFrom(...TEST_DICTIONARY.subjects.map(({ name }) => name)), {
      minLength: 2,
      maxLength: 8,
    }),
    heads: fc.uniqueArray(fc.constantFrom(...HEADS), { minLength: 2, maxLength: 6 }),
  })
  .chain(({ regions, heads }) =>
    fc.record({
      regions: fc.constant(regions),
      heads: fc.constant(heads),
      figures: fc.array(fc.array(figure, { minLength: heads.length, maxLength: heads.length }), {
        minLength: regions.length,
        maxLength: regions.length,
      }),
      rowOrder: fc.shuffledSubarray(
        regions.map((_, at) => at),
        { minLength: regions.length },
      ),
      columnOrder: fc.shuffledSubarray(
        heads.map((_, at) => at),
        { minLength: heads.length },
      ),
    }),
  );

const lay = (
  { regions, heads, figures }: { regions: string[]; heads: string[]; figures: RawCell[][] },
  rowOrder: number[],
  columnOrder: number[],
): RawCell[][] => [
  ['2026年1-9月主要指标'],
  ['地区', ...columnOrder.map((at) => heads[at] ?? '')],
  ...rowOrder.map((row) => [regions[row] ?? '', ...columnOrder.map((at) => figures[row]?.[at] ?? null)]),
  ['注：快报数。'],
];

describe('reading statistical tables', () => {
  test('any order of regions and of columns gives the same cells and the same questions', () => {
    fc.assert(
      fc.property(table, ({ rowOrder, columnOrder, ...content }) => {
        const plain = read(
          lay(
            content,
            content.regions.map((_, at) => at),
            content.heads.map((_, at) => at),
          ),
        );
        const mixed = read(lay(content, rowOrder, columnOrder));
        expect(toLines(mixed)).toEqual(toLines(plain));
        const keys = ({ questions }: StatReading) => questions.map(({ key }) => key).sort();
        expect(keys(mixed)).toEqual(keys(plain));
      }),
      { numRuns: 150 },
    );
  });

  test('no filled cell is dropped in silence, and the same file gives the same', () => {
    fc.assert(
      fc.property(table, ({ rowOrder, columnOrder, ...content }) => {
        const rows = lay(content, rowOrder, columnOrder);
        expect(listUnaccounted(rows, read(rows))).toEqual([]);
        expect(read(rows)).toEqual(read(rows));
      }),
      { numRuns: 100 },
    );
  });

  test('of any sheet whatever every filled cell is a figure, a head, a question or a note', () => {
    const anything = fc.oneof(
      { weight: 4, arbitrary: figure },
      fc.constantFrom<RawCell>(
        ...REGIONS,
        ...HEADS,
        '合计',
        '1-9月',
        '9月',
        '2025年',
        '上半年',
        '累计',
        '同比',
        '位次',
        '单位：万元',
        '单位',
        '万元',
        '序号',
        '备注',
        '年份',
        '本月',
        '上年同期',
        '一、工业',
        '注：无',
        '*',
      ),
      fc.constantFrom<RawCell>(number('2016'), number('2016.1'), number('1'), number('2'), number('202609')),
      fc.constant<RawCell>({ shown: '2026-09-30', type: 'date', value: '2026-09-30' }),
      fc.string().map((text): RawCell => text.trim()),
    );
    fc.assert(
      fc.property(fc.array(fc.array(anything, { maxLength: 6 }), { maxLength: 9 }), (rows) => {
        expect(listUnaccounted(rows, read(rows))).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  test('below two columns of units nothing is dropped in silence', () => {
    const rows: RawCell[][] = [
      ['单位', '单位'],
      ['云岭市', ':'],
    ];
    expect(listUnaccounted(rows, read(rows))).toEqual([]);
  });

  test('two figures for one cell are asked with the region, the month and both figures', () => {
    const rows: RawCell[][] = [
      ['2026年1-9月固定资产投资（亿元）'],
      ['地区', '总量'],
      ['望川县', number('120')],
      ['望川', number('125.5')],
      ['注：1. 初步数。'],
      ['2. 含铁路投资。'],
    ];
    const { questions, notes } = read(rows);
    expect(questions[0]?.sentence).toBe('望川县2026年9月固定资产投资在文件里有两套数，用哪一套？');
    expect(questions[0]?.choices.map(({ label }) => label)).toEqual([
      '用“表!B3”的数（120）',
      '用“表!B4”的数（125.5）',
      '不导入',
    ]);
    // The second line of a footnote does not begin with 注, and is told all the same.
    expect(notes.filter(({ kind }) => kind === 'footnote').map(({ sentence }) => sentence)).toEqual([
      '说明：注：1. 初步数。',
      '说明：2. 含铁路投资。',
    ]);
  });

  test('a figure like a year below the name of an indicator is a figure', () => {
    const rows: RawCell[][] = [
      ['2026年1-9月主要指标'],
      ['地区', '固定资产投资同比增长%', '规模以上工业总产值增速(%)'],
      ['双塔湾区', '约三百', number('10')],
      ['清屏县', number('1900'), number('10')],
    ];
    const cells = read(rows).cells.map(({ subject, period, growth }) => [subject, period, growth]);
    expect(cells).toContainEqual(['X06', '2026-09', '1900']);
    expect(new Set(cells.map(([, period]) => period))).toEqual(new Set(['2026-09']));
  });

  test('an answer that a question does not offer answers nothing', () => {
    const rows: RawCell[][] = [
      ['2026年9月固定资产投资（亿元）'],
      ['地区', '总量'],
      ['望川县', number('120')],
    ];
    const [question] = read(rows).questions;
    expect(question?.kind).toBe('span');
    expect(read(rows, { [question?.key ?? '']: '随便' }).questions).toHaveLength(1);
    expect(read(rows, { [question?.key ?? '']: 'cumulative' }).cells).toHaveLength(1);
  });

  test('a name that was taught is known at the next file', () => {
    const rows: RawCell[][] = [
      ['2026年1-9月固定资产投资（亿元）'],
      ['地区', '总量'],
      ['沧浦县级市', number('120')],
    ];
    const taught = { ...TEST_DICTIONARY, taught: { indicator: {}, subject: { 沧浦县级市: 'X04' } } };
    const workbook = { format: 'xlsx' as const, sheets: [toSheet(rows)] };
    expect(read(rows).questions.map(({ key }) => key)).toEqual(['subject:沧浦县级市']);
    expect(
      readStatistics({ workbook, fileName: 'a', answers: {}, thisYear: 2026 }, taught).cells[0]?.subject,
    ).toBe('X04');
  });
});
