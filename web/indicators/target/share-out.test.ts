import { describe, expect, it } from 'vitest';
import { readShares, sumShares, toShareTargets } from './share-out.ts';

const PARTS = [
  { code: 'T01', name: '望城街道', shortName: '望城' },
  { code: 'T02', name: '甘溪镇', shortName: '甘溪' },
  { code: 'T03', name: '石亭坝镇', shortName: '石亭坝' },
];
const standing = (subject: string, value: string | null) => ({
  ...{
    id: '1',
    indicator: 'fixed-investment',
    subject,
    kind: 'budget' as const,
    value,
    growth: '8',
    rank: null,
  },
  ...{
    months: null,
    leadOrgId: '7',
    leadOrgName: '统计局',
    supportingOrgIds: ['9'],
    basis: '年初',
    versionNo: 1,
  },
  ...{ isStanding: true, personName: '某', at: '' },
});
const ACT = { indicator: 'fixed-investment', kind: 'budget' as const, basis: '分解会' };

describe('a target is shared out', () => {
  it('by a column that is pasted from a field on', () => {
    expect(readShares('12.5\n1,300\r\n', PARTS, 1)).toEqual({ T02: '12.5', T03: '1300' });
  });

  it('by names beside figures, whatever their order', () => {
    expect(readShares('石亭坝镇\t3\n望城\t5\n合计\t8', PARTS, 0)).toEqual({ T03: '3', T01: '5' });
  });

  it('and one single figure is left to its field', () => {
    expect(readShares('12.5', PARTS, 0)).toBeNull();
    expect(readShares('', PARTS, 0)).toBeNull();
  });

  it('with what the parts make and miss', () => {
    expect(sumShares(['40', '', '61.5', '错'], '100')).toEqual({ sum: '101.5', gap: '1.5' });
    expect(sumShares(['', ''], '100')).toEqual({ sum: null, gap: null });
  });

  it('keeps growth, lead and supporting units of what stands, and leaves alone what is as it was', () => {
    const targets = toShareTargets({ targets: [standing('T01', '5'), standing('T02', '6')] }, ACT, {
      T01: '5',
      T02: '7',
      T03: '2',
    });
    expect(targets).toEqual([
      expect.objectContaining({ subject: 'T02', value: '7', growth: '8', leadOrgId: '7', basis: '分解会' }),
      expect.objectContaining({ subject: 'T03', value: '2', growth: null, leadOrgId: null }),
    ]);
    expect(targets[0]?.supportingOrgIds).toEqual(['9']);
  });
});
