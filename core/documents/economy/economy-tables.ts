/** The tables of papers about the economy; a figure that is not there is a dash with its reason below. */
import type { EconomyFacts, EconomyRow, NamedFigure } from '#core/indicators/public.ts';
import type { Ranking } from '#core/progress/public.ts';
import type { Cell, Table, TableRow } from '../content-model.ts';
import { toCell, toHeadCell, toLightCell, toRow, toTable, toTextCell } from '../table.ts';
import {
  CERTAINTY_WORDS,
  type FigurePen,
  findIdAt,
  ownIds,
  peerIds,
  printLevel,
  printPercentPoint,
  printShare,
  saySpan,
} from './economy-figures.ts';
import { isAmongOthers, listMissingOf } from './indicator-words.ts';

export type Column = [key: string, head: string, widthMm: number, align?: 'left' | 'center' | 'right'];
export const toColumns = (columns: readonly Column[]): Pick<Table, 'columns' | 'head'> => ({
  columns: columns.map(([key, , widthMm, align = 'center']) => ({ key, widthMm, align })),
  head: [columns.map(([, head]) => toHeadCell(head))],
});

const DASH_NOTE = '“—”表示本期没有这个数或不作比较。';
export const noteDashes = (rows: readonly TableRow[]): string[] =>
  rows.some(({ cells }) => cells.some(({ text }) => text === '—')) ? [DASH_NOTE] : [];

/** Rows under a head for each group of indicators. */
export function groupRows<T>(
  items: readonly T[],
  groupOf: (item: T) => string,
  width: number,
  toCells: (item: T, index: number) => Cell[],
  id: string,
): TableRow[] {
  const groups = [...new Set(items.map(groupOf))];
  return groups.flatMap((group) => [
    ...(groups.length < 2
      ? []
      : [toRow(`${id}.group.${group}`, [toTextCell(group, { colSpan: width })], 'group')]),
    ...items.flatMap((item, index) =>
      groupOf(item) === group ? [toRow(`${id}.${index + 1}`, toCells(item, index))] : [],
    ),
  ]);
}

/** 主要指标完成情况表: each indicator with its growth, its target, the levels above, its place and its light. */
export function buildIndicatorTable(facts: EconomyFacts, pen: FigurePen): Table {
  const upper = (facts.rows[0]?.upper ?? []).slice(0, 2);
  const id = 'economy.table.indicators';
  const columns: Column[] = [
    ['name', '指标', 64 - 13 * upper.length, 'left'],
    ['unit', '单位', 12],
    ['span', '数据期', 17],
    ['value', '本期数', 18, 'right'],
    ['growth', '同比\n（%）', 13, 'right'],
    ['change', '比上期\n增减', 13, 'right'],
    ['target', '全年\n目标', 18, 'right'],
    ['completion', '完成\n（%）', 12, 'right'],
    ['lead', '与序时\n之差', 14, 'right'],
    ...upper.map(({ key, name }): Column => [`upper.${key}`, `${name}\n（%）`, 13, 'right']),
    ['rank', '位次', 13],
    ['move', '变化', 12],
    ['light', '灯', 10],
    ['certainty', '状态', 9],
  ];
  const rows = groupRows(
    facts.rows,
    ({ indicator }) => indicator.group,
    columns.length,
    (one) =>
      toIndicatorCells(
        one,
        upper.map(({ key }) => key),
        pen,
      ),
    id,
  );
  return toTable({
    id,
    ...toColumns(columns),
    rows,
    unitNote: '增减、之差单位：百分点；上级列为同比增速',
    notes: [
      ...noteDashes(rows),
      ...(facts.rows.some(isAmongOthers)
        ? [`变化为“口径调整”的，参加排位的${facts.peerWord}与上期不同，位次不作比较。`]
        : []),
      '位次按各指标规定的口径（增速、总量或完成率）排定，相同的并列；状态：预计、初步、核定，“计算”为由两项指标相除得出。',
    ],
  });
}

/** 第2位 → 2, 并列第2位 → 并2, for a narrow column. */
export const toShortPlace = (rankText: string): string => rankText.replace(/第|位|列/g, '');

/** 预计, 初步, 核定; a ratio worked out from its parts has no state of its own. */
function sayState({ row: { figure } }: EconomyRow): string {
  if (figure.certainty !== null) return CERTAINTY_WORDS[figure.certainty];
  return figure.value === null ? '未报' : '计算';
}

function toIndicatorCells(one: EconomyRow, upper: readonly string[], pen: FigurePen): Cell[] {
  const { indicator, row } = one;
  const { figure, standing, rank, target } = row;
  const ids = [figure.valueId];
  const isRate = figure.growth === null && figure.pointsOnYear !== null;
  const aim =
    target?.value != null
      ? printLevel(target.value, indicator)
      : target?.growth != null
        ? `增${printPercentPoint(target.growth)}%`
        : null;
  return [
    toTextCell(indicator.name),
    toTextCell(indicator.unit, { align: 'center' }),
    toTextCell(saySpan(indicator, row.period, pen.period), { align: 'center' }),
    pen.cell(printLevel(figure.value, indicator), ids, 'indicator_value'),
    isRate ? toCell(null) : pen.cell(printPercentPoint(figure.growth), ownIds(one), 'indicator_growth'),
    pen.cell(
      printPercentPoint(row.growthChange),
      [figure.valueId, findIdAt(one, one.periodBefore)],
      'indicator_growth_change',
    ),
    pen.cell(aim, ids, 'indicator_target'),
    pen.cell(printShare(standing.completion), ids, 'indicator_completion'),
    pen.cell(printShare(standing.proRataGap), ids, 'indicator_pro_rata_gap'),
    ...upper.map((key) => {
      const above = one.upper.find((of) => of.key === key)?.figure;
      return pen.cell(printPercentPoint(above?.growth ?? null), [above?.valueId], 'indicator_growth');
    }),
    pen.cell(rank?.rank == null ? null : toShortPlace(rank.rankText), peerIds(one.peers), 'indicator_rank'),
    pen.cell(rank?.move?.text.replace('位', '') ?? null, peerIds(one.peers), 'indicator_rank_change'),
    toLightCell(row.light, null),
    toTextCell(sayState(one), { align: 'center' }),
  ];
}

interface RankedRegions {
  id: string;
  /** What the average is called: 全市. */
  averageName: string;
  regionsOf: (row: EconomyRow) => { regions: readonly NamedFigure[]; ranking: Ranking | null };
  averageIdOf: (row: EconomyRow) => string | null | undefined;
}

/** 各地区位次表: indicators by the regions beside the own one, each figure with its place. */
export const buildRankTable = (facts: EconomyFacts, pen: FigurePen): Table | null =>
  buildOrderTable(facts, pen, {
    id: 'economy.table.ranks',
    averageName: facts.rows[0]?.upper[0]?.name ?? '上级',
    regionsOf: ({ peers, ranking }) => ({ regions: peers, ranking }),
    averageIdOf: ({ upper }) => upper[0]?.figure.valueId,
  });

/** The same of the regions below. */
export const buildBelowTable = (facts: EconomyFacts, pen: FigurePen): Table | null =>
  buildOrderTable(facts, pen, {
    id: 'economy.table.below',
    averageName: facts.regionWord,
    regionsOf: ({ below }) => below ?? { regions: [], ranking: null },
    averageIdOf: ({ row }) => row.figure.valueId,
  });

function buildOrderTable(
  facts: EconomyFacts,
  pen: FigurePen,
  { id, averageName, regionsOf, averageIdOf }: RankedRegions,
): Table | null {
  const ranked = facts.rows.filter((row) => (regionsOf(row).ranking?.rankedCount ?? 0) > 1);
  const regions = ranked[0] ? regionsOf(ranked[0]).regions : [];
  if (ranked.length === 0 || regions.length < 2) return null;
  const width = Math.max(12, Math.min(24, Math.floor((225 - 44) / (regions.length + 1))));
  const columns: Column[] = [
    ['name', '指标', 225 - width * (regions.length + 1), 'left'],
    ['upper', averageName, width],
    ...regions.map(({ key, name }): Column => [`region.${key}`, name, width]),
  ];
  const rows = ranked.map((one, index) => {
    const { indicator } = one;
    const { regions: shown, ranking } = regionsOf(one);
    const by = { growth: '增速%', level: indicator.unit, completion: '完成率%' }[indicator.rankBy ?? 'level'];
    return toRow(`${id}.${index + 1}`, [
      toTextCell(`${indicator.name}${by ? `（${by}）` : ''}`),
      pen.cell(ranking?.printedAverage ?? null, [averageIdOf(one)], 'indicator_value'),
      ...regions.map(({ key }) => {
        const entry = ranking?.entries.find((of) => of.key === key);
        const figure = shown.find((region) => region.key === key)?.figure;
        const printed = entry?.printed ?? null;
        const isTold = printed !== null && entry?.rank != null;
        return pen.cell(
          isTold ? `${printed}\n（${entry.isTied ? '并' : ''}${entry.rank}）` : null,
          [figure?.valueId],
          'indicator_rank',
        );
      }),
    ]);
  });
  const missing = [
    ...new Set(ranked.map((one) => listMissingOf(regionsOf(one))).filter((one) => one !== '')),
  ];
  return toTable({
    id,
    ...toColumns(columns),
    rows,
    notes: [
      '括号内为位次，“并”为并列。',
      ...(missing.length === 1 ? [`${missing[0]}，不参加排位。`] : noteDashes(rows)),
    ],
  });
}
