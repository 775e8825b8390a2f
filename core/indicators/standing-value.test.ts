import { describe, expect, it, test } from 'vitest';
import { getLatestDue, isDueIn, listDueMonths } from './due-months.ts';
import { pickStanding, pickStandings, type ValueRow } from './standing-value.ts';
import { deriveRatio, deriveSubjectFigure } from './subject-figure.ts';

const row = (id: string, value: string | null, rest: Partial<ValueRow> = {}): ValueRow => ({
  ...{
    id,
    indicatorId: 1,
    subjectId: 2,
    period: '2026-09',
    value,
    growth: null,
    base: null,
    certainty: 'preliminary',
  },
  ...rest,
});

describe('the row that stands', () => {
  test.each([
    ['nothing was signed', [], null],
    ['one row', [row('1', '5')], '5'],
    ['the later of two', [row('1', '5'), row('2', '6')], '6'],
    [
      'a published one, however late the forecast',
      [row('1', '5'), row('2', '9', { certainty: 'forecast' })],
      '5',
    ],
    ['a forecast where nothing is published', [row('1', '9', { certainty: 'forecast' })], '9'],
    ['nothing once it was taken back', [row('1', '5'), row('2', null)], null],
    ['what was signed after that', [row('1', '5'), row('2', null), row('3', '7')], '7'],
  ])('is %s', (_name, rows, expected) => {
    expect(pickStanding(rows)?.value ?? null).toBe(expected);
  });

  it('says how many it took the place of, and cells do not mix', () => {
    const standings = pickStandings([row('1', '5'), row('2', '6'), row('3', '8', { subjectId: 3 })]);
    expect(standings.at(1, 2, '2026-09')?.revisions).toBe(1);
    expect(standings.at(1, 3, '2026-09')?.value).toBe('8');
    expect(standings.at(1, 3, '2026-08')).toBeNull();
  });

  it('is the same in whatever order the rows come: ids count as numbers', () => {
    const rows = [row('9', '5'), row('10', '6'), row('100', null), row('101', '7'), row('8', '1')];
    for (const turned of [rows, rows.toReversed(), [...rows.slice(2), ...rows.slice(0, 2)]])
      expect(pickStandings(turned).at(1, 2, '2026-09')).toMatchObject({
        id: '101',
        value: '7',
        revisions: 4,
      });
  });
});

describe('the figure of a subject', () => {
  const standing = (value: string | null, rest: Partial<ValueRow> = {}) => ({
    ...row('1', value, rest),
    revisions: 0,
  });
  test.each([
    ['last year’s own value', standing('110'), standing('100'), '10', '100'],
    ['the comparable value given with it', standing('110', { base: '88' }), standing('100'), '25', '88'],
    [
      'the published growth, which implies it',
      standing('110', { growth: '10', base: '88' }),
      standing('90'),
      '10',
      '100',
    ],
    ['nothing before', standing('110'), null, null, null],
  ])('grows from %s', (_name, now, lastYear, growth, before) => {
    expect(
      deriveSubjectFigure({ kind: 'cumulative', growth: 'nominal' }, '2026-09', { now, lastYear }),
    ).toMatchObject({
      growth,
      before,
    });
  });

  it('of a rate moves in points and has no growth', () => {
    const figure = deriveSubjectFigure({ kind: 'rate', growth: 'none' }, '2026-09', {
      now: standing('63.5'),
      lastYear: standing('65'),
    });
    expect(figure).toMatchObject({ growth: null, pointsOnYear: '-1.5' });
  });

  test.each([
    ['8', '12', '66.666666666666'],
    ['8', '0', null],
    [null, '12', null],
  ])('a ratio of %s in %s is %s', (part, whole, expected) => {
    expect(deriveRatio(part, whole)).toBe(expected);
  });
});

describe('months with a figure', () => {
  const monthly = { every: 'month', hasNoJanuary: true } as const;
  test.each([
    [monthly, '2026-01', '2025-12'],
    [monthly, '2026-02', '2026-02'],
    [{ every: 'quarter', hasNoJanuary: false } as const, '2026-10', '2026-09'],
    [{ every: 'half-year', hasNoJanuary: false } as const, '2026-05', '2025-12'],
    [{ every: 'year', hasNoJanuary: false } as const, '2026-11', '2025-12'],
  ])('%j at %s is that of %s', (indicator, month, expected) => {
    expect(getLatestDue(indicator, month)).toBe(expected);
  });

  it('are listed in order, both ends counted', () => {
    expect(listDueMonths({ every: 'quarter', hasNoJanuary: true }, '2025-12', '2026-06')).toEqual([
      '2025-12',
      '2026-03',
      '2026-06',
    ]);
    expect(isDueIn(monthly, '2026-01')).toBe(false);
    const stopped = { ...monthly, until: '2026-05' };
    expect([isDueIn(stopped, '2026-05'), isDueIn(stopped, '2026-06')]).toEqual([true, false]);
    expect(getLatestDue(stopped, '2027-03')).toBe('2026-05');
  });
});
