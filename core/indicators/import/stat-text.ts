import { rememberByText, toArabicMonths, toComparable } from '#core/ledger/public.ts';

/** Marks that point to a footnote: *, ①, [1], (注1), †. Taken off before anything else, since ① would become the digit 1. */
const MARKS = /[*＊※†‡①-⑳⑴-⒇¹²³⁰⁴-⁹]|[[［【]\d{1,2}[\]］】]|[(（]注\d{0,2}[)）]|注[:：]?\d{1,2}$/gu;

/** What is read of a cell, and whether it bore a mark. */
export function stripMarks(text: string): { text: string; isMarked: boolean } {
  const bare = text.replace(MARKS, '');
  return { text: bare, isMarked: bare !== text };
}

/** Comparable form of a label: no marks, half-width, simplified, no spaces, months in figures. */
export const toLabelText = rememberByText((text: string): string =>
  toArabicMonths(toComparable(stripMarks(text).text.replace(/㎡/g, '平方米')))
    .replace(/[‐‑‒–—―−－~～﹣]+/g, '-')
    .replace(/\((?=[\u4e00-\u9fff]{1,3}、)/g, '('),
);

const NOTE =
  /^(注|备注|说明|资料来源|数据来源|来源|制表|审核|填表|联系电话|联系人|审签|打印日期|导出时间|数据解释)/;
/** A line that speaks about the table: 注：…, 资料来源：…, * 为初步数. */
export const isNoteLine = (text: string): boolean =>
  /^\s*([*＊※†①-⑳]|[(（]?注)/u.test(text) || NOTE.test(toComparable(text));
