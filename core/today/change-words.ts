import { formatPeriod } from '#core/platform/public.ts';

/** 住建局签字确认2026年10月14个项目 */
const ACT_WORDS: Record<string, string> = {
  submit: '提交',
  pass: '审核送下一步',
  confirm: '签字确认',
  review: '复核',
  accept: '审核通过',
  return: '退回',
  reopen: '重新打开补报',
};

export function describeReportActs(group: {
  period: string;
  kind: string;
  way: string;
  byOrg: string;
  byPerson: string;
  count: number;
}): string {
  const way = group.kind === 'confirm' && group.way === 'paper' ? '（纸质签字）' : '';
  return `${group.byOrg}${group.byPerson}${ACT_WORDS[group.kind] ?? group.kind}${formatPeriod(group.period)}${group.count}个项目${way}`;
}

const STAGE_WORDS: Record<string, string> = {
  'start-reported': '报告开工，待核实',
  'start-verified': '开工已核实',
  'start-refuted': '开工未通过核实',
  paused: '停工',
  'pause-confirmed': '停工已确认',
  resumed: '复工',
  stopped: '终止',
  cancelled: '注销',
  merged: '合并',
  split: '拆分',
  'planned-start-moved': '计划开工日期变更',
  'planned-finish-moved': '计划竣工日期变更',
};

export const describeStage = (change: { name: string; kind: string; byPerson: string }): string =>
  `${change.name}：${STAGE_WORDS[change.kind] ?? change.kind}${change.byPerson === '' ? '' : `（${change.byPerson}）`}`;

export function describeAnnouncement(one: {
  kind: 'frozen' | 'issued' | 'extended' | 'plan';
  period: string;
  title: string;
  ref: string;
  count: number;
}): string {
  switch (one.kind) {
    case 'frozen':
      return `${formatPeriod(one.period)}已定版，${one.count}个项目（${one.title}）`;
    case 'issued':
      return `印发《${one.title}》`;
    case 'extended':
      return `${formatPeriod(one.period)}延期至${one.title}，${one.count}个单位（${one.ref}）`;
    case 'plan':
      return `${one.count}年度计划${one.ref === 'issued' ? '下达' : '调整'}：${one.title}`;
  }
}
