import type { Cell, HeadCell, Table } from '../content-model.ts';
import { printWan } from '../printed-figure.ts';
import { LIGHT_LABELS, toCell, toFigureCell, toHeadCell, toOtherRateHead } from '../table.ts';
import type { BulletinFacts, GroupFacts } from './bulletin-facts.ts';
import { printRankedLead, printRankedNumber, toGroupRef } from './bulletin-refs.ts';

export const SERIAL = { key: 'serial', widthMm: 11, align: 'center' } as const;

/** An amount in 万元 as printed in a table. */
export function wanCell(yuan: string | null, figure: Cell['figure']): Cell {
  return toFigureCell(yuan === null ? null : printWan(yuan), figure);
}

/** A rate as a percent number, as the ranking compares it. */
export function rateNumber(facts: BulletinFacts, ratio: string | null): string | null {
  return ratio === null ? null : printRankedNumber(facts, ratio);
}

/** Number, plan, actual, rate, rate by the other plan where there is one, and lead, in the columns of `listGroupColumns`. */
export function listGroupCells(facts: BulletinFacts, group: GroupFacts): Cell[] {
  const refer = (measure: Parameters<typeof toGroupRef>[2]) => toGroupRef(facts.period, group, measure);
  return [
    toCell(String(group.projectCount), refer('project_count')),
    wanCell(group.annualPlanYuan, refer('annual_plan')),
    wanCell(group.actualYuan, refer('actual_ytd')),
    toFigureCell(rateNumber(facts, group.completionRate), refer('completion_rate')),
    ...listOtherRateCells(facts, group.otherCompletionRate, refer('completion_rate_other_plan')),
    toFigureCell(printRankedLead(facts, group.completionRate), refer('lead_pro_rata')),
  ];
}

/** Counts of lights of a group, in the columns of `LIGHT_COLUMNS`. */
export function listLightCells(facts: BulletinFacts, group: GroupFacts): Cell[] {
  const refer = (measure: 'light_red' | 'light_yellow' | 'light_green') =>
    toGroupRef(facts.period, group, measure);
  return [
    toCell(String(group.lights.red), refer('light_red')),
    toCell(String(group.lights.yellow), refer('light_yellow')),
    toCell(String(group.lights.green), refer('light_green')),
  ];
}

/** Whether the year's plan was adjusted, so that the rate by the other plan stands beside. */
export const hasOtherRate = (facts: BulletinFacts): boolean => facts.plan.otherVersion !== null;

/** The cell of the other rate; no cell while both plans are the same. */
export function listOtherRateCells(
  facts: BulletinFacts,
  rate: string | null | undefined,
  figure: Cell['figure'],
): Cell[] {
  return hasOtherRate(facts) ? [toFigureCell(rateNumber(facts, rate ?? null), figure)] : [];
}

export function toPlanHead(facts: BulletinFacts): HeadCell {
  return toHeadCell(facts.plan.basis === 'first-issued' ? '年初下达\n计划' : '年度计划\n投资');
}

export function listOtherRateHeads(facts: BulletinFacts): HeadCell[] {
  if (!hasOtherRate(facts)) return [];
  return [toOtherRateHead(facts.plan.basis === 'first-issued' ? 'in-force' : 'first-issued')];
}

export const listInvestmentHeads = (facts: BulletinFacts): HeadCell[] => [
  toPlanHead(facts),
  toHeadCell('累计完成\n投资'),
  toHeadCell('完成率\n（%）'),
  ...listOtherRateHeads(facts),
  toHeadCell('比序时\n进度'),
];
export const LIGHT_HEADS = [
  toHeadCell(LIGHT_LABELS.red),
  toHeadCell(LIGHT_LABELS.yellow),
  toHeadCell(LIGHT_LABELS.green),
];
const GROUP_COLUMNS: Table['columns'] = [
  { key: 'project-count', widthMm: 12, align: 'center' },
  { key: 'annual-plan', widthMm: 19, align: 'right' },
  { key: 'actual', widthMm: 19, align: 'right' },
  { key: 'rate', widthMm: 15, align: 'right' },
  { key: 'lead', widthMm: 17, align: 'right' },
];
/** With the second rate the columns move together: the page stays as wide. */
const GROUP_COLUMNS_OF_TWO: Table['columns'] = [
  { key: 'project-count', widthMm: 11, align: 'center' },
  { key: 'annual-plan', widthMm: 17, align: 'right' },
  { key: 'actual', widthMm: 17, align: 'right' },
  { key: 'rate', widthMm: 13, align: 'right' },
  { key: 'other-rate', widthMm: 13, align: 'right' },
  { key: 'lead', widthMm: 13, align: 'right' },
];

export function listGroupColumns(facts: BulletinFacts, narrowerMm = 0): Table['columns'] {
  if (hasOtherRate(facts)) return GROUP_COLUMNS_OF_TWO;
  return GROUP_COLUMNS.map((column) => ({ ...column, widthMm: Math.max(11, column.widthMm - narrowerMm) }));
}

export const LIGHT_COLUMNS: Table['columns'] = [
  { key: 'red', widthMm: 10, align: 'center' },
  { key: 'yellow', widthMm: 10, align: 'center' },
  { key: 'green', widthMm: 10, align: 'center' },
];
