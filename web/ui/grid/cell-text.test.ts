import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editText, readCell, shownText } from './cell-text.ts';
import type { CellKind } from './grid-model.ts';

const wan: CellKind = { kind: 'amount', unit: '万元' };
const stage: CellKind = {
  kind: 'choice',
  choices: [
    { value: 'foundation', label: '基础施工' },
    { value: 'main', label: '主体施工' },
    { value: 'main-done', label: '主体封顶' },
  ],
};
const value = (text: string, of: CellKind) => {
  const reading = readCell(text, of);
  return reading.ok ? reading.value : `! ${reading.problem}`;
};

describe('cells typed by people', () => {
  it('reads an amount in the unit of its column, exactly', () => {
    expect(value('1,200.5', wan)).toBe('12005000');
    expect(value('１２００', wan)).toBe('12000000');
    expect(value('1.2亿元', wan)).toBe('120000000');
  });

  it('keeps a text that is no figure as a problem and never guesses', () => {
    expect(value('约500', wan)).toMatch(/^!/);
    expect(value('60%', wan)).toMatch(/^!/);
  });

  it('empties a cell by blank text', () => {
    for (const of of [wan, stage, { kind: 'date' }, { kind: 'text' }] as CellKind[])
      expect(value('  ', of)).toBeNull();
  });

  it('shows and types an amount back without losing a digit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 13n }), fc.integer({ min: 0, max: 99 }), (yuan, fen) => {
        const exact = fen === 0 ? `${yuan}` : `${yuan}.${String(fen).padStart(2, '0')}`.replace(/0$/, '');
        expect(value(editText(exact, wan), wan)).toBe(exact);
      }),
    );
  });

  it('reads a number of percent with its sign, as it is copied from Excel, and no other number so', () => {
    for (const text of ['45', '45%', '４５％']) expect(value(text, { kind: 'number', unit: '%' })).toBe('45');
    expect(readCell('45%', { kind: 'number' }).ok).toBe(false);
  });

  it('reads a percent as a share, with or without its sign', () => {
    expect(value('62', { kind: 'percent' })).toBe('0.62');
    expect(value('62.5%', { kind: 'percent' })).toBe('0.625');
    expect(shownText('0.625', { kind: 'percent' })).toBe('62.5');
  });

  it('reads the dates that offices write and asks about the others', () => {
    for (const text of ['2026-10-31', '2026/10/31', '2026.10.31', '2026年10月31日', '20261031']) {
      expect(value(text, { kind: 'date' })).toBe('2026-10-31');
    }
    expect(value('10月31日', { kind: 'date' })).toMatch(/^! /);
    expect(value('2026-02-30', { kind: 'date' })).toMatch(/^! /);
  });

  it('takes a choice by its words or by their only possible beginning', () => {
    expect(value('主体封顶', stage)).toBe('main-done');
    expect(value('基础', stage)).toBe('foundation');
    expect(value('主体', stage)).toMatch(/不在可选项里/);
  });

  it('shows thousands separators and − for minus', () => {
    expect(shownText('-12345000', wan)).toBe('−1,234.5');
  });
});
