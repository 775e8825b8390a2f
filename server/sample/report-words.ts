// What units write in their reports: progress, problems, needs, next steps, reasons.

import type { ProjectLine } from './sector-words.ts';

/** 形象进度 by tenths of the whole; `{n}` grows with it. */
const IMAGE_STEPS: readonly string[] = [
  '正在办理前期手续，已完成现场踏勘',
  '施工单位已进场，完成场地平整和临建搭设',
  '基础开挖完成约{p}%，正在进行垫层施工',
  '基础工程完成，主体施工至二层（首段）',
  '主体工程完成约{p}%，同步推进管线预埋',
  '主体工程过半，正在进行二次结构施工',
  '主体封顶，正在进行外墙和屋面施工',
  '外立面完成约{p}%，室内安装同步推进',
  '设备安装和室外工程施工',
  '正在收尾，开展调试和内部验收',
  '工程完工，正在办理竣工验收和结算',
];
/** Roads, rivers and canals grow along their length. */
const ROUTE_STEPS: readonly string[] = [
  '正在办理前期手续，已完成线路踏勘',
  '施工单位已进场，完成施工便道和驻地建设',
  '清表和土方完成约{p}%，首段开挖成形',
  '首段基础处理完成，同步实施涵管预埋',
  '全线土石方完成约{p}%，构造物同步施工',
  '全线过半，构造物完成过半',
  '主线基本贯通，正在进行面层（衬砌）施工',
  '面层（衬砌）完成约{p}%，附属工程同步推进',
  '附属工程和安防设施施工',
  '正在收尾，开展自检和缺陷修补',
  '工程完工，正在办理交工验收和结算',
];
/** Fields and treatment spots grow by pieces. */
const LAND_STEPS: readonly string[] = [
  '正在办理前期手续，已完成地块调查',
  '施工队伍已进场，首批地块开始整治',
  '首批地块平整完成约{p}%',
  '完成首批地块整治，第二批已进场',
  '地块整治完成约{p}%，管渠同步开挖',
  '整治过半，管渠铺设过半',
  '主要管渠完成，配套设施开始安装',
  '配套设施完成约{p}%，分片验收同步开展',
  '剩余点位施工和设备安装',
  '正在收尾，分片自验',
  '工程完工，正在办理验收和移交',
];

/** The eleven descriptions of a line of works, from survey to completion. */
export function imageStepsOf(line: ProjectLine): readonly string[] {
  return line.image === 'route' ? ROUTE_STEPS : line.image === 'land' ? LAND_STEPS : IMAGE_STEPS;
}
export const IMAGE_PRELIMINARY = [
  '正在编制可行性研究报告',
  '可研已批复，正在办理用地手续',
  '初步设计已完成，正在财政评审',
  '正在组织招标',
];
export const PROBLEMS = [
  '部分地块青苗补偿尚未达成一致',
  '专项债券资金未足额到位',
  '高压线迁改进度滞后',
  '施工图审查意见尚未修改完成',
  '主材供应紧张，工序衔接不畅',
  '连续降雨影响土方施工',
  '环评批复尚未取得',
];
export const NEEDS = [
  '请自然资源局加快用地报批',
  '请财政局协调拨付到期资金',
  '请供电部门明确迁改时间',
  '请住建局指导办理施工许可',
  '请属地镇做好群众工作',
];
export const NEXT_STEPS = [
  '增加班组，组织交叉作业',
  '完成下一节点验收',
  '抓紧办理手续，力争月底前完成',
  '推进设备采购和安装',
  '做好冬季施工组织',
  '完成管线迁改后全面开工',
];
export const RETURN_REASONS = [
  '本月完成与形象进度不符，请核实后重报',
  '累计数与上月衔接有误，请核对',
  '形象进度描述过于笼统，请补充具体部位',
];
