import { describe, expect, it } from 'vitest';
import { renderCsv } from './csv.ts';

describe('a table as CSV', () => {
  it('begins with the mark by which Excel knows its Chinese, and quotes what must be quoted', () => {
    expect(
      renderCsv([
        ['单位', '说明'],
        ['甘溪镇', '土地"三通"，已报'],
        ['a,b', 'x'],
      ]),
    ).toBe('\uFEFF单位,说明\r\n甘溪镇,"土地""三通""，已报"\r\n"a,b",x\r\n');
  });

  it('never lets a text run as a formula, and leaves figures as figures', () => {
    expect(renderCsv([['=1+1', '-1.5', '+2.0', '−9.4', '-cmd', '@x', '1,200']])).toBe(
      "\uFEFF'=1+1,-1.5,+2.0,−9.4,'-cmd,'@x,\"1,200\"\r\n",
    );
  });
});
