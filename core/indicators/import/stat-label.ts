import type { NameIndex } from './stat-names.ts';
import { type PeriodParts, takePeriod } from './stat-period.ts';
import type { Measure } from './stat-reading.ts';
import { toLabelText } from './stat-text.ts';
import { listUnits } from './stat-unit.ts';

/** What one label says. `rest` are the words that it does not account for. */
export interface LabelFacts {
  text: string;
  indicators: string[];
  subjects: string[];
  period: PeriodParts;
  measure: Measure | null;
  units: string[];
  /** 初步数, 最终核实数: which of two vintages. */
  vintage: string;
  rest: string;
  /** The name that it uses, if it is one that is not known: 总产值. */
  bare: string;
}

const MEASURES: [Measure, RegExp][] = [
  ['value', /^(?:绝对量|绝对额|绝对值|绝对数|总量|完成额|数值|实绩|实际完成|实绩数|完成数|指标值|余额)$/],
  ['rank', /(?:增速|总量|增长)?(?:在全[市省])?(?:位次|排名|排位|名次|位列|序位|排序)/],
  ['contribution', /贡献率|贡献度|拉动(?:点数|增长)?/],
  ['gap', /与?(?:全[市省国]|平均|目标|序时)?.{0,4}(?:差距|相差|差额)/],
  ['month-on-month', /(?:环比|比上月|较上月)(?:增长|增减|增速)?/],
  ['change', /(?:同比|比上年)?(?:增减额|增加额|净增额?|增量|增减量|增减绝对额|增减点数|(?:增减|提高)百分点)/],
  [
    'completion',
    /(?:完成|占)(?:年度?)?(?:全年)?(?:目标|计划|预算|任务)的?(?:比例|%|进度)?|完成率|完成比例|完成进度/,
  ],
  ['target', /(?:全年|年度|年初|本年)?(?:目标|预算|计划|任务)(?:数|值|额|任务)?/],
  ['previous', /(?<![比较])(?:上年|去年)(?:同期|同月)?(?:增速|增长|增幅)/],
  ['base', /(?<![比较])(?:上年|去年)(?:同期|同月|同季)?(?:累计)?(?:数|值|额)?|(?<![比较年])同期(?:累计)?数?/],
  ['index', /指数\(?上年(?:同期)?=100\)?|上年(?:同期)?=100/],
  [
    'growth',
    /(?:可比价|按可比价格|现价|名义|实际|累计)?(?:计算)?(?:同比|比上年|较上年|比去年|较去年)?(?:同期)?(?:增长速度|增长率|增速|增长|增幅|增减|±|同比|比上年)(?:\+-|±)?(?:幅度|率|%)?/,
  ],
  ['share', /占(?:全[市省国]|比)?(?:的)?(?:比重|比例|比)?|比重/],
  ['previous', /上月末?数?|上期|上季|年初数|上年末/],
];

const SINGLE = /本月|当月|本季|当季|单月/;
const CUMULATIVE = /(?:本年|本期|自年初)?累计|年初至今|自年初/;
const VINTAGE =
  /初步核算数?|初步数|初步|快报数?|最终核实数?|核实数|核定数?|年报数|修订后?数?|调整后|最终数|预计数?/;
/** Words that say nothing by which a figure would be another one. */
const FILLERS =
  /本期|本年|今年|绝对量|绝对额|绝对值|绝对数|总量|数值|数量|数额|实绩|实际完成|实际|完成额|完成|实现|完成情况|情况|其中|指标名称|指标|地区|区域|名称|单位|县\(?市?区?\)?|项目|时间|年份|月份|日期|期末|月末|期别|合计|小计|总计|额|数|值|的|及|以上|可比价格?|现价|当年价|按|#|[-:,、,.。()%/|+±=]/g;
const LEADING = /^(?:其中:?|[#]|[(]?[一二三四五六七八九十]+[)、.]|[(]?\d{1,2}[)、.](?!\d)|[*·•])+/;

function takeUnits(text: string): { units: string[]; rest: string } {
  const said = /单位:?([^\s()]+)$/.exec(text);
  if (said && listUnits(said[1] ?? '').length > 0)
    return { units: listUnits(said[1] ?? ''), rest: text.replace(said[0], '') };
  const units: string[] = [];
  const rest = text.replace(/\((?:计量)?(?:单位:?)?([^()]*)\)/g, (whole, inner: string) => {
    const found = listUnits(inner);
    units.push(...found);
    return found.length > 0 ? '' : whole;
  });
  if (units.length > 0) return { units, rest };
  return rest.endsWith('%') ? { units: ['%'], rest: rest.slice(0, -1) } : { units, rest };
}

function takeMeasure(text: string): { measure: Measure | null; rest: string } {
  for (const [measure, pattern] of MEASURES) {
    const found = pattern.exec(text);
    if (found && found[0] !== '') return { measure, rest: text.replace(found[0], '') };
  }
  return { measure: null, rest: text };
}

function takeSpan(
  text: string,
  period: PeriodParts,
): { period: PeriodParts; rest: string; isSingle: boolean } {
  const isSingle = SINGLE.test(text);
  const isSum = CUMULATIVE.test(text);
  const rest = text.replace(SINGLE, '').replace(CUMULATIVE, '');
  if (isSingle && period.span !== 'cumulative')
    return { period: { ...period, span: 'single' }, rest, isSingle };
  return { period: isSum ? { ...period, span: 'cumulative' } : period, rest, isSingle: false };
}

/** A name in full, or the longest inside; exact names win over what they contain. */
function takeNames(
  index: NameIndex,
  text: string,
): Pick<LabelFacts, 'indicators' | 'subjects'> & { rest: string } {
  const bare = text.replace(LEADING, '');
  const whole = { indicators: index.findIndicator(bare), subjects: index.findSubject(bare) };
  if (whole.indicators.length > 0) return { indicators: whole.indicators, subjects: [], rest: '' };
  if (whole.subjects.length > 0) return { indicators: [], subjects: whole.subjects, rest: '' };
  const indicator = index.takeIndicator(bare);
  const subject = index.takeSubject(indicator?.rest ?? bare);
  return {
    indicators: indicator?.codes ?? [],
    subjects: subject?.codes ?? [],
    rest: subject?.rest ?? indicator?.rest ?? bare,
  };
}

/** What a head, a row's name, a title or the name of a sheet says. */
export function readLabel(shown: string, index: NameIndex): LabelFacts {
  const text = toLabelText(shown);
  const exact = takeNames(index, text);
  if (exact.rest === '' && text !== '')
    return { text, ...exact, period: {}, measure: null, units: [], vintage: '', bare: '' };
  const unit = takeUnits(text);
  const names = takeNames(index, unit.rest);
  const time = takePeriod(names.rest.replace(LEADING, ''));
  const spanned = takeSpan(time.rest, time.parts);
  const vintage = VINTAGE.exec(spanned.rest)?.[0] ?? '';
  const measured = takeMeasure(spanned.rest.replace(vintage, ''));
  const { units } = unit;
  const isAmount = units.length > 0 && !units.includes('%');
  const measure = measured.measure === 'growth' && isAmount ? 'change' : measured.measure;
  return {
    ...{
      text,
      indicators: names.indicators,
      subjects: names.subjects,
      period: spanned.period,
      units,
      vintage,
    },
    measure,
    rest: measured.rest.replace(FILLERS, '').replace(/\d+/g, ''),
    bare: measured.rest.replace(LEADING, ''),
  };
}

const TITLE_FILLERS =
  /各|分|县|市|区|乡|镇|街|全国|全省|全|省|月报|快报|年鉴|年报|一览|历年|主要|经济|社会|发展|运行|附表|附件|续|表|统计|资料|数据|情况|完成|对比|比较|增长|速度|排名|年|月|季度|汇总|通报|进度|测算|监测|综合|口径|与|和/g;
/** Words of a title that could make its indicator another one: 人均地区生产总值. */
export const restOfTitle = (facts: LabelFacts): string => facts.rest.replace(TITLE_FILLERS, '');
