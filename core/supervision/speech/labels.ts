// Labels of duties: 责任单位：, 完成时限：, 【牵头】, with what they label.
import type { Span } from './split-sentences.ts';

type DutyRole = 'lead' | 'responsible' | 'support' | 'guide' | 'due' | 'content' | 'other';

/** What a label calls those who answer. */
const BODY = '(?:单位|部门|主体|科室|股室|处室|机构|科所|站所|专班|乡镇|镇街|县区|地区|方)';

const LABEL_ROLES: readonly (readonly [DutyRole, string])[] = [
  ['guide', `(?:督导|指导|督办|督查|督促|监督|监管|业务指导|督导检查)(?:责任)?${BODY}`],
  [
    'support',
    `(?:配合|协办|会办|协助|协同|参与|参加|协作|支持|会同|共同)(?:责任)?${BODY}|配合|协办|参与|协同|会同`,
  ],
  ['lead', `(?:牵头|主办|主责|总牵头|首责|第一责任|链长)(?:责任)?${BODY}|牵头|主办`],
  [
    'responsible',
    `(?:责任|承办|落实|实施|承担|办理|整改|负责|完成|执行|经办|领办|建设|包案|包保|化解|处置)(?:责任)?${BODY}|责任分工|分工|责任|承办|主责|经办`,
  ],
  [
    'due',
    '(?:完成|整改|化解|处置|整治|办理|办结|销号|落实|工作|计划完成|反馈|报送|拟完成|推进|任务|责任)?(?:时限|期限|时间|截止时间|时间节点|时间要求|时限要求|完成日期|日期|节点)|截止|时限|完成',
  ],
  [
    'content',
    '(?:下一?步|下阶段|后续)(?:工作)?(?:计划|打算|措施|安排)|(?:工作|整改|具体|主要|重点|交办|办理|处理|拟办|推进|落实|保障|改革|实施|攻坚|治理|整治|化解|处置|管控|解决|下步|下一步)?(?:工作)?(?:措施|要求|任务|内容|目标|举措|事项|意见)(?:名称|内容|描述)?|拟办|(?:答复|回复|办理|处理)(?:内容|意见|情况|结果|措施)?(?<!办理|处理)',
  ],
  [
    'other',
    '(?:整改|落实|具体|直接|第一)?(?:责任|牵头|领办|领衔|督办|包保|包联|分管|主管|督导|县级|市级|省级|联系|负责|经办)?(?:市|县|区|镇)?(?:领导|人|人员|同志|专员)|备注|(?:问题|任务|事项|交办)(?:来源|编号|类别)|联系(?:人|电话)|(?:企业|群众)反映|(?:存在|具体|反馈|反映|主要)?问题(?:描述)?|整改目标|销号单位|验收单位|(?:工作|当前|最新|目前|整改|落实|办理|推进)?进展(?:情况)?|形象进度',
  ],
];
const LABEL_WORDS = LABEL_ROLES.map(([role, source]) => `(?<${role}>${source})`).join('|');
const LABEL = new RegExp(
  `(?<=^|[\\n。；，、（）【】\\t ：.①-⑳—●·-])(?:${LABEL_WORDS})(?:（[^）]{0,12}）)?[：:]`,
  'gu',
);
/** 【牵头】住建局　【完成时间】4月30日: labels in brackets, every word that is one before a colon and some more. */
const IN_BRACKETS: Partial<Record<DutyRole, string>> = {
  support: '(?:配合|协办|会办|协助|协同|参与|参加|会同|协作)(?:方|处室|科室)?',
  guide: '督导|指导|督办',
  due: '完成时|限期|(?:最迟|最晚|截止)(?:完成)?(?:时间|日期)?|办结时限',
  content: '(?:议定|会议)(?:内容|事项|意见|要求)|任务|措施|内容|要求|事项|意见|(?:怎么|如何)(?:改|办)|办法',
  other: '序号|项目|类别|问题(?:编号|来源|类型|表现)?|编号|背景|现状|原因(?:分析)?|诉求|来源',
};
const BRACKET_LABEL = new RegExp(
  `【(?:${LABEL_ROLES.map(([role, source]) => {
    const more = IN_BRACKETS[role];
    return `(?<${role}>${source}${more === undefined ? '' : `|${more}`})`;
  }).join('|')})】[：:]?`,
  'gu',
);

/** 责任单位 alone on a line, what it labels on the next. */
const LINE_LABEL = new RegExp(
  `(?<=^|\\n)(?=[\\u4e00-\\u9fff]{2,8}(?:单位|部门|时限|期限|措施|举措|任务|领导|责任人)\\n)(?:${LABEL_WORDS})(?=\\n)`,
  'gu',
);

export interface Label extends Span {
  role: DutyRole;
  valueTo: number;
}

/** Where a label's value ends: at the line's end, or at the first 。；or the bracket that closes around it. */
function findValueEnd(plain: string, from: number, next: number, isWhole: boolean): number {
  let depth = 0;
  for (let at = from; at < next; at += 1) {
    const char = plain[at];
    if (char === '\n') return at;
    if (isWhole) continue;
    if (char === '（') depth += 1;
    else if (char === '）' && depth > 0) depth -= 1;
    else if (char === '。' || char === '；' || char === '）' || char === '】') return at;
  }
  return next;
}

/** 责任单位：, and the units on the next line. */
const saysValue = (plain: string, from: number, next: number): boolean =>
  from < next &&
  /^(?![（(]?[一二三四五六七八九十\d]{1,2}[）、.])[^\n]{2,60}(?:\n|$)/.test(plain.slice(from, from + 62));

/** 反馈时限：请各单位于12月15日前报…: a sentence, not a time. */
const SAYS_TASK = /^[^。；\n]{0,20}(?:请|各单位)[^。；\n]{4,}(?:报|送|反馈)/;

/** 责任分工：县财政局6月底前完成…: a sentence, not a list. */
const SAYS_WHEN = /^[^。；\n]{2,20}(?:前|内|底|要|负责)[\u4e00-\u9fff]{3,}/;

/**
 * Labels of duties (4.6) in the order of the text: `from`…`to` is the label, `valueTo` where what it labels ends, before the next
 * label at the latest. A time label followed by a sentence that gives work is no label; no label gives an empty list.
 */
export function findLabels(plain: string): Label[] {
  const found: Label[] = [];
  for (const pattern of [LABEL, BRACKET_LABEL, LINE_LABEL])
    for (const match of plain.matchAll(pattern)) {
      const role = LABEL_ROLES.find(([name]) => match.groups?.[name] !== undefined)?.[0];
      if (role === undefined) continue;
      found.push({ from: match.index, to: match.index + match[0].length, role, valueTo: 0 });
    }
  found.sort((a, b) => a.from - b.from);
  const kept = found.filter(
    (label) =>
      !(label.role === 'due' && SAYS_TASK.test(plain.slice(label.to, label.to + 60))) &&
      !(
        /分工/.test(plain.slice(label.from, label.to)) && SAYS_WHEN.test(plain.slice(label.to, label.to + 40))
      ),
  );
  kept.forEach((label, index) => {
    const next = kept[index + 1]?.from ?? plain.length;
    const isWhole = label.role === 'content' || plain[label.from] === '【';
    label.valueTo = findValueEnd(plain, label.to, next, isWhole);
    if (plain[label.to] === '\n' && label.role !== 'content' && saysValue(plain, label.to + 1, next))
      label.valueTo = findValueEnd(plain, label.to + 1, next, isWhole);
  });
  return kept;
}
