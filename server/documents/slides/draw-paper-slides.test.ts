import { expect, test } from 'vitest';
import { listZipEntries } from '#server/ledger/public.ts';
import { drawPaperSlides } from './draw-paper-slides.ts';

test('slides of a paper hold native tables and charts, a page each', async () => {
  const table = {
    head: ['行业', '拉动'],
    widths: [4, 3],
    rows: [['装备', '7.5']],
    size: 11,
    isLeft: [true, false],
  };
  const bytes = await drawPaperSlides([
    { kind: 'title', title: '2026年1—9月全县经济运行分析', under: ['县政府办公室'] },
    { kind: 'words', title: '总体判断', lines: [{ lead: '工业', text: '规模以上工业增加值增长5.6%。' }] },
    {
      ...{ kind: 'table', title: '分行业情况', note: '单位：亿元', table, words: '拉动较大的有装备。' },
      bars: { caption: '拉动（百分点）', labels: ['装备', '建材'], values: ['7.5', null] },
    },
    {
      kind: 'trend',
      title: '走势',
      trends: [
        {
          caption: '投资',
          unit: '%',
          labels: ['1月', '2月'],
          series: [{ name: '2026年', values: ['-1.0', null] }],
        },
      ],
    },
  ]);
  const names = [...listZipEntries(Buffer.from(bytes)).keys()];
  expect(names.filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))).toHaveLength(4);
  expect(names.filter((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name))).toHaveLength(2);
});
