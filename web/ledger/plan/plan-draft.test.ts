import { describe, expect, it } from 'vitest';
import {
  changeKindOf,
  leftOver,
  listBatchLines,
  type PlanLine,
  readPastedPlan,
  sumBatch,
  toUntouched,
} from './plan-draft.ts';

const line = (projectId: string, name: string, annualYuan: string | null): PlanLine => ({
  projectId,
  code: `P-${projectId}`,
  name,
  parentName: null,
  unitName: '甘溪镇',
  nature: 'new',
  isListed: true,
  totalInvestmentYuan: null,
  baseYuan: null,
  annualYuan,
  firstMonth: 1,
  lastMonth: 12,
  profile: 'seasonal',
  versionNo: 1,
});
const lines = [line('1', '水厂', '1000000'), line('2', '公路', '2000000'), line('3', '学校', null)];

describe('a plan batch put together', () => {
  it('says what an amount makes of the plan in force', () => {
    expect(changeKindOf('adjusted', '100', '150')).toBe('raised');
    expect(changeKindOf('adjusted', '100', '50')).toBe('lowered');
    expect(changeKindOf('adjusted', '100', '0')).toBe('removed');
    expect(changeKindOf('adjusted', null, '50')).toBe('substituted');
    expect(changeKindOf('adjusted', '100', '100.00')).toBeNull();
    expect(changeKindOf('adjusted', null, null)).toBeNull();
    expect(changeKindOf('issued', null, '50')).toBe('issued');
  });

  it('reads what was pasted from Excel by code or name, with or without the word for the change and months', () => {
    const pasted = readPastedPlan('水厂\t调增\t150\t3月\t11月\nP-2\t公路\t0\n学校\t80.5', lines);
    expect(pasted).toMatchObject({ matched: 3, problems: [] });
    expect(pasted.draft['1']).toEqual({ annualYuan: '1500000', firstMonth: 3, lastMonth: 11 });
    expect(pasted.draft['3']?.annualYuan).toBe('805000');
  });

  it('keeps the working months of the plan in force where none are typed or pasted', () => {
    const short = { ...line('4', '大桥', '500000'), firstMonth: 2, lastMonth: 8 };
    expect(toUntouched(short)).toEqual({ annualYuan: null, firstMonth: 2, lastMonth: 8 });
    expect(readPastedPlan('大桥\t60', [short]).draft['4']).toEqual({
      annualYuan: '600000',
      firstMonth: 2,
      lastMonth: 8,
    });
    expect(toUntouched(undefined)).toMatchObject({ firstMonth: 1, lastMonth: 12 });
  });

  it('names every pasted line that it could not take', () => {
    const pasted = readPastedPlan('水厂\t150\n大桥\t100\n水厂\t1\n公路\t约一亿', lines);
    const { problems } = pasted;
    // They stay in the dialog as they were pasted.
    expect(leftOver(pasted)).toBe('大桥\t100\n水厂\t1\n公路\t约一亿');
    expect(problems.map((p) => [p.line, p.why])).toEqual([
      [2, 'unknown'],
      [3, 'ambiguous'],
      [4, 'amount'],
    ]);
  });

  it('adds up the year before and after, and counts the changes', () => {
    const { draft } = readPastedPlan('水厂\t150\n公路\t调出\t\n学校\t80', lines);
    const batch = listBatchLines('adjusted', lines, draft);
    expect(batch.map((one) => one.changeKind)).toEqual(['raised', 'removed', 'substituted']);
    expect(sumBatch(lines, batch)).toEqual({
      beforeYuan: '3000000',
      afterYuan: '2300000',
      counts: { raised: 1, removed: 1, substituted: 1 },
    });
  });
});
