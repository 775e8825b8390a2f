import { toTextSubstance } from './entry-stagnation.rule.ts';

/** Longer words first, so that one pass takes the longest. */
const EMPTY_WORDS = [
  ...[
    '核实',
    '核对',
    '核查',
    '审核',
    '确认',
    '检查',
    '属实',
    '真实',
    '准确',
    '正确',
    '符合',
    '实际',
    '如实',
    '无误',
  ],
  ...[
    '已经',
    '经过',
    '情况',
    '数据',
    '数字',
    '上报',
    '填报',
    '以上',
    '单位',
    '没有',
    '存在',
    '任何',
    '其他',
    '特殊',
    '异常',
  ],
  ...[
    '问题',
    '错误',
    '错漏',
    '正常',
    '完成',
    '施工',
    '推进',
    '进行',
    '进展',
    '进度',
    '顺利',
    '良好',
    '稳步',
    '有序',
    '工程',
  ],
  ...[
    '项目',
    '建设',
    '同上',
    '同意',
    '说明',
    '详见',
    '附件',
    '特此',
    '收到',
    '知悉',
    '已阅',
    '确实',
    '如此',
    '加快',
    '测试',
  ],
  ...[
    'ok',
    'yes',
    'test',
    'na',
    '已',
    '经',
    '均',
    '都',
    '我',
    '本',
    '是',
    '为',
    '的',
    '与',
    '和',
    '按',
    '照',
    '据',
    '无',
  ],
  ...['没', '有', '不', '误', '错', '略', '暂', '好', '对', '中', '了'],
];
const EMPTY = new RegExp(EMPTY_WORDS.join('|'), 'gi');

/**
 * Whether an explanation explains nothing: 核实无误, 情况属实, 无, 正常, punctuation or digits only, one character
 * repeated. It is shown to the office and never blocks (handbook 4.8, 8.10).
 */
export function isVagueExplanation(text: string): boolean {
  const substance = toTextSubstance(text);
  if ([...substance].length < 3 || /^\d+$/.test(substance)) return true;
  return new Set(substance).size === 1 || substance.replaceAll(EMPTY, '') === '';
}
