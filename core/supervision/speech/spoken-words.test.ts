import { describe, expect, it } from 'vitest';
import { findTasks } from './find-tasks.ts';

/** Lead and deadline or rhythm of every task. */
const outline = (text: string): string[] =>
  findTasks(text, { date: '2026-03-18' }).tasks.map(
    (task) => `${task.leadUnit ?? '？'}|${task.dueOn ?? task.cadence?.every ?? ''}`,
  );

const SPOKEN: [string, string, string[]][] = [
  ['a short spoken verb without a deadline', '县财政局先垫2000万，别耽误工期。', ['县财政局|']],
  ['the matter stands before the unit', '国省道县交通局管，村道各镇自己扫。', ['县交通局|', '各镇|']],
  [
    'the matter and the deadline around the unit',
    '学校放不放假县教育局今晚9点前定。',
    ['县教育局|2026-03-18'],
  ],
  ['a day of the week without 前', '县住建局周五把名单给我。', ['县住建局|2026-03-20']],
  ['你们 is the unit just named', '这个我点县城管局的名，你们要每天抽排。', ['县城管局|day']],
  [
    'what a unit has and still owes is told to it',
    '甘溪镇剩余7户没有签，3月底前清零。',
    ['甘溪镇|2026-03-31'],
  ],
  [
    'whoever has spoken is told what follows',
    '县教育局说要三年，我说两年，今年12月底前见分晓。',
    ['县教育局|2026-12-31'],
  ],
  [
    'the unit answers for what it builds',
    '县教育局负责的两所学校，8月底前必须竣工。',
    ['县教育局|2026-08-31'],
  ],
  [
    'a deadline at the end is for both',
    '县教育局开放宿舍，县文旅局派人管理，4月28日准备好。',
    ['县教育局|2026-04-28', '县文旅局|2026-04-28'],
  ],
  [
    'the same time as above',
    '甘溪镇6月15日前完成立项。\n桃渡镇要立项600亩，时间同上。',
    ['甘溪镇|2026-06-15', '桃渡镇|2026-06-15'],
  ],
  [
    'a space parts what two units do',
    '县城管局清扫城区主干道 县交通局4月底前修好国省道',
    ['县城管局|', '县交通局|2026-04-30'],
  ],
  ['the town of which was spoken', '石亭镇的路断了，镇里先垫钱修，3月底前通车。', ['石亭镇|2026-03-31']],
  [
    'whoever is called by name is told what follows',
    '老李，你们住建局这个厂子拖了多久了？3月底之前，设备必须全部进场，4月15号通水。',
    ['住建局|2026-03-31', '住建局|2026-04-15'],
  ],
  [
    'the matter, who, by when, and the verb',
    '环评变更材料环保分局周五下班前给意见。',
    ['环保分局|2026-03-20'],
  ],
  [
    'who is called behind the matter has it in hand',
    '剩余设备3月25日前到位@建设局 盯紧。',
    ['建设局|2026-03-25'],
  ],
  [
    'who helps a higher level is whom the text asks',
    '镇自然资源所配合县局完成图斑举证，3月20日前提交。',
    ['镇自然资源所|2026-03-20'],
  ],
  [
    'a rhythm after another rhythm is the next task',
    '县应急局每周五报一次整改率，对低于95%的企业双周约谈一次。',
    ['县应急局|week', '县应急局|two-weeks'],
  ],
  [
    'a day after something that has no day yet begins the next task',
    '县教育局放暑假前设置警示牌，排查台账6月28日前报县政府办。',
    ['县教育局|', '县教育局|2026-06-28'],
  ],
  [
    'of two limits on the way to the same, the last',
    '县城管局整治背街小巷，4月底前完成60%，5月底前全部完成。',
    ['县城管局|2026-05-31'],
  ],
  [
    'the day at the end is for everyone who was named',
    '向阳村负责6户，石岭村负责3户，5月20日前全部签完。',
    ['向阳村|2026-05-20', '石岭村|2026-05-20'],
  ],
  [
    'whose work it is, said behind it',
    '县住建局3月20日前完成审查；确保4月15日前开工，此项工作由县城投公司具体负责。',
    ['县住建局|2026-03-20', '县城投公司|2026-04-15'],
  ],
  ['the people of a unit', '县自然资源局的技术人员今晚全部下沉到镇。', ['县自然资源局|2026-03-18']],
  [
    'a company by its short name before a festival',
    '县财政局本周内调度600万元。城投国庆节前复工，不能再拖。',
    ['县财政局|2026-03-20', '城投|2026-09-30'],
  ],
  [
    'who answers as a whole, beside those who help',
    '县市场监管局负总责，县商务局抓好配合，5个农贸市场6月15日前完工。',
    ['县市场监管局|2026-06-15'],
  ],
  [
    'by when stands in one sentence, who does it in the next',
    '国庆节前必须通车，这是死命令！县交通局要倒排工期。',
    ['县交通局|2026-09-30'],
  ],
  [
    'a paper is handed to the office, not the work',
    '县自然资源局本周内把17宗地的症结列出来交给项目办；7月20日前必须上报。',
    ['县自然资源局|2026-03-20', '县自然资源局|2026-07-20'],
  ],
  [
    'who answers for all of it, before who sees to it',
    '市发改委负总责，市财政局具体抓，6月底前出台方案。',
    ['市发改委|2026-06-30'],
  ],
  [
    'places counted behind their bare names',
    '公路沿线的上湾、下湾两个村，20号前把柴草堆清完。',
    ['上湾|2026-03-20'],
  ],
  [
    'two units of a sentence, each with its own day',
    '热电公司4月5日前整改完，环保分局4月8日去复核。',
    ['热电公司|2026-04-05', '环保分局|2026-04-08'],
  ],
  [
    'a day for all leaves a rhythm alone',
    '县财政局按月监测债务情况，县住建局要把3200套房任务分解到月，三季度末全部交付。',
    ['县财政局|month', '县住建局|2026-09-30'],
  ],
  [
    'whatever it takes, in front of the verb',
    '县供销社先摸底，县财政局挤也要挤出钱来，周五之前买到位。',
    ['县供销社|', '县财政局|2026-03-20'],
  ],
  ['by when stands before who does it', '力争6月底前完工，县住建局要倒排工期。', ['县住建局|2026-06-30']],
  [
    'a day for all is the day of each matter',
    '土地问题由县自然资源局负责，资金问题由县财政局负责，6月底前全部解决。',
    ['县自然资源局|2026-06-30', '县财政局|2026-06-30'],
  ],
  ['a leader calls offices together', '分管副县长6月底前召集相关部门研究一次。', ['？|2026-06-30']],
  ['whoever has not done it', '没开工的县，10月底前必须全部进场。', ['没开工的县|2026-10-31']],
];

const NOTHING_TO_DO: [string, string][] = [
  ['a threat', '签不下来，年底述职你上台讲。'],
  ['a mechanism by its name', '持续抓好信访维稳，健全“周排查、月研判”机制。'],
  ['a consequence', '连续两次亮红牌的，由县纪委监委介入。'],
  ['where things lie', '征拆还剩11户，其中甘溪镇7户、桃渡镇4户。'],
  ['a sitting of work that was', '3月9日至12日，县督查室采取随机方式，对12个镇街进行了实地督查。'],
  ['criticism', '县城管局值班电话连续三次无人接听。'],
  ['a topic', '县第一小学大班额问题，列入明年统筹考虑，不再单独议定。'],
  ['how quickly each is answered', '建立诉求机制，24小时内响应、7个工作日内答复。'],
  ['what the government announces of itself', '市委、市政府将在7月初组织项目观摩。'],
  ['when all meet again', '会后各自落实，下周一这个时候我们再碰一次。'],
  ['a forecast', '据市气象局预测，3月20日至22日我市将出现强降雨。'],
  ['praise that asks all to compare', '县水利局对一季度工作作了通报，请大家认真对照。'],
  ['what others say', '县气象局刚才讲，今晚到明天白天还有一轮。'],
];

describe('spoken language', () => {
  it.each(SPOKEN)('gives work: %s', (_, text, expected) => {
    expect(outline(text)).toEqual(expected);
  });

  it.each(NOTHING_TO_DO)('gives none: %s', (_, text) => {
    expect(outline(text)).toEqual([]);
  });

  it('what stands under 存在问题 tells how things are, what stands under 整改要求 is to be done', () => {
    const text =
      '一、存在问题\n松岗镇、双河镇网格员不在岗。县农业农村局11台机具闲置。\n二、整改要求\n松岗镇、双河镇3月23日前作出书面检查。';
    expect(outline(text)).toEqual(['松岗镇|2026-03-23']);
  });

  it('一季度 said in its first weeks looks ahead', () => {
    const tasks = findTasks('县人社局负责的工作\n1.一季度举办招聘会不少于6场。', {
      date: '2026-02-10',
    }).tasks;
    expect(tasks.map((task) => [task.leadUnit, task.dueOn])).toEqual([['县人社局', '2026-03-31']]);
  });
});
