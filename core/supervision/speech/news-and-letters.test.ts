import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Directory } from './directory.ts';
import { findTasks } from './find-tasks.ts';

const outline = (text: string, directory: Directory | null = null, date = '2026-06-18'): string[] =>
  findTasks(text, { date, directory }).tasks.map(
    ({ leadUnit, coLeadUnits, dueOn }) => `${[leadUnit, ...coLeadUnits].join('+')} ${dueOn}`,
  );
const countyDirectory = JSON.parse(
  fs.readFileSync(new URL('../../../cases/tasks-from-text/county-directory.json', import.meta.url), 'utf8'),
) as Directory;

describe('an answer signed by who writes it', () => {
  const answer = (body: string): string[] =>
    outline(
      `关于县人大第57号建议的答复\n刘代表：\n您提出的建议收悉，现答复如下：\n${body}\n平远县住房和城乡建设局\n2026年6月8日\n`,
      null,
      '2026-06-08',
    );

  it('promises by a day what names nobody', () => {
    expect(answer('我局已委托设计院开展论证，计划新建两座泵站，7月30日前完成施工图设计。')).toEqual([
      '平远县住房和城乡建设局 2026-07-30',
    ]);
  });

  it('tells of itself without a day what is no task', () => {
    expect(answer('近三年来，我局累计投入4300万元，改造管网21公里。')).toEqual([]);
    expect(answer('我局正在积极争取上级专项债支持，待资金落实后尽快实施。')).toEqual([]);
  });
});

describe('news, norms and what stands in a report are no tasks', () => {
  it.each([
    '【当前工作】县交通局抢通道路14条。县卫健局派出3支医疗队。',
    '【红榜】县交警大队开展的“护学岗”受到家长一致好评。',
    '【一周回顾】\n△ 城管大队拆除违建3处680平方米。\n',
    '县教体局四项举措规范校外培训\n',
    '10万元至50万元的，由项目单位集体研究决定。',
    '县水务局提出，沿河蓝线应从15米扩大到20米。',
    '省厅4月2日来评估“高效办成一件事”。',
    '各位，国家乡村振兴考核9月中旬进场，有几件事抓紧。',
    '高新区实行“管委会+公司”，市场化招商占比超过六成。',
    '各镇街、各有关部门要切实提高政治站位，主要负责同志亲自抓。',
    '集中攻坚阶段（7月11日—9月20日）：对照任务清单，挂图作战。',
    '联系人：市住建局设计科何工。',
  ])('%s', (text) => {
    expect(outline(`工作简报\n\n说明如下。\n${text}`)).toEqual([]);
  });

  it('what is said in a report is cut from who said it', () => {
    expect(
      outline(
        '12月6日，县长在《分析》上批示：“看了很受启发。请县商务局先拿一个单子，12月20日前送我。”',
        null,
        '2026-12-09',
      ),
    ).toEqual(['县商务局 2026-12-20']);
  });
});

describe('who is meant', () => {
  it.each([
    ['县农业农村局抓总，石桥镇、黄坪镇负责。两镇要发动群众，6月30日前征求意见。', '石桥镇+黄坪镇 2026-06-30'],
    ['由党建办编排值班表，6月29日前发到各村。', '党建办 2026-06-29'],
    ['由水泥厂社区请专业公司用内窥镜查一遍，6月20日前拿出清单。', '水泥厂社区 2026-06-20'],
    ['省政府各部门自下月起，6月30日前报送自查表。', '省政府各部门 2026-06-30'],
    ['有关中央企业要优先保障用煤，6月底前报国家发展改革委。', '有关中央企业 2026-06-30'],
    ['南苑小区所属的东门街道要建立巡查机制，6月26日前全部拆除。', '东门街道 2026-06-26'],
    ['“三下乡”演出12场，6月底前完成——县文旅局', '县文旅局 2026-06-30'],
    ['所在村（社区）6月26日前完成入户灭蚊。', '所在村（社区） 2026-06-26'],
  ])('%s', (text, expected) => {
    expect(outline(`会议纪要\n\n${text}`)).toContain(expected);
  });

  it.each([
    ['水务局12月底前主体要完工。', '望川县水务局 2026-12-31'],
    ['望城、临川门街道6月30日前见本色、清广告。', '望城街道+临川门街道 2026-06-30'],
    ['由望川文旅委托专业机构编制方案，6月28日前提交县文旅专班。', '望川文化旅游发展有限公司 2026-06-28'],
    ['链长办（县发改局）6月25日前召开一次调度会。', '望川县发展和改革局 2026-06-25'],
    ['县委、县政府督查室6月25日前亮灯通报。', '望川县委县政府督查室 2026-06-25'],
    ['每个镇街都要建一支扑火队，6月26日前把花名册报林业局。', '望城街道'],
  ])('of a directory: %s', (text, expected) => {
    expect(outline(`会议纪要\n\n${text}`, countyDirectory).join('\n')).toContain(expected);
  });

  it('two governments of the same level are two', () => {
    const rows =
      '序号｜要求｜责任单位｜时限\n1｜拆除封堵｜临港区人民政府｜6月30日\n2｜清退人员｜东城区人民政府｜7月10日\n';
    expect(outline(`清单\n\n${rows}`)).toEqual(['临港区人民政府 2026-06-30', '东城区人民政府 2026-07-10']);
  });

  it('the unit of a person in charge, where nobody else is named', () => {
    const text =
      '清单\n\n一、场口垃圾池满溢。\n整改措施：增加清运频次，清理周边杂物。\n整改时限：6月20日\n责任人：镇长（甘溪镇人民政府）\n';
    expect(outline(text)).toEqual(['甘溪镇人民政府 2026-06-20']);
  });

  it('labels under a line without a full stop hold for it, not for the heading that follows', () => {
    const text =
      '行动方案\n\n特制定本方案。\n（二）整治畜禽养殖污染\n沿河18户养殖户全部完成粪污收集池改造\n责任单位：农业农村服务中心；完成时限：8月20日\n（三）规范生活污水排放\n疏通雨污管网1.7公里\n责任单位：村镇建设办；完成时限：7月底\n';
    expect(outline(text)).toEqual(['农业农村服务中心 2026-08-20', '村镇建设办 2026-07-31']);
  });
});

describe('a chat', () => {
  it('of names alone above what is said, and of names that are not spelt out', () => {
    const chat =
      '赵副县长 09:02\n各位注意\n赵副县长 09:06\n@县教体局 后天之前要有劝返结果\n县教体局 覃局 09:10\n另外两个明天一早上门\n望川农发 09:40\n稻谷款10号前全部付清\n';
    expect(outline(chat, countyDirectory, '2026-09-01')).toEqual([
      '望川县教育体育局 2026-09-03',
      '望川县教育体育局 2026-09-02',
      '望川农业发展有限公司 2026-09-10',
    ]);
    expect(
      outline(
        '镇长龙××：派出所今晚8点前到位\n派出所：收到\n镇长龙××：卫生院今晚备好药品\n卫生院：好的\n',
        null,
      ),
    ).toEqual(['派出所 2026-06-18', '卫生院 2026-06-18']);
  });
});

describe('days', () => {
  it.each([
    ['三组3月15前组织人砌好堰渠。', '三组 2027-03-15'],
    ['十天半月内，县交通局把便道打通。', '县交通局 2026-07-03'],
    ['截止6月21日17点，县发改局把材料报齐。', '县发改局 2026-06-21'],
    ['这事归县城管局，限三天。', '2026-06-21'],
    ['县文旅局负责每天统计游客量，下午6点前报县政府办。', '县文旅局 null'],
    ['县客服部对4月份37件投诉逐件复盘，7月5日前提交报告。', '2026-07-05'],
  ])('%s', (text, expected) => {
    expect(outline(`会议纪要\n\n${text}`).join('\n')).toContain(expected);
  });
});
