import { describe, expect, it, test } from 'vitest';
import { SHIPPED_INDICATORS } from '#core/indicators/shipped-indicators.ts';
import { readDefinition, type TypedDefinition } from './read-definition.ts';

const [gdp] = SHIPPED_INDICATORS.filter(({ code }) => code === 'gdp');
const typed = (rest: TypedDefinition = {}): TypedDefinition => ({
  ...gdp,
  ...{ code: 'digital-output', name: '数字经济核心产业营业收入', rankBy: 'growth', partOf: null },
  ...{ ratioOf: undefined, ratioTop: null, ratioBottom: null },
  ...rest,
});
const fieldsOf = (rest: TypedDefinition, code: string | null = null) =>
  readDefinition(typed(rest), code, SHIPPED_INDICATORS).faults.map(({ field }) => field);

describe('the definition of an indicator as it was typed', () => {
  it('is read, an empty choice as none', () => {
    const { indicator, faults } = readDefinition(typed({ rankBy: '' }), null, SHIPPED_INDICATORS);
    expect(faults).toEqual([]);
    expect(indicator).toMatchObject({ code: 'digital-output', rankBy: null, ratioOf: null, partOf: null });
  });

  it('takes a last month, or none', () => {
    expect(readDefinition(typed({ until: '2026-09' }), null, []).indicator?.until).toBe('2026-09');
    expect(readDefinition(typed({ until: ' ' }), null, []).indicator?.until).toBeNull();
    expect(fieldsOf({ until: '9月' })).toEqual(['until']);
  });

  it('keeps numerator and denominator in their order', () => {
    const ratio = { kind: 'rate', hasProRata: false, growth: 'none', rankBy: 'level', alongTime: 'parts' };
    const { indicator } = readDefinition(
      typed({ ...ratio, ratioTop: 'tax-revenue', ratioBottom: 'public-budget-revenue' }),
      null,
      [],
    );
    expect(indicator?.ratioOf).toEqual(['tax-revenue', 'public-budget-revenue']);
  });

  test.each<[string, TypedDefinition, string[]]>([
    ['an empty name', { name: '' }, ['name']],
    ['a code in capitals', { code: 'Digital' }, ['code']],
    ['a code that is taken', { code: 'gdp' }, ['code']],
    ['a name that is taken', { name: '地区生产总值' }, ['name']],
    [
      'a ratio without its denominator',
      { kind: 'rate', hasProRata: false, ratioTop: 'gdp' },
      ['ratioBottom'],
    ],
    ['a ratio of one and the same', { ratioTop: 'gdp', ratioBottom: 'gdp' }, ['ratioBottom', 'ratioTop']],
    ['a sum that is asked of a rate', { kind: 'rate', hasProRata: false, alongTime: 'sum' }, ['alongTime']],
    ['a day that no month has', { dueDay: 40 }, ['dueDay']],
    ['an order by a growth that is not there', { growth: 'none' }, ['rankBy']],
  ])('%s is told at its field', (_name, rest, fields) => {
    expect(fieldsOf(rest)).toEqual(fields);
  });

  it('may keep its own code when it is changed', () => {
    expect(
      fieldsOf({ ...gdp, rankBy: 'growth', digits: 1, code: 'gdp', name: '地区生产总值（GDP）' }, 'gdp'),
    ).toEqual([]);
  });
});
