import { isDueIn } from '../due-months.ts';
import { type FilingCell, toCellId } from '../filing.ts';
import { ask, type StatDesk, type StatItem, tell } from './stat-desk.ts';
import { askVintage } from './stat-questions.ts';
import { LEAVE_OUT, type StatDictionary } from './stat-reading.ts';
import { isSameFigure } from './stat-unit.ts';

const toPeriod = ({ year, month }: StatItem): string => `${year}-${String(month).padStart(2, '0')}`;
const idOf = (item: StatItem): string => toCellId({ ...item, period: toPeriod(item) });

/** What tells two sets of figures for the same cells apart: their word, their table, their head, or where they stand. */
function nameSides(items: readonly StatItem[]): Map<StatItem, string> {
  const ways: ((item: StatItem) => string)[] = [
    (item) => item.vintage,
    (item) => item.tableName,
    (item) => item.head,
    (item) => item.place,
  ];
  const differs = (way: (item: StatItem) => string) => new Set(items.map(way)).size === items.length;
  const way = ways.find(differs) ?? ((item: StatItem) => item.place);
  return new Map(items.map((item) => [item, way(item) || '（未注明）']));
}

/** One figure for one part of a cell; two that differ are asked, once for all cells that the same two sides give. */
function settleOne(desk: StatDesk, items: readonly StatItem[]): StatItem | null {
  const [first, ...rest] = items;
  if (!first) return null;
  const distinct = [first];
  for (const item of rest) {
    if (distinct.some((one) => isSameFigure(one.text, item.text)))
      tell(desk, 'same', '与文件里另一处相同，只取一次', item.place);
    else distinct.push(item);
  }
  if (distinct.length === 1) return first;
  const sides = nameSides(distinct);
  const names = [...sides.values()].sort();
  const indicator = desk.index.indicator(first.indicator)?.name ?? first.indicator;
  const question = askVintage(
    `vintage:${first.indicator}:${first.measure}:${names.join('|')}`,
    `${indicator}${first.measure === 'growth' ? '的增速' : ''}`,
    names.map((name) => ({ value: name, label: `用“${name}”的数` })),
  );
  const answers = distinct.map((item) => ask(desk, question, item.place));
  const [answer = null] = answers;
  for (const item of distinct)
    if (answer !== null && sides.get(item) !== answer)
      tell(
        desk,
        'answered',
        answer === LEAVE_OUT ? `${indicator}两套数按答复都不导入` : `${indicator}按答复用“${answer}”的数`,
        item.place,
      );
  return distinct.find((item) => sides.get(item) === answer) ?? null;
}

const PARTS = ['value', 'growth', 'base'] as const;

/** Figures of one cell become the cell: value, growth as published, comparable value of last year. In the order of the package. */
export function gatherCells(
  desk: StatDesk,
  dictionary: StatDictionary,
  items: readonly StatItem[],
): { cells: FilingCell[]; read: string[] } {
  const groups = new Map<string, StatItem[]>();
  const read: string[] = [];
  for (const item of items) {
    const indicator = desk.index.indicator(item.indicator);
    if (indicator && !isDueIn(indicator, toPeriod(item)))
      tell(
        desk,
        'not-due',
        `${indicator.name}在这个月没有数（按季、按年公布，或1月不公布），不导入`,
        item.place,
      );
    else groups.set(idOf(item), [...(groups.get(idOf(item)) ?? []), item]);
  }
  const cells: FilingCell[] = [];
  for (const group of groups.values()) {
    const [first] = group;
    if (!first) continue;
    const parts = PARTS.map((part) =>
      settleOne(
        desk,
        group.filter(({ measure }) => measure === part),
      ),
    );
    const [value = null, growth = null, base = null] = parts;
    if (!value && !growth) {
      if (base) tell(desk, 'left-out', '只有上年同期数，没有本期数，不导入', base.place);
      continue;
    }
    for (const part of parts) if (part) read.push(part.place);
    cells.push({
      ...{ indicator: first.indicator, subject: first.subject, period: toPeriod(first) },
      ...{ value: value?.text ?? null, growth: growth?.text ?? null, base: base?.text ?? null },
      ...{ place: (value ?? growth)?.place.slice(-120) ?? null, reason: '' },
    });
  }
  const at = (codes: readonly { code: string }[]) => new Map(codes.map(({ code }, order) => [code, order]));
  const [indicators, subjects] = [at(dictionary.indicators), at(dictionary.subjects)];
  const order = (one: FilingCell, other: FilingCell): number =>
    (indicators.get(one.indicator) ?? 0) - (indicators.get(other.indicator) ?? 0) ||
    (one.period < other.period ? -1 : one.period > other.period ? 1 : 0) ||
    (subjects.get(one.subject) ?? 0) - (subjects.get(other.subject) ?? 0);
  return { cells: cells.sort(order), read };
}
