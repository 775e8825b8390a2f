// 1.3个工作日内: the number of an item in front of a count, and no decimal.

/** What is counted in whole ones: no decimal stands in front of it. */
const WHOLE =
  /^\d+(?:个|日|天|周|月|年|家|户|处|座|条|所|名|项|人|台|套|辆|栋|幢|场|类|批|起|宗|支|只|口|件|份|块|次|工作日)/;
const NUMBER = /(^|\n|[：；。！）])(\d{1,2})([.、])/g;

interface ListNumber {
  /** Where the point stands. */
  point: number;
  value: number;
  isLineStart: boolean;
  /** A digit follows the point. */
  isDoubtful: boolean;
}

const isNext = (one: ListNumber | undefined, other: ListNumber | undefined): boolean =>
  one !== undefined && other !== undefined && other.value === one.value + 1;

/** Places of the points that end the number of an item though a digit follows them (1.3个工作日内, 2.15日前). */
export function findListPoints(plain: string): number[] {
  const numbers = [...plain.matchAll(NUMBER)].map((match): ListNumber => {
    const point = match.index + match[0].length - 1;
    return {
      point,
      value: Number(match[2]),
      isLineStart: match[1] === '' || match[1] === '\n',
      isDoubtful: match[3] === '.' && /\d/.test(plain[point + 1] ?? ''),
    };
  });
  return numbers
    .filter((number, index) => {
      if (!number.isDoubtful) return false;
      const after = plain.slice(number.point + 1, number.point + 30);
      if (!/^\d+[\u4e00-\u9fff][^\n]{3}/.test(after)) return false;
      const [before, next] = [numbers[index - 1], numbers[index + 1]];
      const neighbours = [isNext(before, number) && before, isNext(number, next) && next].filter(
        (one): one is ListNumber => typeof one === 'object',
      );
      if (WHOLE.test(after)) return number.isLineStart || number.value === 1 || neighbours.length > 0;
      return neighbours.some((one) => !one.isDoubtful || (number.isLineStart && one.isLineStart));
    })
    .map((number) => number.point);
}
