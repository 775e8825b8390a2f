/** What the columns of a printed table are, from the words of their heads. */
import { normalizeFigureText } from '#core/platform/public.ts';

export type PrintedColumnRole =
  | 'label'
  | 'total-investment'
  | 'plan'
  | 'month-done'
  | 'ytd-done'
  | 'since-start-done'
  | 'last-year'
  | 'increment'
  | 'quantity'
  | 'rate-of-plan'
  | 'rate-of-total'
  | 'pro-rata'
  | 'lead'
  | 'growth'
  | 'rank';

export interface PrintedColumn {
  column: number;
  head: string;
  role: PrintedColumnRole | null;
  /** 元, 万元 or 亿元 named by the head or by the whole table; empty when none is. */
  unit: string;
}

/** Roles whose figures a 合计 row adds up. */
export const ADDITIVE_ROLES: ReadonlySet<PrintedColumnRole> = new Set([
  'total-investment',
  'plan',
  'month-done',
  'ytd-done',
  'since-start-done',
  'last-year',
  'increment',
  'quantity',
]);

/** First match wins: the special before the general. */
const HEAD_WORDS: readonly [PrintedColumnRole | null, RegExp][] = [
  ['rank', /排名|位次|名次|排位|序位/],
  ['label', /^(序号|编号)$/],
  ['lead', /(较|与|比|超|欠|差|±|高于|低于|落后).{0,4}序时|序时.{0,6}(差|比|相差|±|百分点)|超欠/],
  ['pro-rata', /序时|时序|时间进度/],
  ['rate-of-total', /占总投资|总投资完成(率|比例)/],
  [null, /占比|比重|权重|平均|得分|分值|单价|年份|时间|日期|电话|代码/],
  ['increment', /增减额|增加额|增长额|增量|净增/],
  ['growth', /增速|增长|增幅|同比|涨幅/],
  [
    'rate-of-plan',
    /完成率|完成比例|完成进度|投资进度|占.{0,2}计划|完成.{0,2}计划.{0,2}(比|%)|达标率|完成百分比|完成.*[（(]%[)）]/,
  ],
  [null, /率|%|比例|百分点/],
  ['last-year', /上年同期|去年同期|同期|上年(完成|实际|数)|去年(完成|实际|数)/],
  ['since-start-done', /自开工|开工以?来|累计完成总|截至.{0,6}累计|历年累计/],
  ['month-done', /本月|当月|单月/],
  ['total-investment', /总投资|投资总额/],
  ['plan', /年?度?计划|目标|任务/],
  ['ytd-done', /累计|完成|实际|实绩/],
  ['quantity', /个数|项目数|数量|总数|户数|家数|人数|[（(](个|户|家|人|亩)[)）]/],
  ['label', /单位|名称|项目|乡镇|镇街|地区|部门|区县|县区|园区|企业|行业|类别|指标|领域|姓名|领导/],
  ['quantity', /金额|投资|收入|产值|面积|[（(](万元|亿元|元)[)）]/],
];

const UNIT = /[（(/](万元|亿元|元)[)）]?/;

/** Heads are one text each, several levels joined; `tableUnit` is what stands above the table (单位：万元). */
export function findPrintedColumns(heads: readonly string[], tableUnit = ''): PrintedColumn[] {
  return heads.map((raw, column) => {
    const head = normalizeFigureText(raw).replaceAll(/\s/g, '');
    const role = head === '' ? null : (HEAD_WORDS.find(([, words]) => words.test(head))?.[0] ?? null);
    const isAmount = role !== null && ADDITIVE_ROLES.has(role) && role !== 'quantity';
    return { column, head, role, unit: UNIT.exec(head)?.[1] ?? (isAmount ? tableUnit : '') };
  });
}

/** The nearest column of a role, to the left first; a table repeats its columns from left to right. */
export function findNearest(
  columns: readonly PrintedColumn[],
  from: number,
  ...roles: readonly PrintedColumnRole[]
): PrintedColumn | undefined {
  for (const role of roles) {
    const all = columns.filter((each) => each.role === role && each.column !== from);
    const found = all.findLast((each) => each.column < from) ?? all.find((each) => each.column > from);
    if (found !== undefined) return found;
  }
  return undefined;
}
