import type { Cell, Table } from '../content-model.ts';
import { printWan } from '../printed-figure.ts';
import { LIGHT_LABELS, toCell, toFigureCell, toHeadCell } from '../table.ts';
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

/** Number, plan, actual, rate and lead of a group, in the columns of `GROUP_COLUMNS`. */
export function listGroupCells(facts: BulletinFacts, group: GroupFacts): Cell[] {
  const refer = (measure: Parameters<typeof toGroupRef>[2]) => toGroupRef(facts.period, group, measure);
  return [
    toCell(String(group.projectCount), refer('project_count')),
    wanCell(group.annualPlanYuan, refer('annual_plan')),
    wanCell(group.actualYuan, refer('actual_ytd')),
    toFigureCell(rateNumber(facts, group.completionRate), refer('completion_rate')),
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

export const INVESTMENT_HEADS = [
  toHeadCell('年度计划\n投资'),
  toHeadCell('累计完成\n投资'),
  toHeadCell('完成率\n（%）'),
  toHeadCell('比序时\n进度'),
];
export const LIGHT_HEADS = [
  toHeadCell(LIGHT_LABELS.red),
  toHeadCell(LIGHT_LABELS.yellow),
  toHeadCell(LIGHT_LABELS.green),
];
export const GROUP_COLUMNS: Table['columns'] = [
  { key: 'project-count', widthMm: 12, align: 'center' },
  { key: 'annual-plan', widthMm: 19, align: 'right' },
  { key: 'actual', widthMm: 19, align: 'right' },
  { key: 'rate', widthMm: 15, align: 'right' },
  { key: 'lead', widthMm: 17, align: 'right' },
];
export const LIGHT_COLUMNS: Table['columns'] = [
  { key: 'red', widthMm: 10, align: 'center' },
  { key: 'yellow', widthMm: 10, align: 'center' },
  { key: 'green', widthMm: 10, align: 'center' },
];
