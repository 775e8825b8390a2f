import { ask, type ReadFigure, tell } from './stat-desk.ts';
import type { LabelFacts } from './stat-label.ts';
import { askMonth, askOctober, askYear } from './stat-questions.ts';
import { LEAVE_OUT } from './stat-reading.ts';
import type { Side, TableView } from './table-view.ts';

type Time = Pick<ReadFigure, 'year' | 'month' | 'span'>;

/** The month that a side or a title names; 2016.1 is asked. Null when it waits for an answer. */
function readMonth(
  view: TableView,
  sides: readonly Side[],
  place: string,
): { month: number | undefined } | null {
  for (const side of sides)
    for (const { period } of side.facts) {
      if (period.month !== undefined) return { month: period.month };
      if (!period.isOctober) continue;
      const answer = ask(view.desk, askOctober(side.place, period.year ?? 0), place);
      if (answer === LEAVE_OUT) tell(view.desk, 'answered', '按答复不导入', place);
      return answer === null || answer === LEAVE_OUT ? null : { month: Number(answer) };
    }
  return { month: undefined };
}

const firstYear = (facts: readonly LabelFacts[]): number | undefined =>
  facts.find(({ period }) => period.year !== undefined)?.period.year;

function resolveYear(view: TableView, own: readonly LabelFacts[], place: string): number | null {
  const said = firstYear([...own, ...view.around]);
  if (said !== undefined) return said;
  const near = [...view.yearsOfHeads].sort((a, b) => b - a);
  const [last = 0] = near;
  const answer = ask(view.desk, askYear(view.key, view.name, last > 0 ? near : view.desk.years), place);
  if (answer === LEAVE_OUT) tell(view.desk, 'answered', `${view.name}按答复不导入`, place);
  return answer === null || answer === LEAVE_OUT ? null : Number(answer);
}

function settleMonth(view: TableView, month: number | null, place: string): number | null {
  const answer = ask(view.desk, askMonth(view.key, view.name, month), place);
  if (answer === LEAVE_OUT) tell(view.desk, 'answered', `${view.name}按答复不导入`, place);
  return answer === null || answer === LEAVE_OUT ? null : Number(answer);
}

function resolveSpan(
  own: readonly LabelFacts[],
  beside: ReadFigure['span'],
  around: readonly LabelFacts[],
): ReadFigure['span'] {
  const spansOf = (facts: readonly LabelFacts[]) => facts.flatMap(({ period }) => period.span ?? []);
  const spans = [...spansOf(own), ...(beside === null ? [] : [beside]), ...spansOf(around)];
  return spans.find((span) => span !== 'bare') ?? spans[0] ?? null;
}

/** Year, month and whether the figure counts from January. A year alone is the whole year; null when it is asked or left out. */
export function resolvePeriod(
  view: TableView,
  sides: { column: Side; row: Side },
  place: string,
): Time | null {
  const own = [...sides.column.facts, ...sides.row.facts];
  if (own.some(({ period }) => period.isOther)) {
    tell(view.desk, 'left-out', '不是从年初起、也不是单月的时间，不导入', place);
    return null;
  }
  const read = readMonth(view, [sides.column, sides.row], place);
  if (read === null) return null;
  const year = resolveYear(view, own, place);
  if (year === null) return null;
  const span = resolveSpan(own, sides.column.besideSpan, view.around);
  if (read.month !== undefined) return { year, month: read.month, span };
  const said = view.around.find(({ period }) => period.month !== undefined)?.period;
  const hasOwnYear = firstYear(own) !== undefined;
  if (said?.month !== undefined) {
    // A title of one month over years side by side does not say which months the years mean.
    if (!hasOwnYear || said.span === 'cumulative' || view.yearsOfHeads.size === 1)
      return { year, month: said.month, span };
    const month = settleMonth(view, said.month, place);
    return month === null ? null : { year, month, span: month === 12 ? 'cumulative' : span };
  }
  if (span === 'single' || (span === 'cumulative' && !hasOwnYear)) {
    const month = settleMonth(view, null, place);
    return month === null ? null : { year, month, span };
  }
  return { year, month: 12, span: 'cumulative' };
}
