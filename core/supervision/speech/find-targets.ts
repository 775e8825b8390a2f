export interface TargetMark {
  from: number;
  to: number;
  /** The quantity with its unit, in the words of the text. */
  words: string;
  /** It says what is to be reached (以上, 不少于, 达到), not merely how many there are. */
  isAim: boolean;
}

const UNITS =
  '(?:亿元|万元|元|亿美元|万美元|亿立方米|万立方米|立方米|万平方米|平方米|平方公里|万千瓦|千瓦|万吨|吨|万亩|亩|公顷|公里|千米|米|万户|户|家|万人次|人次|万人|人|名|个百分点|百分点|个工作日|个|处|座|套|台|辆|宗|件|条|项|场|次|批|对|所|间|口|艘|株|头|只|张|门|例|位|组|节|块|栋|幢|棵|万株|万头|万套|千伏安|兆瓦|斤|公斤|MW|GW|%|％|‰|倍|万件|亿斤|万家|亿度)';
const LEAST =
  '(?:不少于|不低于|不小于|不超过|不高于|不得低于|不得少于|至少(?:恢复生产|新增|完成|培育|引进|建成|打造|配备|组织|开展)?|超过|突破|达到?|力争达?到?|控制在|降至|降到|压缩到|压减|提高到|提升至|增长|下降|降低|新增)';
const NUMERAL = '(?:(?<!\\d)\\d+(?:,\\d{3})*(?:\\.\\d+)?[万亿]?|[一二三四五六七八九十百千两]{1,4})(?:余|多)?';
const QUANTITY = new RegExp(
  `(?<least>${LEAST})?(?<number>${NUMERAL})(?<unit>${UNITS})(?<more>以上|以内|以下|左右)?`,
  'gu',
);
const RANK =
  /(?:全[省市县国区]|位居|进入|居)?(?:前\d{1,2}(?:位|名|强)?|前[一二三四五六七八九十](?:位|名|强)?)(?!个?季度|期|[年月日天件项批次])|全部(?:开工|入库|入统|竣工|交付|完工|销号)|应[\u4e00-\u9fff]尽[\u4e00-\u9fff]/gu;
const DOING =
  /(?:完成|实现|新增|新建|新改建|新（改）建|改造|募集|建成|培育|引进|培训|发放|拨付|调度|整治|清理|打造|修复|收集|化解|安排|保障|办理|实施|治理|剩余|销号|签约|开工|投放|提供|到位|融资|投资|资金|规模|户数|率|达到|剩余的)(?:[\u4e00-\u9fff]{0,10})$/;
const COUNTED_ONLY = /(?:第|这|以下|上述|上|下|近|过去|每|各|某)$/;

/** Quantities and ranks that may be a task's target (handbook 4.6): 完成投资20亿元, 新增8户以上, 增长10%以上, 全市前3. */
export function findTargets(plain: string): TargetMark[] {
  const found: TargetMark[] = [];
  for (const match of plain.matchAll(QUANTITY)) {
    const { least, number, unit, more } = match.groups ?? {};
    const before = plain.slice(Math.max(0, match.index - 14), match.index);
    const isWord = /^[一二三四五六七八九十百千两]/.test(number ?? '');
    if (
      isWord &&
      (least === undefined || /^[一两]$/.test(number ?? '')) &&
      !/^(?:户|亩|公里|%|万元|亿元|名)$/.test(unit ?? '')
    )
      continue;
    if (COUNTED_ONLY.test(before)) continue;
    const isAim = least !== undefined || more !== undefined || /[%％‰]|百分点/.test(unit ?? '');
    if (!isAim && !DOING.test(before)) continue;
    found.push({ from: match.index, to: match.index + match[0].length, words: match[0], isAim });
  }
  for (const match of plain.matchAll(RANK))
    found.push({ from: match.index, to: match.index + match[0].length, words: match[0], isAim: true });
  return found.sort((a, b) => a.from - b.from);
}

const RESULT =
  /(?:实施方案|工作方案|行动方案|处置方案|整改方案|专项方案|方案|三年行动计划|行动计划|工作计划|计划|规划|清单|台账|专题报告|调研报告|评估报告|情况报告|报告|预案|意见|办法|细则|名单|材料|总结|纪要|措施|图纸|批复|(?<!解释)说明|汇总表|进度表|时间表|路线图|(?<!高)标准|指南|目录|建议|函|协议|合同|通报|规范|导则|试点|承诺书|责任书|结果|照片|情况)(?![组书员中台])/gu;
const MAKING =
  /(?:制定|编制|拿出|形成|提出|出台|印发|起草|拟定|拟订|提交|报送|报|上报|建立|梳理|完成|完善|列出|拿|草拟|签订|公布|提供|反馈|建|修订|送|做好|细化|研究|给个|给|将|把)[^，。；：\n]{0,24}$/;

/** The paper that is to be handed in — 方案, 报告, 清单, 台账… — named after a verb of making or handing in; null when there is none. */
export function findDeliverable(action: string): string | null {
  for (const match of action.matchAll(RESULT)) {
    const before = action.slice(0, match.index);
    if (MAKING.test(before) && !/[》”]?的$/.test(before.slice(-1))) return match[0];
  }
  return null;
}
