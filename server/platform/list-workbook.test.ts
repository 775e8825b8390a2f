import { describe, expect, it } from 'vitest';
import { deriveRowHeights } from './list-workbook.ts';

describe('a list as an Excel workbook', () => {
  const columns = [
    { title: '序号', width: 6 },
    { title: '事项', width: 20 },
  ];
  const heightOf = (...row: string[]) => deriveRowHeights({ columns, rows: [row] })[0];

  it('leaves a row alone whose every text stands on one line', () => {
    expect(heightOf('1', '一二三四五六七八九十')).toBeNull();
    expect(heightOf('1', '')).toBeNull();
  });

  it('gives a row the height of its longest text, a Han character being two wide', () => {
    const two = heightOf('1', '一二三四五六七八九十一');
    const three = heightOf('1', 'a'.repeat(41));
    expect(two).toBeGreaterThan(30);
    expect(three).toBeGreaterThan(two ?? 0);
    expect(heightOf('1', '一\n二\n三')).toBe(three);
  });
});
