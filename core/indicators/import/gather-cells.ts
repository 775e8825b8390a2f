import { formatPeriod } from '#core/platform/public.ts';
import { isDueIn } from '../due-months.ts';
import { type FilingCell, toCellId } from '../filing.ts';
import { ask, type ReadFigure, type StatDesk, tell } from './stat-desk.ts';
import { askVintage } from './stat-questions.ts';
import { LEAVE_OUT, type StatDictionary } from './stat-reading.ts';
import { isSameFigure } from './stat-unit.ts';

const toPeriod = ({ year, month }: ReadFigure): string => `${year}-${String(month).padStart(2, '0')}`;
const idOf = (figure: ReadFigure): string => toCellId({ ...figure, period: toPeriod(figure) });

/** What tells two sets of figures for the same cells apart: their word, their table, their head, or where they stand. */
function nameSides(figures: readonly ReadFigure[]): { sides: Map<ReadFigure, string>; isOfOneCell: boolean } {
  const ways: ((figure: ReadFigure) => string)[] = [
    (figure) => figure.vintage,
    (figure) => figure.tableName,
    (figure) => figure.head,
    (figure) => figure.place,
  ];
  const differs = (way: (figure: ReadFigure) => string) => new Set(figures.map(way)).size === figures.length;
  const way = ways.find(differs) ?? ((figure: ReadFigure) => figure.place);
  return {
    sides: new Map(figures.map((figure) => [figure, way(figure) || '（未注明）'])),
    isOfOneCell: ways.indexOf(way) === ways.length - 1 || !ways.includes(way),
  };
}

/** One figure for one part of a cell; two that differ are asked, once for all cells that the same two sides give. */
function settleOne(desk: StatDesk, figures: readonly ReadFigure[]): ReadFigure | null {
  const [first, ...rest] = figures;
  if (!first) return null;
  const distinct = [first];
  for (const figure of rest) {
    if (distinct.some((one) => isSameFigure(one.text, figure.text)))
      tell(desk, 'same', '与文件里另一处相同，只取一次', figure.place);
    else distinct.push(figure);
  }
  if (distinct.length === 1) return first;
  const { sides, isOfOneCell } = nameSides(distinct);
  const names = [...sides.values()].sort();
  const indicator = desk.index.indicator(first.indicator)?.name ?? first.indicator;
  const cell = `${desk.index.subject(first.subject)?.name ?? ''}${formatPeriod(toPeriod(first))}`;
  const textOf = (name: string) => distinct.find((figure) => sides.get(figure) === name)?.text ?? '';
  const question = askVintage(
    `vintage:${first.indicator}:${first.measure}:${names.join('|')}`,
    `${isOfOneCell ? cell : ''}${indicator}${first.measure === 'growth' ? '的增速' : ''}`,
    names.map((name) => ({
      value: name,
      label: `用“${name}”的数（${isOfOneCell ? '' : '如'}${textOf(name)}）`,
    })),
  );
  const answers = distinct.map((figure) => ask(desk, question, figure.place));
  const [answer = null] = answers;
  for (const figure of distinct)
    if (answer !== null && sides.get(figure) !== answer)
      tell(
        desk,
        'answered',
        answer === LEAVE_OUT ? `${indicator}两套数按答复都不导入` : `${indicator}按答复用“${answer}”的数`,
        figure.place,
      );
  return distinct.find((figure) => sides.get(figure) === answer) ?? null;
}

const PARTS = ['value', 'growth', 'base'] as const;

/** Figures of one cell become the cell: value, growth as published, comparable value of last year. In the order of the package. */
export function gatherCells(
  desk: StatDesk,
  dictionary: StatDictionary,
  figures: readonly ReadFigure[],
): { cells: FilingCell[]; read: string[] } {
  const groups = new Map<string, ReadFigure[]>();
  const read: string[] = [];
  for (const figure of figures) {
    const indicator = desk.index.indicator(figure.indicator);
    if (indicator && !isDueIn(indicator, toPeriod(figure)))
      tell(
        desk,
        'not-due',
        `${indicator.name}在这个月没有数（按季、按年公布，或1月不公布），不导入`,
        figure.place,
      );
    else groups.set(idOf(figure), [...(groups.get(idOf(figure)) ?? []), figure]);
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
