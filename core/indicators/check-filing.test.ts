import { describe, expect, it, test } from 'vitest';
import { checkFiling, type FilingContext, listUnanswered } from './check-filing.ts';
import { checkSubjects } from './check-subjects.ts';
import type { FilingCell } from './filing.ts';
import { SHIPPED_INDICATORS } from './shipped-indicators.ts';
import type { SubjectInput } from './subject.ts';

type Signed = Record<string, { value: string | null; growth: string | null }>;
const contextOf = (signed: Signed = {}, rest: Partial<FilingContext> = {}): FilingContext => ({
  ...{ kind: 'monthly', period: '2026-09' },
  indicators: new Map(SHIPPED_INDICATORS.map((one) => [one.code, one])),
  subjects: new Map([['A', { name: '甲县', isOwn: true }]]),
  own: new Set(SHIPPED_INDICATORS.map(({ code }) => code)),
  standing: (indicator, subject, period) => signed[`${indicator}:${subject}:${period}`] ?? null,
  ...rest,
});
const cell = (indicator: string, value: string | null, rest: Partial<FilingCell> = {}): FilingCell => ({
  ...{ indicator, subject: 'A', period: '2026-09', value, growth: null, base: null, place: null, reason: '' },
  ...rest,
});
const figure = (value: string) => ({ value, growth: null });
const OUTPUT = 'industry-output';

describe('a filing is checked', () => {
  test.each([
    ['a sound cell', cell(OUTPUT, '110'), { 'industry-output:A:2025-09': figure('100') }, []],
    ['an unknown indicator', cell('nobody', '1'), {}, ['IND-000']],
    ['an unknown subject', cell(OUTPUT, '1', { subject: 'Z' }), {}, ['IND-000']],
    ['another month', cell(OUTPUT, '1', { period: '2026-08' }), {}, ['IND-000']],
    [
      'a cumulative figure above the month after it',
      cell(OUTPUT, '100'),
      { 'industry-output:A:2026-10': figure('95') },
      ['IND-016'],
    ],
    ['a quarterly figure in between', cell('gdp', '1', { period: '2026-09' }), {}, []],
    [
      'a signed value changed without a reason',
      cell(OUTPUT, '90'),
      { 'industry-output:A:2026-09': figure('95') },
      ['IND-003'],
    ],
    [
      'the same, with its reason',
      cell(OUTPUT, '90', { reason: '核减' }),
      { 'industry-output:A:2026-09': figure('95') },
      [],
    ],
    [
      'the same value in another form',
      cell(OUTPUT, '95.00'),
      { 'industry-output:A:2026-09': figure('95') },
      [],
    ],
    ['a cell of nothing', cell(OUTPUT, null), {}, ['IND-004']],
    ['last year’s value alone', cell(OUTPUT, null, { base: '3' }), {}, ['IND-002']],
    [
      'a cumulative figure that fell',
      cell(OUTPUT, '90'),
      { 'industry-output:A:2026-08': figure('95') },
      ['IND-010'],
    ],
    [
      'a unit ten thousand times too small',
      cell(OUTPUT, '1000000'),
      { 'industry-output:A:2025-09': figure('100') },
      ['IND-011'],
    ],
    [
      'ten times last year',
      cell(OUTPUT, '1000'),
      { 'industry-output:A:2025-09': figure('100') },
      ['IND-012'],
    ],
    [
      'a growth that the values do not bear',
      cell(OUTPUT, '110', { growth: '20' }),
      { 'industry-output:A:2025-09': figure('100') },
      ['IND-013'],
    ],
    [
      'the same, with a comparable base',
      cell(OUTPUT, '110', { growth: '10', base: '100' }),
      { 'industry-output:A:2025-09': figure('90') },
      [],
    ],
    [
      'a growth at comparable prices',
      cell('industry-value-added', '110', { growth: '6' }),
      { 'industry-value-added:A:2025-09': figure('100') },
      [],
    ],
    [
      'a part beyond its whole',
      cell('tax-revenue', '9'),
      { 'public-budget-revenue:A:2026-09': figure('8') },
      ['IND-014'],
    ],
    ['a rate beyond belief', cell('tax-share', '6300'), {}, ['IND-015']],
  ])('%s', (_name, one, signed, rules) => {
    expect(checkFiling([one], contextOf(signed)).map(({ ruleId }) => ruleId)).toEqual(rules);
  });

  it('a cell that stands twice, and one of another department, cannot be signed', () => {
    expect(
      checkFiling([cell(OUTPUT, '1'), cell(OUTPUT, '2')], contextOf()).map(({ ruleId }) => ruleId),
    ).toEqual(['IND-000']);
    const [foreign] = checkFiling([cell(OUTPUT, '1')], contextOf({}, { own: new Set() }));
    expect(foreign?.sentence).toBe('甲县规模以上工业总产值：这个指标不由本单位报送');
  });

  it('January of what is published from February has no place', () => {
    const [found] = checkFiling(
      [cell(OUTPUT, '1', { period: '2026-01' })],
      contextOf({}, { period: '2026-01' }),
    );
    expect(found?.sentence).toContain('1—2月合并为一期');
  });

  it('a warning is open until somebody says a few words', () => {
    const found = checkFiling([cell(OUTPUT, '90')], contextOf({ 'industry-output:A:2026-08': figure('95') }));
    const key = found[0]?.key ?? '';
    expect(listUnanswered(found, {})).toHaveLength(1);
    expect(listUnanswered(found, { [key]: '冲减' })).toEqual([]);
  });
});

describe('a list of subjects', () => {
  const subject = (code: string, rest: Partial<SubjectInput> = {}): SubjectInput => ({
    ...{
      code,
      kind: 'region',
      level: 'county',
      name: `${code}县`,
      shortName: code,
      aliases: [],
      parentCode: null,
    },
    ...{ peerGroups: [], isOwn: false, isActive: true },
    ...rest,
  });
  const stopped = (code: string, rest: Partial<SubjectInput> = {}) =>
    subject(code, { isActive: false, ...rest });
  test.each([
    ['is sound', [subject('A'), subject('B', { parentCode: 'A' })], []],
    ['may stand on one that is known', [subject('B', { parentCode: 'known' })], []],
    ['has a code twice', [subject('A'), subject('A')], ['A', 'A']],
    ['has an unknown parent', [subject('A', { parentCode: 'nobody' })], ['A']],
    ['has a circle', [subject('A', { parentCode: 'B' }), subject('B', { parentCode: 'A' })], ['A', 'B']],
    ['has a sector with a level', [subject('A', { kind: 'sector' })], ['A']],
    ['has two own regions', [subject('A', { isOwn: true }), subject('B', { isOwn: true })], ['']],
    [
      'has one alias for two counties',
      [subject('A', { aliases: ['甲'] }), subject('B', { aliases: ['甲'] })],
      ['B'],
    ],
    ['takes the name of one that is known', [subject('A', { name: '望川县' })], ['A']],
    ['takes an alias of one that is known', [subject('A', { aliases: ['望川县城'] })], ['A']],
    ['names a known one anew', [subject('X05', { name: '望川县', aliases: ['望川县城', '望川'] })], []],
    ['takes the name of one that it stops', [stopped('X05'), subject('A', { name: '望川县' })], []],
    ['stops one above whom others stand', [stopped('known')], ['known']],
    ['stops the own region', [stopped('X05', { isOwn: true })], ['X05']],
  ])('%s', (_name, subjects, codes) => {
    const known = new Map([
      ['known', subject('known', { name: '临江省', shortName: '全省', level: 'province', aliases: [] })],
      [
        'X05',
        subject('X05', { name: '望川县', shortName: '望川', aliases: ['望川县城'], parentCode: 'known' }),
      ],
    ]);
    expect(checkSubjects(subjects, known).map(({ code }) => code)).toEqual(codes);
  });
});
