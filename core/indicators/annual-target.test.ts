import { describe, expect, it, test } from 'vitest';
import { roundHalfAway } from '#core/platform/public.ts';
import { deriveTargetStanding, type TargetInputs } from './annual-target.ts';
import { deriveGrowth, getGrowthChange } from './indicator-growth.ts';

const asked = (inputs: Partial<TargetInputs>) =>
  deriveTargetStanding({
    indicator: { hasProRata: true, direction: 'higher-is-better' },
    target: '220',
    done: '100',
    monthsDone: 6,
    restBefore: '100',
    ...inputs,
  });

describe('an indicator against the target of its year', () => {
  it('says what is done, what is owed, and what the rest must bring', () => {
    const standing = asked({});
    expect(roundHalfAway(standing.completion ?? '', 4)).toBe('0.4545');
    expect(roundHalfAway(standing.proRataGap ?? '', 4)).toBe('-0.0455');
    expect(standing).toMatchObject({
      shortfall: '10',
      requiredPerMonth: '20',
      requiredGrowthPercent: '20',
      isPastHalf: false,
    });
  });

  it('asks nothing of the rest once the target is reached, and owes nothing', () => {
    expect(asked({ done: '230', monthsDone: 12 })).toMatchObject({ shortfall: '0', requiredPerMonth: '0' });
  });

  it('owes all with no month left', () => {
    expect(asked({ monthsDone: 12 })).toMatchObject({ shortfall: '120', requiredPerMonth: null });
  });

  test.each([
    ['a rate', { indicator: { hasProRata: false, direction: 'higher-is-better' } }],
    ['what is better when lower', { indicator: { hasProRata: true, direction: 'lower-is-better' } }],
  ] as const)('%s has a completion and no pro rata', (_name, inputs) => {
    expect(asked(inputs)).toMatchObject({ proRataGap: null, shortfall: null, isPastHalf: null });
    expect(asked(inputs).completion).not.toBeNull();
  });

  test.each([
    ['no target', { target: null }],
    ['a target of 0', { target: '0' }],
    ['no value', { done: null }],
  ])('%s: there is nothing to compare', (_name, inputs) => {
    expect(asked(inputs).completion).toBeNull();
  });

  it('past half is asked at mid-year only, exactly', () => {
    expect(asked({ done: '110' }).isPastHalf).toBe(true);
    expect(asked({ done: '110', monthsDone: 7 }).isPastHalf).toBeNull();
  });
});

describe('growth', () => {
  it('comes from the values, null without a base above 0', () => {
    expect(deriveGrowth({ value: '220', before: '200', publishedPercent: null })).toEqual({
      percent: '10',
      isPublished: false,
      before: '200',
    });
    expect(deriveGrowth({ value: '220', before: '0', publishedPercent: null }).percent).toBeNull();
  });

  it('that the source gives is used, and the base that it implies takes the place of last year’s', () => {
    expect(deriveGrowth({ value: '220', before: '215', publishedPercent: '10.0' })).toEqual({
      percent: '10.0',
      isPublished: true,
      before: '200',
    });
    expect(deriveGrowth({ value: '220', before: '215', publishedPercent: '-100' }).before).toBeNull();
  });

  it('changes by points, of which a missing growth has none', () => {
    expect(getGrowthChange('6.2', '7.5')).toBe('-1.3');
    expect(getGrowthChange('6.2', null)).toBeNull();
  });
});
