import { expect, test } from 'vitest';
import { toPlainText } from '../content-model.ts';
import { PERIOD, type RowWish, toEconomyFacts, toEconomyRow } from './economy-facts.fixture.ts';
import { toPen } from './economy-figures.ts';
import { buildBelowTable } from './economy-tables.ts';
import { buildRegionLines } from './region-lines.ts';

const pen = toPen(PERIOD);
const factsOf = (below: RowWish['below'], wish: RowWish = {}) =>
  toEconomyFacts([toEconomyRow({ ...wish, ...(below ? { below } : {}) })]);
const say = (below: RowWish['below'], wish: RowWish = {}): string | null => {
  const [line] = buildRegionLines(factsOf(below, wish), pen);
  return line ? `${line.lead?.text}${toPlainText(line.runs)}` : null;
};
const ten = (...growths: (string | null)[]) =>
  Object.fromEntries(growths.map((growth, at) => [`${'甲乙丙丁戊己庚辛壬癸'[at]}县`, growth]));

test.each<[string, RowWish['below'], string | null]>([
  [
    'who stands above and below the whole, who leads, who follows, who falls',
    ten('12.0', '7.0', '6.0', '5.5', '5.0', '4.0', '3.0', '2.0', '1.0', '-1.5'),
    '固定资产投资增速。高于全县的4个、与全县持平的1个、低于全县的5个，达到两位数的1个，下降的1个。居前的为甲县（12.0%）、乙县（7.0%）、丙县（6.0%），居后的为癸县（下降1.5%）、壬县（1.0%）、辛县（2.0%）。',
  ],
  [
    'all that fall',
    ten('-2.0', '-3.0', '-4.0', '-5.0', '-6.0', '-7.0'),
    '固定资产投资增速。6个全部低于全县，全部下降。居前的为甲县（下降2.0%）、乙县（下降3.0%）、丙县（下降4.0%）。',
  ],
  [
    'a shared place, and who has not reported',
    ten('8.0', '8.0', '6.0', '4.0', '3.0', '2.0', null),
    '固定资产投资增速。高于全县的3个、低于全县的3个。居前的为甲县（8.0%）、乙县（8.0%）、丙县（6.0%），庚县不参加排位。',
  ],
  [
    'nobody ahead where all stand level',
    ten('5.0', '5.0', '5.0', '5.0'),
    '固定资产投资增速。4个全部与全县持平。',
  ],
  [
    'of many that have not reported the first ones and their number',
    {
      ...ten('8.0', '7.0', '6.0', '4.0'),
      ...Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`第${at + 1}镇`, null])),
    },
    '固定资产投资增速。高于全县的3个、低于全县的1个。第1镇、第2镇、第3镇、第4镇、第5镇等40个不参加排位。',
  ],
  ['nothing of two', ten('5.0', '6.0'), null],
  ['nothing where none has reported', ten(null, null, null), null],
  ['nothing without regions below', undefined, null],
])('Of the regions below is said: %s', (_, below, expected) => {
  expect(say(below)).toBe(expected);
});

test('against a whole without a figure nobody stands above or below', () => {
  expect(say(ten('8.0', '7.0', '6.0', '5.0', '4.0', '3.0'), { value: null, growth: null })).toBe(
    '固定资产投资增速。居前的为甲县（8.0%）、乙县（7.0%）、丙县（6.0%）。',
  );
});

test('every figure of a region names its value, in the line and in the table', () => {
  const facts = factsOf(ten('8.0', '7.0', '6.0', '5.0', '4.0', '3.0', null));
  const known = (facts.rows[0]?.below?.regions ?? []).flatMap(({ figure }) => figure.valueId ?? []);
  const runs = buildRegionLines(facts, pen).flatMap((line) => line.runs);
  const named = runs.filter(({ figure }) => figure?.measure === 'indicator_growth');
  expect(named.map(({ figure }) => figure?.key)).toEqual(known.slice(0, 3));
  const table = buildBelowTable(facts, pen);
  const cells = table?.rows[0]?.cells.slice(2) ?? [];
  expect(cells.map(({ text }) => text)).toEqual([
    ...['8.0\n（1）', '7.0\n（2）', '6.0\n（3）', '5.0\n（4）', '4.0\n（5）', '3.0\n（6）', '—'],
  ]);
  expect(cells.flatMap(({ figure }) => figure?.key ?? [])).toEqual(known);
});
