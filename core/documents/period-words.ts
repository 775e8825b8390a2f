/** The words of a period in a document, for figures that run from the year's start to its end. */
export interface PeriodWords {
  /** 2026年1—10月: the span with its year, for titles. */
  span: string;
  /** 1—10月: the span inside a sentence that has named the year or needs none. */
  shortSpan: string;
  /** 2026年10月: the period alone. */
  single: string;
  /** 10月底, 10月中旬, 11月21日: the moment at its end. */
  end: string;
}

const DEKADS = ['上旬', '中旬', '下旬'];
const QUARTERS = ['一季度', '上半年', '前三季度', '全年'];

function monthSpan(month: number): string {
  return month === 1 ? '1月' : `1—${month}月`;
}

function fromMonthPart(year: string, month: number, part: string | undefined): PeriodWords {
  if (part === undefined) {
    return {
      span: month === 12 ? `${year}年度` : `${year}年${monthSpan(month)}`,
      shortSpan: month === 12 ? '全年' : monthSpan(month),
      single: `${year}年${month}月`,
      end: month === 12 ? '12月底' : `${month}月底`,
    };
  }
  const index = Number(part.slice(1)) - 1;
  const word = part.startsWith('X')
    ? `${month}月${DEKADS[index] ?? ''}`
    : part.startsWith('B')
      ? `${month}月${index === 0 ? '上半月' : '下半月'}`
      : `${month}月${Number(part)}日`;
  const end = part.startsWith('B') ? (index === 0 ? `${month}月15日` : `${month}月底`) : word;
  const last = index === 2 && part.startsWith('X') ? `${month}月底` : end;
  return { span: `${year}年截至${last}`, shortSpan: `截至${last}`, single: `${year}年${word}`, end: last };
}

/** Words for any period id of handbook 3.1; an unknown id stands for itself. */
export function toPeriodWords(period: string): PeriodWords {
  const [year = period, second, third] = period.split('-');
  if (second === undefined)
    return { span: `${year}年`, shortSpan: '全年', single: `${year}年`, end: '12月底' };
  if (/^Q[1-4]$/.test(second)) {
    const quarter = Number(second.slice(1));
    const word = QUARTERS[quarter - 1] ?? '';
    const single = `${year}年${['一', '二', '三', '四'][quarter - 1]}季度`;
    return { span: `${year}年${word}`, shortSpan: word, single, end: `${quarter * 3}月底` };
  }
  if (/^H[12]$/.test(second)) {
    const first = second === 'H1';
    const word = first ? '上半年' : '全年';
    const single = `${year}年${first ? '上' : '下'}半年`;
    return { span: `${year}年${word}`, shortSpan: word, single, end: first ? '6月底' : '12月底' };
  }
  if (/^W\d{2}$/.test(second)) {
    const word = `第${Number(second.slice(1))}周`;
    return {
      span: `${year}年截至${word}`,
      shortSpan: `截至${word}`,
      single: `${year}年${word}`,
      end: `${word}末`,
    };
  }
  return fromMonthPart(year, Number(second), third);
}
