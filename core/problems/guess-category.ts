import type { ProblemCategory } from './problem.ts';

/** Words that name a cause; the first category whose word occurs wins, so the narrower stand first. */
const WORDS: readonly (readonly [ProblemCategory, readonly string[]])[] = [
  ['legacy', ['历史遗留', '遗留问题']],
  ['relocation', ['征拆', '拆迁', '征收', '搬迁', '坟', '青苗', '腾空']],
  ['dispute', ['纠纷', '阻工', '信访', '诉讼', '权属', '群众反映']],
  ['land', ['用地', '土地', '林地', '农转用', '指标', '供地', '占补']],
  ['planning', ['规划', '控规', '红线', '选址']],
  ['environment', ['环评', '环保', '水保', '排污', '生态', '雨污', '污水', '扬尘', '苫盖', '黑臭', '噪声']],
  ['energy', ['能评', '能耗', '节能', '用电', '供电', '电力', '燃气']],
  ['procedures', ['手续', '审批', '许可证', '许可', '批复', '可研', '备案', '招标', '施工图']],
  ['money', ['资金', '贷款', '融资', '拨付', '配套', '欠款', '债券', '缺口']],
  ['labour', ['用工', '工人', '农民工', '工资', '劳务']],
  ['contractor', ['施工单位', '承包', '设备', '材料', '供货', '机械', '设计变更', '雨', '汛']],
];

/** A first guess at the category from what was written (handbook 4.3); a person triages. `other` when no word tells. */
export function guessCategory(text: string): ProblemCategory {
  return WORDS.find(([, words]) => words.some((word) => text.includes(word)))?.[0] ?? 'other';
}
