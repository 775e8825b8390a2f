import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CELL_FIELDS, EMPTY_DRAFT, getCellText, isSameCell, mergeCells, type ReportDraft } from './draft.ts';

const origin = { kind: 'grid' as const };
const set = (
  draft: ReportDraft,
  field: (typeof CELL_FIELDS)[number],
  value: string,
  seen = '',
  hasMovedOn = false,
) => mergeCells(draft, [{ field, value, seen }], { hasMovedOn, origin });

describe('typing into a draft', () => {
  test('a figure is entered as a figure, and what is none is kept as typed', () => {
    const read = set(EMPTY_DRAFT, 'monthAmountYuan', '12000000.50').draft;
    expect(read.line.monthAmountYuan).toBe('12000000.50');
    const unread = set(read, 'monthAmountYuan', '约100').draft;
    expect(unread.line.monthAmountYuan).toBeNull();
    expect(getCellText(unread, 'monthAmountYuan')).toBe('约100');
    const cleared = set(unread, 'monthAmountYuan', ' ').draft;
    expect(getCellText(cleared, 'monthAmountYuan')).toBe('');
    expect(cleared.unread).toEqual({});
  });

  test('each cell remembers where it came from', () => {
    const cell = { kind: 'workbook' as const, fileId: '7', sheet: '填报', address: 'F9' };
    const { draft } = mergeCells(EMPTY_DRAFT, [{ field: 'monthAmountYuan', value: '1', seen: '' }], {
      hasMovedOn: false,
      origin: cell,
    });
    expect(draft.origins.monthAmountYuan).toEqual(cell);
  });

  test('a cell changed by somebody else since it was seen is a conflict and stays', () => {
    const theirs = set(EMPTY_DRAFT, 'monthAmountYuan', '10000000').draft;
    const { draft, conflicts } = set(theirs, 'monthAmountYuan', '20000000', '', true);
    expect(conflicts).toEqual([{ field: 'monthAmountYuan', yours: '20000000', theirs: '10000000' }]);
    expect(draft.line.monthAmountYuan).toBe('10000000');
  });

  test('the same value typed twice, or seen as it is, is no conflict', () => {
    const theirs = set(EMPTY_DRAFT, 'monthAmountYuan', '10000000').draft;
    expect(set(theirs, 'monthAmountYuan', '10000000.00', '', true).conflicts).toEqual([]);
    expect(set(theirs, 'monthAmountYuan', '20000000', '10000000.0', true).conflicts).toEqual([]);
    expect(set(theirs, 'problems', '管线未迁改', '', true).conflicts).toEqual([]);
  });
});

test('whatever is typed can be read back as typed, as long as it is no figure', () => {
  fc.assert(
    fc.property(fc.constantFrom(...CELL_FIELDS), fc.string({ maxLength: 60 }), (field, value) => {
      const text = getCellText(set(EMPTY_DRAFT, field, value).draft, field);
      const isFigure = field === 'monthAmountYuan' || field === 'ytdAmountYuan' || field === 'imagePercent';
      expect(isFigure ? text.trim() : text).toBe(isFigure ? value.trim() : value);
    }),
  );
});

test('a batch of two persons loses nothing: each cell is one of the two values, and every loss is named', () => {
  const cell = fc.record({
    field: fc.constantFrom('problems' as const, 'nextSteps' as const, 'imageProgress' as const),
    value: fc.constantFrom('甲', '乙', '丙'),
  });
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 4 }), fc.array(cell, { maxLength: 4 }), (theirs, yours) => {
      let draft = EMPTY_DRAFT;
      for (const { field, value } of theirs) draft = set(draft, field, value).draft;
      const before = draft;
      for (const { field, value } of yours) {
        const merged = set(draft, field, value, '', true);
        const isKept = getCellText(merged.draft, field) === value;
        expect(isKept || merged.conflicts.length === 1).toBe(true);
        draft = merged.draft;
      }
      for (const { field } of theirs)
        if (getCellText(before, field) !== '')
          expect(getCellText(draft, field)).toBe(getCellText(before, field));
    }),
  );
});

test.each([
  ['monthAmountYuan', '1200', '1200.00', true],
  ['monthAmountYuan', '1200', '12', false],
  ['monthAmountYuan', '10', '100', false],
  ['problems', '1.0', '1', false],
] as const)('%s: %s and %s are one value: %s', (field, a, b, isSame) => {
  expect(isSameCell(field, a, b)).toBe(isSame);
});
