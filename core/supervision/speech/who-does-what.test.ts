import { describe, expect, it } from 'vitest';
import { findTasks } from './find-tasks.ts';

const propose = (text: string): string[] =>
  findTasks(text, { date: '2026-03-04' }).tasks.map(({ leadUnit, dueOn }) => `${leadUnit} ${dueOn}`);

describe('each unit with its own thing to do', () => {
  it.each([
    [
      '县公安局负责交通疏导、县卫健局负责医疗保障、县城管局负责环境整治，3月20日前到位。',
      ['县公安局 2026-03-20', '县卫健局 2026-03-20', '县城管局 2026-03-20'],
    ],
    ['县交通局牵头研究，县财政局负责测算，3月底前报县政府。', ['县交通局 2026-03-31', '县财政局 2026-03-31']],
    ['方案由县发改局起草、县司法局审核，3月底前完成。', ['县发改局 2026-03-31']],
    ['7月15日前完成防汛物资补库，责任落实到县应急局。', ['县应急局 2026-07-15']],
    [
      '请县水务公司抓紧编制可研，县自然资源局办理用地预审，两项工作务于8月上旬完成。',
      ['县水务公司 2026-08-10', '县自然资源局 2026-08-10'],
    ],
    ['下周三县住建局拿出整改方案。', ['县住建局 2026-03-11']],
    ['6月底前石桥镇牵头去现场量一量。', ['石桥镇 2026-06-30']],
    ['你们项目办跟县交通局一起，后天去现场量一量。', ['项目办 2026-03-06']],
    ['第二，由县住建局明天报送清单。', ['县住建局 2026-03-05']],
    ['各镇街参保率6月底前不低于95%。', ['各镇街 2026-06-30']],
  ])('%s', (text, expected) => {
    expect(propose(text)).toEqual(expected);
  });

  it('a bracket behind what was asked names who answers it', () => {
    const text =
      '1.华盛五金反映招工困难。【县人社局】6月20日前纳入直播带岗名单，7月份组织两次招聘。\n2.锐通电子反映线路少。【县交通局】我局7月1日前增开班车。';
    expect(propose(text)).toEqual(['县人社局 2026-06-20', '县人社局 2026-07-31', '县交通局 2026-07-01']);
  });

  it('上述单位 are those of the salutation', () => {
    const text = '督办通知\n县住建局、县教育局：\n两件实事进度滞后。请上述单位于5月9日前报送整改措施。\n';
    expect(propose(text)).toEqual(['县住建局 2026-05-09']);
  });
});

describe('rows without a head', () => {
  it.each(['  ', '　', ' / ', '/', ' '])('parted by "%s" keep their lead', (gap) => {
    const rows = [
      ['排查病险水库', '县水利局', '3月底前'],
      ['清运存量垃圾', '县城管局', '4月15日前'],
    ];
    expect(propose(rows.map((row) => row.join(gap)).join('\n'))).toEqual([
      '县水利局 2026-03-31',
      '县城管局 2026-04-15',
    ]);
  });
});

describe('what gives nobody work', () => {
  it.each([
    '比如县税务局，提前两个月越过全年目标，这种状态值得其他单位看一看、学一学。',
    '必须从最坏处准备、向最好处努力。',
    '鉴定费用由县财政局承担。',
    '各县（市、区）以视频方式参加。',
    '各县（市、区）任务另行下达。',
    '县水利局分析，河道可能出现超警戒水位1.2米的洪水。',
  ])('%s', (text) => {
    expect(propose(text)).toEqual([]);
  });
});
