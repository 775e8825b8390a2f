import { expect, test } from 'vitest';
import { listZipEntries } from '#server/ledger/public.ts';
import { drawSlides } from './draw-slides.ts';

test('slides hold native tables and charts, a page each', async () => {
  const bytes = await drawSlides([
    { kind: 'title', title: '11月调度会', under: ['三楼会议室'] },
    {
      kind: 'table',
      title: '议程',
      note: '',
      table: { head: ['序号', '议题'], widths: [1, 5], rows: [['1', '水厂']] },
    },
    {
      ...{
        kind: 'project',
        title: '水厂',
        light: 'red',
        reason: '落后',
        figures: [['完成率', '54.7%']],
        words: [],
      },
      chart: { labels: ['1月', '2月'], plan: ['100', '200'], actual: ['80', null] },
    },
  ]);
  const names = [...listZipEntries(Buffer.from(bytes)).keys()];
  expect(names.filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))).toHaveLength(3);
  expect(names.filter((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name))).toHaveLength(1);
});
