/** Tables of what is behind, of wholes and their parts, and of what was revised. */
import type {
  EconomyContribution,
  EconomyFacts,
  EconomyRow,
  EconomyShortfall,
} from '#core/indicators/public.ts';
import { roundUp } from '#core/platform/public.ts';
import type { Cell, Table } from '../content-model.ts';
import { toCell, toFigureCell, toRow, toTable, toTextCell } from '../table.ts';
import { type FigurePen, printLevel, printPercentPoint, printShare, saySpan } from './economy-figures.ts';
import { type Column, groupRows, noteDashes, toColumns } from './economy-tables.ts';
import { idsOfPart, PART_WORDS } from './part-words.ts';

const LANDSCAPE_SHORTFALLS: readonly Column[] = [
  ['unit', '责任单位', 36, 'left'],
  ['name', '指标', 42, 'left'],
  ['of', '计量单位', 15],
  ['span', '数据期', 19],
  ['target', '全年目标', 22, 'right'],
  ['value', '本期数', 22, 'right'],
  ['completion', '完成\n（%）', 14, 'right'],
  ['lead', '与序时之差\n（百分点）', 20, 'right'],
  ['short', '与序时\n的差额', 17, 'right'],
  ['required', '后几个月\n月均需完成', 18, 'right'],
];

/** 落后序时进度指标责任分解表: what each unit is behind with and what the months left must bring. */
export function buildShortfallTable({ shortfalls, belowWord }: EconomyFacts, pen: FigurePen): Table | null {
  if (shortfalls.length === 0) return null;
  const id = 'economy.table.shortfalls';
  const rows = groupRows(
    shortfalls,
    ({ isOwn }) => (isOwn ? '部门' : belowWord),
    LANDSCAPE_SHORTFALLS.length,
    (one) => toShortfallCells(one, pen),
    id,
  );
  return toTable({ id, ...toColumns(LANDSCAPE_SHORTFALLS), rows, notes: noteDashes(rows) });
}

function toShortfallCells(one: EconomyShortfall, pen: FigurePen): Cell[] {
  const { indicator, figure } = one;
  const ids = [figure.valueId];
  // What is still missing is never printed smaller than it is.
  const owed = (value: string | null) => (value === null ? null : roundUp(value, indicator.digits));
  return [
    toTextCell(one.unitName),
    toTextCell(indicator.name),
    toTextCell(indicator.unit, { align: 'center' }),
    toTextCell(saySpan(indicator, one.period, pen.period), { align: 'center' }),
    pen.cell(printLevel(one.target, indicator), ids, 'indicator_target'),
    pen.cell(printLevel(figure.value, indicator), ids, 'indicator_value'),
    pen.cell(printShare(one.completion), ids, 'indicator_completion'),
    pen.cell(printShare(one.proRataGap), ids, 'indicator_pro_rata_gap'),
    pen.cell(owed(one.shortfall), ids, 'indicator_shortfall'),
    pen.cell(owed(one.requiredPerMonth), ids, 'indicator_required'),
  ];
}

/** A whole and its parts: figure, growth, share, contribution, points pulled, growth without it; the residual closes the sum. */
export function buildPartTable(one: EconomyContribution, owner: EconomyRow, pen: FigurePen): Table {
  const { indicator } = owner;
  const { result, whole } = one;
  const id = `economy.parts.${one.code}.${one.by}`;
  const whole_ = [whole.valueId];
  const rows = [
    ...result.parts.map((part, index) => {
      const ids = idsOfPart(one, part.key);
      const both = [...ids, ...whole_];
      return toRow(`${id}.${index + 1}`, [
        toTextCell(part.name),
        pen.cell(printLevel(part.value, indicator), ids, 'indicator_value'),
        pen.cell(printPercentPoint(part.growth), ids, 'indicator_growth'),
        pen.cell(printPercentPoint(part.share), both, 'indicator_share'),
        pen.cell(printPercentPoint(part.contribution), both, 'indicator_contribution'),
        pen.cell(printPercentPoint(part.growthWithout), both, 'indicator_growth_without'),
        pen.cell(printPercentPoint(part.pull), both, 'indicator_pull'),
      ]);
    }),
    ...(result.residual === null
      ? []
      : [
          toRow(`${id}.rest`, [
            toTextCell('其他'),
            pen.cell(printLevel(result.residual.value, indicator), whole_, 'indicator_value'),
            ...[null, null, null, null].map((text) => toFigureCell(text, null)),
            pen.cell(printPercentPoint(result.residual.pull), whole_, 'indicator_pull'),
          ]),
        ]),
    toRow(
      `${id}.whole`,
      [
        toTextCell(indicator.name),
        pen.cell(printLevel(whole.value, indicator), whole_, 'indicator_value'),
        pen.cell(printPercentPoint(whole.growth), whole_, 'indicator_growth'),
        toCell('100.0'),
        toCell(result.wholeGrowth === null ? null : '100.0'),
        toCell(null),
        pen.cell(printPercentPoint(result.wholeGrowth), whole_, 'indicator_pull'),
      ],
      'total',
    ),
  ];
  return toTable({
    id,
    caption: `${saySpan(indicator, one.period, pen.period)}${indicator.name}${PART_WORDS[one.by].lead.replace(/看$/, '')}情况`,
    unitNote: indicator.unit ? `单位：${indicator.unit}、%、百分点` : null,
    ...toColumns([
      ['name', '', 38, 'left'],
      ['value', '本期数', 24, 'right'],
      ['growth', '同比\n（%）', 18, 'right'],
      ['share', '占比\n（%）', 18, 'right'],
      ['contribution', '贡献率\n（%）', 19, 'right'],
      ['without', '剔除后\n（%）', 19, 'right'],
      ['pull', '拉动\n（百分点）', 20, 'right'],
    ]),
    rows,
    notes: [
      ...noteDashes(rows),
      ...(result.isFalling ? [`${indicator.name}为负增长，贡献率为占下降额的比重。`] : []),
      '因四舍五入，拉动之和可能不等于合计。',
    ],
  });
}

/** 数据修订情况表: what had been published and stands otherwise now, with the reason. */
export function buildRevisionTable({ revisions }: EconomyFacts, pen: FigurePen): Table | null {
  if (revisions.length === 0) return null;
  const id = 'economy.table.revisions';
  const rows = revisions.map((one, index) => {
    const { indicator, before, after } = one;
    const said = (of: typeof before) =>
      printLevel(of.value, indicator) ?? (of.growth === null ? null : `${printPercentPoint(of.growth)}%`);
    return toRow(`${id}.${index + 1}`, [
      toTextCell(indicator.name),
      toTextCell(indicator.unit, { align: 'center' }),
      toTextCell(saySpan(indicator, one.period, pen.period), { align: 'center' }),
      pen.cell(said(before), [one.earlierValueId], 'indicator_revised'),
      pen.cell(said(after), [one.valueId], 'indicator_value'),
      toTextCell(one.reason),
      toTextCell(one.unitName),
    ]);
  });
  return toTable({
    id,
    ...toColumns([
      ['name', '指标', 45, 'left'],
      ['unit', '单位', 16],
      ['span', '数据期', 30],
      ['before', '修订前', 25, 'right'],
      ['after', '修订后', 25, 'right'],
      ['reason', '原因', 54, 'left'],
      ['by', '修订单位', 30, 'left'],
    ]),
    rows,
  });
}
