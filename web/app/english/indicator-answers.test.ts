import { describe, expect, test } from 'vitest';
import { checkOfficeFigures, DEFAULT_THRESHOLDS } from '#core/enterprises/public.ts';
import { checkFiling, type FilingContext } from '#core/indicators/check-filing.ts';
import { checkSubjects } from '#core/indicators/check-subjects.ts';
import type { FilingCell } from '#core/indicators/filing.ts';
import { Indicator } from '#core/indicators/indicator.ts';
import { judgeIndicator, sayGrowth } from '#core/indicators/indicator-light.ts';
import { DEFAULT_INDICATOR_RULES } from '#core/indicators/indicator-rules.ts';
import { sayMatch } from '#core/indicators/match-rules.ts';
import { SHIPPED_INDICATORS } from '#core/indicators/shipped-indicators.ts';
import type { SubjectInput } from '#core/indicators/subject.ts';
import type { StandingTarget } from '#core/indicators/target.ts';
import { inEnglish, readSentence } from './english-answers.ts';

const HAN = /\p{Script=Han}/u;
const left = (texts: readonly string[]): string[] => texts.map(readSentence).filter((text) => HAN.test(text));

test('every shipped indicator has an English name, unit, group and department, also in an answer', () => {
  const words = SHIPPED_INDICATORS.flatMap(({ name, unit, group, sourceDepartment }) => [
    ...[name, unit, group, sourceDepartment],
  ]);
  expect(left([...new Set(words)])).toEqual([]);
  const [indicator] = SHIPPED_INDICATORS;
  const answer = inEnglish({ row: { indicator }, package: { indicators: [indicator] } });
  expect(answer.row.indicator?.name).toBe('GDP');
  expect(answer.package.indicators[0]?.name).toBe('地区生产总值');
});

const TARGETS: Partial<StandingTarget>[] = [
  { value: '100' },
  { value: '100', months: Array.from({ length: 12 }, (_, at) => String((at + 1) * 8)) },
  { growth: '5' },
  { rank: 3 },
  { value: '80', growth: '-1', rank: 1 },
];

describe.each(['industry-output', 'deposits', 'tax-share', 'air-quality-index', 'accidents', 'urban-jobs'])(
  'lights of %s',
  (code) => {
    const indicator = SHIPPED_INDICATORS.find((one) => one.code === code);
    if (!indicator) throw new Error(`no indicator ${code}`);
    test.each([
      ['79', '4.2'],
      ['83.2', '-0.3'],
      ['100', '0'],
      ['120', '6'],
      [null, null],
    ])('value %s, growth %s', (value, growth) => {
      for (const wish of [null, ...TARGETS]) {
        const target = wish && {
          kind: 'budget',
          value: null,
          growth: null,
          rank: null,
          months: null,
          ...wish,
        };
        const figure = { period: '2026-10', value, growth } as never;
        const facts = { indicator, period: '2026-10', figure, target: target as never, rank: 5 };
        const said = judgeIndicator(facts, DEFAULT_INDICATOR_RULES);
        expect(left([...said.reasons, ...said.wayToGreen])).toEqual([]);
      }
    });
  },
);

test('matches are told with names and growths', () => {
  const growths = ['5.3', '-4.4', '0'].map(sayGrowth);
  const said = growths.flatMap((growth) =>
    (['match', 'watch', 'mismatch'] as const).map((verdict) =>
      sayMatch({
        main: { name: '规模以上工业增加值', growth },
        support: { name: '工业用电量', growth: growths[1] ?? '' },
        distance: '9.7',
        verdict,
      }),
    ),
  );
  expect(left(said)).toEqual([]);
  expect(readSentence(said[2] ?? '')).toBe(
    'Industrial value added up 5.3%, Industrial electricity down 4.4%: 9.7 points apart, mismatch',
  );
});

test('findings of a filing: the cell by its name, the rest in English', () => {
  const standing = { value: '100', growth: '3' };
  const context: FilingContext = {
    ...{ kind: 'monthly', period: '2026-10' },
    indicators: new Map(SHIPPED_INDICATORS.map((one) => [one.code, one])),
    subjects: new Map([['A', { name: '望川', isOwn: true }]]),
    own: new Set(SHIPPED_INDICATORS.map(({ code }) => code)),
    standing: () => standing,
  };
  const cell = (indicator: string, rest: Partial<FilingCell>): FilingCell => ({
    ...{ indicator, subject: 'A', period: '2026-10', value: null, growth: null, base: null },
    ...{ place: null, reason: '' },
    ...rest,
  });
  const cells = [
    cell('industry-output', { value: '60', growth: '8' }),
    cell('industry-sales', { value: '1000000' }),
    cell('industry-profit', { value: '0.01' }),
    cell('retail-sales', { value: '1000' }),
    cell('tourism-revenue', { value: '10' }),
    cell('urban-retail-sales', { value: '2000' }),
    cell('production-sales-rate', { value: '9700' }),
    cell('gdp', { value: '5' }),
    cell('loans', {}),
    cell('deposits', { base: '5' }),
    cell('loans', { value: '7' }),
    cell('livestock', { period: '2026-09', value: '4' }),
  ];
  const findings = checkFiling(cells, context);
  expect(new Set(findings.map(({ ruleId }) => ruleId)).size).toBeGreaterThan(9);
  // What names the cell stands before the first colon and stays.
  const said = findings.map(({ sentence }) => readSentence(sentence).replace(/^[^:：]*:/, ''));
  expect(said.filter((text) => HAN.test(text))).toEqual([]);
  expect(left(findings.map(({ remedy }) => remedy))).toEqual([]);
});

test.each([
  ['望川由第9位到第6位，超过安澜、鹤溪洲', '望川: from Rank 9 to Rank 6, passing 安澜、鹤溪洲'],
  ['望川由第3位到第3位', '望川: from Rank 3 to Rank 3'],
  ['望川仍排并列第2位', '望川: still Rank 2, shared'],
  ['望川由第2位到并列第4位，被安澜超过', '望川: from Rank 2 to Rank 4, shared, passed by 安澜'],
  ['望川排第1位', '望川: Rank 1'],
  ['全市', 'City'],
])('a trial of another figure: %s', (chinese, english) => {
  expect(readSentence(chinese)).toBe(english);
});

test('titles that the product gives to filings are English, also where a sentence names them; typed ones stay', () => {
  expect(
    ['统计局2026年10月指标', '财政局2026年9月指标预计数', '统计局导入：月报.xls', '统计局指标修订'].map(
      readSentence,
    ),
  ).toEqual([
    '统计局: indicators of Oct 2026',
    '财政局: forecast of Sep 2026',
    '统计局: import of 月报.xls',
    '统计局: revision of indicators',
  ]);
  expect(readSentence('指标报送“统计局2026年10月指标”待填报')).toBe(
    'Filing “统计局: indicators of Oct 2026”: to fill in',
  );
  expect(readSentence('固定资产投资8月数修订')).toBe('固定资产投资8月数修订');
  expect(readSentence('已放弃导入：月报.xls，报送草稿里的3个数已退出')).toBe(
    'Given up: 月报.xls; 3 figures taken out of the draft',
  );
});

test('faults of a definition and of a list, papers of an entry and questions for a talk are English', () => {
  const [gdp] = SHIPPED_INDICATORS;
  const wrong = [
    { hasProRata: true, kind: 'stock' },
    { kind: 'cumulative', alongTime: 'sum' },
    { kind: 'rate', alongTime: 'sum', hasProRata: false },
    { growth: 'none', rankBy: 'growth' },
    { ratioOf: ['tax-revenue', 'gdp'] },
    { direction: 'neither' },
  ].flatMap((rest) => Indicator.safeParse({ ...gdp, ...rest }).error?.issues ?? []);
  expect(wrong.length).toBeGreaterThan(5);
  expect(left(wrong.map(({ message }) => message))).toEqual([]);
  const region: SubjectInput = {
    ...{ code: 'A', name: '甲县', shortName: '甲', aliases: [], peerGroups: [], isActive: true },
    ...{ kind: 'region', level: 'county', isOwn: true, parentCode: 'Z' },
  };
  const list: SubjectInput[] = [
    region,
    { ...region, level: null },
    { ...region, code: 'B', isActive: false },
    { ...region, code: 'C', parentCode: 'C', kind: 'sector' },
  ];
  const faults = checkSubjects(list, new Map()).map(({ message }) => message);
  expect(faults.length).toBeGreaterThan(5);
  expect(left(faults.map((fault) => fault.replace(/甲县?/g, 'X')))).toEqual([]);
  expect(left(DEFAULT_THRESHOLDS.thresholds.flatMap(({ papers, basis }) => [...papers, basis]))).toEqual([]);
  const figures = (sales: string, rest = {}) => ({
    ...{ period: '2026-10', salesYuan: sales, profitYuan: '-1', outputYuan: '9', electricityKwh: '1' },
    ...rest,
  });
  const notes = [
    ...checkOfficeFigures(figures('5'), figures('4', { electricityKwh: '3' }), figures('6')),
    ...checkOfficeFigures(figures('0'), null, null),
  ];
  expect(notes).toHaveLength(4);
  expect(left(notes.map(({ sentence }) => sentence))).toEqual([]);
});
