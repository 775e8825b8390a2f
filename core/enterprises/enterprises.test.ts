import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { checkOfficeFigures, type OfficeFigures } from './check-office-figures.ts';
import { DEFAULT_THRESHOLDS, findThreshold, ThresholdRules } from './enterprise.ts';
import { deriveEntry, type EntryFacts } from './entry-candidate.ts';

describe('the line of a kind', () => {
  it('is the latest that holds on the day: 5,000,000 until it becomes 500,000', () => {
    const project = DEFAULT_THRESHOLDS.thresholds.filter(({ kind }) => kind === 'project');
    const rules: ThresholdRules = {
      nearPercent: 80,
      thresholds: [
        ...project,
        { ...(project[0] as (typeof project)[number]), amountYuan: '500000', validFrom: '2027-01-01' },
      ],
    };
    expect(findThreshold(rules, 'project', '2026-12-31')?.amountYuan).toBe('5000000');
    expect(findThreshold(rules, 'project', '2027-01-01')?.amountYuan).toBe('500000');
    expect(findThreshold(rules, 'industry', '2027-01-01')).toBeUndefined();
  });

  it('is shipped for every kind in a sound form', () => {
    expect(ThresholdRules.safeParse(DEFAULT_THRESHOLDS).error).toBeUndefined();
  });
});

const facts = (rest: Partial<EntryFacts>): EntryFacts => ({
  ...{ kind: 'industry', amountYuan: null, enteredOn: null, leftOn: null, papersDone: [] },
  ...rest,
});
const standing = (rest: Partial<EntryFacts>) => deriveEntry(facts(rest), DEFAULT_THRESHOLDS, '2026-11-21');

describe('before its entry into statistics an enterprise', () => {
  test.each([
    ['has entered', { amountYuan: '1', enteredOn: '2024-01-01' }, 'entered'],
    ['has left', { amountYuan: '1', enteredOn: '2024-01-01', leftOn: '2025-01-01' }, 'left'],
    ['has come back', { amountYuan: '1', enteredOn: '2026-01-01', leftOn: '2025-01-01' }, 'entered'],
    [
      'has left and reaches the line again',
      { amountYuan: '20000000', enteredOn: '2024-01-01', leftOn: '2025-01-01' },
      'reached',
    ],
    ['reaches the line exactly', { amountYuan: '20000000' }, 'reached'],
    ['is near it', { amountYuan: '16000000' }, 'near'],
    ['is below', { amountYuan: '15999999.99' }, 'below'],
    ['has no figure', {}, 'unknown'],
    ['enters by qualification', { kind: 'construction' }, 'reached'],
  ] as const)('%s', (_name, rest, state) => {
    expect(standing(rest).state).toBe(state);
  });

  it('lacks the papers that are not there yet; once entered it lacks none', () => {
    expect(standing({ amountYuan: '20000000', papersDone: ['营业执照'] }).missingPapers).toHaveLength(4);
    expect(standing({ enteredOn: '2024-01-01' }).missingPapers).toEqual([]);
  });

  it('never stands lower with more sales', () => {
    const order = ['unknown', 'below', 'near', 'reached'];
    const amount = fc.integer({ min: 0, max: 40_000_000 });
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((one) =>
          order.indexOf(standing({ amountYuan: String(one) }).state),
        );
        expect(high).toBeGreaterThanOrEqual(low as number);
      }),
    );
  });
});

describe('figures that an enterprise gives to the office', () => {
  const figures = (rest: Partial<OfficeFigures>): OfficeFigures => ({
    ...{ period: '2026-10', salesYuan: '110', profitYuan: '5', outputYuan: '120', electricityKwh: '50' },
    ...rest,
  });
  const year = figures({ period: '2025-10', salesYuan: '100', outputYuan: '110', electricityKwh: '46' });
  test.each([
    ['are sound', {}, null, []],
    ['sell more at a loss', { profitYuan: '-1' }, null, ['ENT-001']],
    ['are zero', { salesYuan: '0' }, null, ['ENT-002']],
    ['make more with less power', { electricityKwh: '30' }, null, ['ENT-003']],
    ['fall against the month before', {}, figures({ period: '2026-09', salesYuan: '111' }), ['ENT-004']],
    ['may be lower than those of another year', {}, figures({ period: '2025-12', salesYuan: '500' }), []],
    ['are missing', { salesYuan: null, profitYuan: null, outputYuan: null, electricityKwh: null }, null, []],
  ] as const)('%s', (_name, rest, lastMonth, rules) => {
    expect(checkOfficeFigures(figures(rest), year, lastMonth).map(({ ruleId }) => ruleId)).toEqual(rules);
  });

  it('a first year asks nothing of growth', () => {
    expect(checkOfficeFigures(figures({ profitYuan: '-1' }), null, null)).toEqual([]);
  });
});
