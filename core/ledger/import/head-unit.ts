import { findEnglishUnit } from './english-heads.ts';

const UNIT_WORD =
  '万元|亿元|千元|百万元|元|万美元|亿美元|美元|%|‰|亩|公顷|平方公里|平方千米|平方米|万平方米|万平米|平米|㎡|万㎡|km2|m2|万m2|立方米|万立方米|m3|公里|千米|km|KM|米|m|个|户|人|万人|人次|万人次|万户|套|台|辆|吨|万吨|亿吨|千瓦|万千瓦|兆瓦|MW|kW|万千瓦时|亿千瓦时|家|项|处|座|所|间|床|张|张床|位|次|分|天|日|年|月|件|株|万株|头|万头|只|万只|条|场|例|个百分点|百分点|名|岁|元/人|万元/亩|亩/人|元/月|小时|栋|幢|孔|眼|对|批|期';

const BRACKET_UNIT = new RegExp(
  `[(（\\[【](?:单位[:：])?\\s*(${UNIT_WORD})(?:[、,，/;；][^()（）]{0,30})?\\s*[)）\\]】]`,
);
const BRACKET_UNIT_ALL = new RegExp(BRACKET_UNIT.source, 'g');
const COLON_UNIT = new RegExp(`单位[:：]\\s*(${UNIT_WORD})(?![\\u4e00-\\u9fff])`);
const TAIL_UNIT = /(万元|亿元|千元|%|‰|万平方米|平方米|公里)$/;
const WHOLE_UNIT = new RegExp(`^[(（\\[]?(?:单位[:：])?(${UNIT_WORD})[)）\\]]?$`);
const MONEY_UNIT = /^(万元|亿元|千元|百万元|元)$/;

/** The unit a head names, as printed: in brackets anywhere, after 单位：, or at its end. `head` is comparable text. */
export function findHeadUnit(head: string): string | null {
  const bracket = [...head.matchAll(BRACKET_UNIT_ALL)].at(-1);
  if (bracket?.[1]) return bracket[1];
  return COLON_UNIT.exec(head)?.[1] ?? TAIL_UNIT.exec(head)?.[1] ?? findEnglishUnit(head);
}

/** A row of units below the heads (亿元, 亩); 年 and 月 there part a date and measure nothing. */
export function isUnitLevel(level: string): boolean {
  return (
    isUnitAlone(level) &&
    !/^[(（[]?(年|月|日|天|期|分|位|次|批|对|场|例|人|名|个|项|家|处)[)）\]]?$/.test(level)
  );
}

/** The unit of the head's levels: the lowest level that names one wins. */
export function findUnitOfLevels(levels: string[]): string | null {
  for (let at = levels.length - 1; at >= 0; at--) {
    const level = levels[at] as string;
    const unit = findHeadUnit(level) ?? (at > 0 && isUnitLevel(level) ? level : null);
    if (unit !== null) return unit;
  }
  return null;
}

/** A cell that consists of a unit alone, as in a row of units below the heads. */
export function isUnitAlone(text: string): boolean {
  return WHOLE_UNIT.test(text);
}

/** The head without the unit it names. */
export function withoutUnit(head: string): string {
  return head
    .replace(BRACKET_UNIT_ALL, '')
    .replace(COLON_UNIT, '')
    .replace(/(.)(万元|亿元|千元|%|‰)$/, '$1');
}

/** 投资单位为万元, 金额均以万元为单位: said in a sentence of the notes. */
const SAID_UNIT = /(?:投资|金额|资金|计量|本表|表中)[^。;；:：()\d]{0,8}(?:为|以|是)(万元|亿元|千元|元)/;

/** What may follow the unit in the same line: 填报日期, 截至, 制表人. */
const NEXT_LABEL =
  /(填报|填表|制表|编制|报送|统计|截[至止]|日期|时间|联系|审核|负责|(?<=[元亩%])20\d\d年).*$/;

/** Units of a note such as 单位：万元、亩 above a table; empty when the text is no such note. */
export function listNotedUnits(text: string): string[] {
  const said = SAID_UNIT.exec(text)?.[1];
  if (said) return [said];
  // 填报单位：县财政局  单位：亿元  填报日期：2026年 reaches here without its spaces.
  // 总投资 单位：万元 is a head with its own unit.
  const [, ...labelled] = text.split(
    /(?<!投资|投入|计划|完成|资金|概算|支出|面积|规模|总额)(?:单位|金额)[:：]\s*/,
  );
  return labelled.flatMap((rest) => {
    const note = /^[(]?([^\s()]{1,24})/.exec(rest)?.[1]?.replace(NEXT_LABEL, '') ?? '';
    return note.split(/[、,，;；/]/).filter((part) => isUnitAlone(part));
  });
}

/** The money unit at the end of a title: 2026年台账（万元）; empty when there is none. */
export function listTitleUnits(text: string): string[] {
  const unit = /[(]([^()]{1,4})[)]$/.exec(text)?.[1] ?? null;
  return isMoneyUnit(unit) && unit !== null ? [unit] : listNotedUnits(text);
}

export function isMoneyUnit(unit: string | null): boolean {
  return unit !== null && MONEY_UNIT.test(unit);
}
