import { describe, expect, it } from 'vitest';
import { figureText } from './figure-text.ts';

describe('printed figures', () => {
  it('prints amounts in 元 by their unit: 亿元 two digits, 万元 none', () => {
    expect(figureText('120000000', { kind: 'amount', unit: '亿元' })).toBe('1.20');
    expect(figureText('53333333', { kind: 'amount', unit: '万元' })).toBe('5,333');
    expect(figureText('-11330000', { kind: 'amount', unit: '万元' })).toBe('−1,133');
    expect(figureText('11330000', { kind: 'amount', unit: '万元' }, { signed: true })).toBe('+1,133');
    expect(figureText('0', { kind: 'amount', unit: '万元' }, { signed: true })).toBe('0');
  });

  it('prints shares with one digit and points as the difference of two printed shares', () => {
    expect(figureText('0.35', { kind: 'percent' })).toBe('35.0%');
    expect(figureText('0.35', { kind: 'points', against: '0.444444444444' })).toBe('−9.4');
    expect(figureText('4.06', { kind: 'gap' })).toBe('+4.1');
  });

  it('prints — for what cannot be computed', () => {
    expect(figureText(null, { kind: 'percent' })).toBe('—');
    expect(figureText('0.5', { kind: 'points', against: null })).toBe('—');
  });
});
