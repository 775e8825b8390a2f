import type { LedgerField } from '../ledger-fields.ts';

export interface HeadMatch {
  field: LedgerField;
  confidence: number;
}

const MONEY = /投资|资金|投入|概算|估算|金额|完成额|工作量|产值/;
const RATE = /率|比例|占比|百分比|比重|完成%|进度%|^占/;
const DONE = /完成|实际|已投|落实|到位|支付|拨付|使用|形成/;
const PLAN = /计划|目标|安排|任务|拟|预计|需完成|应完成/;
const SINCE_START =
  /(自|从)?(项目)?开工(建设)?(以来|至今|后|起|累计|至20\d\d年|至(目前|本月|本期|当前))|累计至今|项目累计|开工累计|自开工|建设以来|历年累计至今/;
const LAST_YEAR_END =
  /(截至|截止|至|到)?(上年|去年|上一年|20\d\d年?)(度)?(底|末|年底|年末|12月底|12月31日|12月末)|(截至|截止|到)(上年|去年)|以前年度|历年|往年|(上年|去年).{0,3}累计|^20\d\d年?(以前|及以前|前)/;
const NEXT_YEAR = /下年|明年|次年|下一年/;
const MONTH_SPAN =
  /1?\d月?[-—~至到]1?\d月|截[至止]到?(20\d\d年)?1?\d月|截[至止](目前|本月|当前|本期)|年初(以来|至今|起)|至(本|当)?月|1?\d月(底|末)(累计)?|上半年|前三季度/;
/** 1-本月累计, 截至本月: the month named is where the span ends. */
const UP_TO_NOW = /(1月?|截[至止]到?|年初)\s*(?:[-—~至到]\s*)?(本月|当月|本期)/;
const ONE_MONTH = /本月|当月|本期|(^|[^\d\-—~至到止])1?\d月份?/;
const QUARTER = /[一二三四1-4]季度|本季|当季|Q[1-4]/;
const THIS_YEAR = /本年|当年|今年|年度|全年|年计划|年目标|20\d\d年/;

function matchRate(head: string): HeadMatch | null {
  if (/开工率|到位率|达产率|履约率|支付率|合格率|覆盖率|入库率/.test(head)) return null;
  if (/总投资/.test(head)) return { field: 'since_start_rate', confidence: 0.85 };
  if (/序时|时序|时间进度/.test(head)) return { field: 'elapsed_rate', confidence: 0.8 };
  return DONE.test(head) || PLAN.test(head) ? { field: 'completion_rate', confidence: 0.85 } : null;
}

function matchFunds(head: string, leaf: string): HeadMatch | null {
  // What was paid in one month is none of the funds paid so far.
  if (/本月|当月|本期/.test(leaf)) return null;
  if (/到位|落实资金|已筹/.test(head)) return { field: 'funds_in_place', confidence: 0.85 };
  if (/支付|拨付|支出/.test(head)) return { field: 'funds_paid', confidence: 0.85 };
  if (/剩余|未完成|尚需|缺口|欠账/.test(head)) return { field: 'remaining_investment', confidence: 0.8 };
  return null;
}

function matchDone(head: string, leaf: string): HeadMatch {
  // 截至目前完成情况/本月投资: the leaf's own time outweighs the group head's.
  if (/本月|当月|本期/.test(leaf) && !UP_TO_NOW.test(leaf)) return { field: 'month_done', confidence: 0.92 };
  // 开工至2025年底 ends with the year before.
  if (SINCE_START.test(head) && !/开工(建设)?至.*(年底|年末|上年)/.test(head))
    return { field: 'since_start_done', confidence: 0.92 };
  if (LAST_YEAR_END.test(head)) return { field: 'cumulative_to_last_year_end', confidence: 0.92 };
  if (MONTH_SPAN.test(head) || UP_TO_NOW.test(leaf)) return { field: 'ytd_done', confidence: 0.92 };
  if (/累计/.test(head)) {
    const sure = THIS_YEAR.test(head);
    return { field: 'ytd_done', confidence: sure ? 0.92 : 0.76 };
  }
  if (ONE_MONTH.test(head)) return { field: 'month_done', confidence: 0.92 };
  if (QUARTER.test(head)) return { field: 'quarter_done', confidence: 0.9 };
  return { field: 'ytd_done', confidence: THIS_YEAR.test(head) ? 0.85 : 0.65 };
}

function matchPlan(head: string): HeadMatch | null {
  if (NEXT_YEAR.test(head)) return { field: 'next_year_plan', confidence: 0.9 };
  if (MONTH_SPAN.test(head) || /序时|时序/.test(head)) return { field: 'ytd_plan', confidence: 0.85 };
  if (ONE_MONTH.test(head)) return { field: 'month_plan', confidence: 0.9 };
  if (QUARTER.test(head)) return { field: 'ytd_plan', confidence: 0.6 };
  if (THIS_YEAR.test(head)) return { field: 'annual_plan', confidence: 0.93 };
  if (/总/.test(head)) return { field: 'total_investment', confidence: 0.9 };
  return null;
}

/**
 * What a head about money means, put together from its words: whose time (month, year, since the start,
 * to last year's end), planned or done, amount or rate (handbook 8.4). `head` is all levels joined,
 * comparable, units taken out. Null when it is not about money.
 */
export function matchAmountHead(head: string, leaf = head): HeadMatch | null {
  if (RATE.test(head)) return matchRate(head);
  if (!MONEY.test(head)) return null;
  if (/单位|主体|来源|性质|方式|类别|类型|内容|情况说明|企业|方$|人$/.test(head)) return null;
  // The ledger keeps months: a day's or a week's amount is none of its figures.
  if (/今日|当日|本日|昨日|每日|日均|本周|上周|当周/.test(leaf)) return null;
  const funds = matchFunds(head, leaf);
  if (funds) return funds;
  if (/支出/.test(head)) return null;
  const total = /总投资|投资总|概算|估算/.test(head);
  if (SINCE_START.test(head)) return matchDone(head, leaf);
  if (DONE.test(head) && !/(计划|目标|任务|应|需|拟|预计|预期|力争|预计20\d\d年|预计全年)完成/.test(head))
    return matchDone(head, leaf);
  if (total && !THIS_YEAR.test(head.replace(/总投资.*/, ''))) {
    return { field: 'total_investment', confidence: 0.95 };
  }
  if (LAST_YEAR_END.test(head)) return { field: 'cumulative_to_last_year_end', confidence: 0.8 };
  // 调整前计划 beside 调整后计划 is history.
  if (PLAN.test(head) && /调整前|原计划|原下达|年初(?!以来|至今|起|到|至)/.test(head))
    return { field: 'annual_plan', confidence: 0.5 };
  if (PLAN.test(head) && /调整后/.test(head)) return { field: 'annual_plan', confidence: 0.9 };
  if (PLAN.test(head)) return matchPlan(head) ?? { field: 'annual_plan', confidence: 0.65 };
  // 年度累计 and 本月累计 say what was done, although not that it was done.
  if (/累计/.test(head)) return matchDone(head, leaf);
  if (THIS_YEAR.test(head)) return { field: 'annual_plan', confidence: 0.75 };
  return /^(项目)?投资(额|金额)?$/.test(head) ? { field: 'total_investment', confidence: 0.6 } : null;
}
