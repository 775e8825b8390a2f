import { describe, expect, test } from 'vitest';
import { layoutPicture, PICTURE_WIDTH, type PictureModel, wrapText } from './picture-layout.ts';

/** Every character as wide as the type is high. */
const square = (text: string, size: number): number => [...text].length * size;

const model = (rows: string[][]): PictureModel => ({
  title: '2026年10月报送情况',
  under: ['截至10月28日 18:00'],
  columns: [
    { title: '单位', share: 2, align: 'left' },
    { title: '已确认', share: 1, align: 'right' },
  ],
  rows: rows.map((row) => row.map((text) => ({ text }))),
  foot: ['项目办'],
});

describe('a long picture', () => {
  test('has every cell of every row, in order, inside its width', () => {
    const rows = Array.from({ length: 80 }, (_, n) => [`单位${n}`, `${n}/9`]);
    const layout = layoutPicture(model(rows), square);
    for (const [name = '', count = ''] of rows) {
      const at = layout.texts.find((t) => t.text === name);
      expect(layout.texts.some((t) => t.text === count && t.y === at?.y)).toBe(true);
    }
    expect(layout.texts.every((t) => t.x >= 0 && t.x <= PICTURE_WIDTH && t.y < layout.height)).toBe(true);
  });

  test('grows with its rows and makes room for a name that needs two lines', () => {
    const short = layoutPicture(model([['甲局', '1/2']]), square);
    const long = layoutPicture(
      model([['一个名称特别长而且一行放不下的单位名称需要换行显示才行', '1/2']]),
      square,
    );
    const two = layoutPicture(
      model([
        ['甲局', '1/2'],
        ['乙局', '1/2'],
      ]),
      square,
    );
    expect(long.height).toBeGreaterThan(short.height);
    expect(two.height).toBeGreaterThan(short.height);
  });

  test('loses no character when a text is broken into lines', () => {
    const text = '自然资源和规划局经济技术开发区分局';
    const lines = wrapText(text, 100, 20, square);
    expect(lines.join('')).toBe(text);
    expect(lines.every((line) => square(line, 20) <= 100)).toBe(true);
    expect(wrapText('', 100, 20, square)).toEqual(['']);
  });
});
