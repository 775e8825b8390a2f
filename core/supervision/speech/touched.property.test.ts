import fc from 'fast-check';
import { describe, it } from 'vitest';
import { findTasks } from './find-tasks.ts';

const DATE = '2024-06-18';

const UNITS = [
  '县住建局',
  '市水利局',
  '石桥镇',
  '各镇街',
  '县城投公司',
  '县交通运输局',
  '园区管委会',
  '县供电公司',
];
const LEADS = ['', '要', '牵头', '负责', '须', '抓紧', '会同县财政局', '跟县财政局一起，', '必须'];
const WORK = [
  '完成河道清淤',
  '拿出整改方案',
  '把断头路打通',
  '去现场量一量',
  '报送排查清单',
  '修好泵房',
  '将资金拨付到位',
  '补种行道树300棵',
];
const DAYS = [
  '7月10日前',
  '6月底前',
  '本周五前',
  '3个工作日内',
  '明天',
  '后天',
  '下周三',
  '月底前',
  '9月中旬前',
  '国庆节前',
  '2024年12月31日前',
  '十天内',
];
const ENDS = ['。', '；', '！', '，不得拖延。', '，结果报县政府办。'];

type Said = (unit: string, lead: string, day: string, work: string) => string;
const FORMS: readonly Said[] = [
  (unit, lead, day, work) => `${unit}${lead}${day}${work}`,
  (unit, lead, day, work) => `${day}${unit}${lead}${work}`,
  (unit, lead, day, work) => `${unit}${lead}${work}，${day}完成`,
  (unit, _lead, day, work) => `请${unit}于${day}${work}`,
  (unit, _lead, day, work) => `由${unit}${day}${work}`,
  (unit, _lead, day, work) => `你们${unit}${day}${work}`,
  (unit, _lead, day, work) => `${unit}：${day}${work}`,
  (unit, _lead, day, work) => `${work}，由${unit}负责，${day}办结`,
];

const LAYOUTS: readonly ((said: string) => string)[] = [
  (said) => said,
  (said) => `一、重点工作\n（一）${said}\n`,
  (said) => `1、${said}\n2、各单位要高度重视。`,
  (said) => `会议要求，${said}`,
  (said) => `前期工作总体顺利。${said}`,
  (said) => `第二，${said}`,
  (said) => `● ${said}\n`,
  (said) => `县财政局要算清账目。${said}县审计局配合。`,
];

const part = (parts: readonly string[]) => fc.constantFrom(...parts);

/** The first letters of what is to be done stand inside some proposal. */
function isTouched(text: string, words: string): boolean {
  const from = text.indexOf(words);
  const spans = findTasks(text, { date: DATE }).tasks.flatMap((task) => task.spans);
  return spans.some(([start, end]) => start < from + words.length && from < end);
}

describe('who is told to do something by a day to come', () => {
  it('property: is touched by a proposal, however it is said, ended and laid out', () => {
    fc.assert(
      fc.property(
        fc.record({
          unit: part(UNITS),
          lead: part(LEADS),
          work: part(WORK),
          day: part(DAYS),
          end: part(ENDS),
        }),
        fc.constantFrom(...FORMS),
        fc.constantFrom(...LAYOUTS),
        ({ unit, lead, work, day, end }, say, lay) =>
          isTouched(lay(`${say(unit, lead, day, work)}${end}`), work),
      ),
      { numRuns: 250 },
    );
  });

  it('property: so are rows parted by tabs, bars, spaces or slashes', () => {
    const cells = fc.record({ unit: part(UNITS), work: part(WORK), day: part(DAYS) });
    fc.assert(
      fc.property(
        fc.array(cells, { minLength: 2, maxLength: 4 }),
        part(['\t', ' | ', '  ', '　', ' / ', '/']),
        (rows, gap) => {
          const text = rows.map(({ unit, work, day }) => [work, unit, day].join(gap)).join('\n');
          return rows.every(({ work }) => isTouched(text, work));
        },
      ),
    );
  });
});
